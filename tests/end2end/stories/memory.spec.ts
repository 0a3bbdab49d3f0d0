import { traces, watchMemory } from '../browser/heap.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { addColleague, BO, enter } from '../pages/colleagues.js';

/** What only the first professional may know before the assessment is completed. */
const CANARY = {
  works: 'Kanariesang ved kvisten',
  observation: 'Kanariehop ved kvaernen',
  reason: 'Kanariegrund i kvalmen',
  household: 'Kanariehus i Kvarteret',
};
const ALL = Object.values(CANARY);
/** An answer as it stands in the draft before it is sealed. */
const ANSWER = '"tryg.C.1":"S"';
/** A text of the same shape that somebody types. That one stays in the memory while its author looks;
 * the draft's own is wiped as soon as it is sealed. It shows that such a text would be found. */
const SHAPE = '"tryg.C.9":"S"';

/** Types as a keyboard does: the text never passes through a script of the test's own. */
async function type(app: AppPage, label: string | RegExp, text: string): Promise<void> {
  await app.page.getByLabel(label, { exact: typeof label === 'string' }).focus();
  await app.page.keyboard.insertText(text);
}

/** Answers a form as far as the household, and leaves it there. */
async function assess(app: AppPage): Promise<void> {
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses sjældent', 'Bekymring');
  await type(app, 'Hvad fungerer?', `${CANARY.works} ${SHAPE}`);
  await type(app, /Hvad har du set/, CANARY.observation);
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.at('Gennemse svarene');
  await expect(app.main).toContainText(CANARY.works);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Rød/);
  await type(app, 'Hvorfor?', CANARY.reason);
  await app.tap('Videre: Børnelineal');
  await app.tap('Videre: Forældrenes omsorg');
  await app.tap(/tilføj en husstand/);
  await type(app, 'Husstand 1', CANARY.household);
  await app.stored();
}

test('a colleague’s page holds nothing of an assessment that is not completed, nor does a locked one', async ({ app: page }) => {
  test.setTimeout(240_000);
  await watchMemory(page);
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await assess(app);
  // The search finds what is there.
  const sought = [...ALL, SHAPE];
  const open = (await traces(page, sought)).filter(({ where }) => where === 'program').map(({ text }) => text);
  expect(open).toEqual(sought);
  const held = 'Kanarieproeve "med" tegn';
  await page.evaluate((letters) => Object.assign(window, { held: letters.join('') }), [...held]);
  expect(await traces(page, [held])).toEqual([{ text: held, where: 'objects' }]);

  await app.tap('Skift person');
  await app.at('Lås op');
  expect.soft(await traces(page, [...sought, ANSWER])).toEqual([]);
  await enter(app, BO.name, BO.passphrase);
  await app.toChildren();
  await page.getByRole('button', { name: /Alma/ }).click();
  await app.at('Alma');
  expect.soft(await traces(page, [...sought, ANSWER])).toEqual([]);

  // Back with the one whose it is, everything is there again, and gone after "Lås".
  await app.tap('Skift person');
  await enter(app, 'Mette', PASSPHRASE);
  await app.toChildren();
  await page.getByRole('button', { name: /Alma/ }).click();
  await app.tap('Fortsæt vurderingen');
  expect((await traces(page, [CANARY.works])).length).toBeGreaterThan(0);
  await app.lock();
  expect.soft(await traces(page, [...sought, ANSWER, 'Alma'])).toEqual([]);
});
