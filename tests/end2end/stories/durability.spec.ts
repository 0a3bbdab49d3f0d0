import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

const KILLS = 20;
const ANSWERS = ['Ses tydeligt', 'Ses delvist', 'Ses sjældent', 'Ved ikke endnu', 'Ikke relevant'];

test('an answer that stands as saved outlives a killed browser, 20 times of 20', async ({ device }) => {
  test.setTimeout(400_000);
  let app = new AppPage(await device.open());
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.stored();

  const lost: string[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await app.page.reload();
    await app.unlock();
    const next = await firstUnanswered(app);
    const answer = ANSWERS[kill % ANSWERS.length] ?? '';
    // Nothing has been saved since the reload, so the word belongs to this answer.
    await expect(app.saved).toHaveCount(0);
    await app.page.getByRole('group', { name: next.question }).getByRole('radio', { name: answer }).click();
    await app.saved.waitFor();
    await device.kill();

    app = new AppPage(await device.open());
    await app.unlock();
    await toReview(app);
    const count = `${kill} af 29 tegn er besvaret.`;
    if (!(await app.main.innerText()).includes(count)) lost.push(`kill ${kill}: not ${count}`);
    await app.tap(`Ret ${next.area}`);
    await app.at(next.area);
    const given = app.page.getByRole('group', { name: next.question }).getByRole('radio', { name: answer });
    if (!(await given.isChecked())) lost.push(`kill ${kill}: ${next.question}`);
  }
  expect(lost).toEqual([]);
});

/** The review page, wherever the app came back to: the last place may be older than the last answer. */
async function toReview(app: AppPage): Promise<void> {
  await expect(app.heading).not.toHaveText('Lås op');
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.resumeToReview();
}

async function firstUnanswered(app: AppPage): Promise<{ area: string; question: string }> {
  await toReview(app);
  const card = app.main
    .locator('section')
    .filter({ hasText: /(tegn er ikke besvaret)/ })
    .first();
  await card.getByRole('button', { name: /^Ret/ }).click();
  await expect(app.main).toContainText(/Trin \d af 9/);
  const open = app.page
    .getByRole('region', { name: 'Tegn' })
    .getByRole('group')
    .filter({ hasNot: app.page.getByRole('radio', { checked: true }) })
    .first();
  return {
    area: await app.heading.innerText(),
    question: (await open.locator('legend').innerText()).trim(),
  };
}
