import { printed } from '../browser/paper.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assessFromForm } from '../pages/assess.js';

const FINISH = 'Forældrene har set det: gør det færdigt';

/** Goes from the child's page into an overgangsskema that is begun now. */
async function begin(app: AppPage): Promise<void> {
  await app.tap('Overgangsskema');
  await app.tap('Begynd et overgangsskema');
  await app.type('Forældre: navne, og hvem de er for barnet', 'Sara (mor) og Ali (far)');
  await app.type('Hvor skal barnet hen?', 'Børnehaven Solsikken');
}

async function consent(app: AppPage, title: string, said: 'Ja' | 'Nej'): Promise<void> {
  await app.choose(`Må »${title}« gå med?`, new RegExp(`^${said}`));
}

test('only what the parents say yes to goes along, on the screen and on paper, and it stays as they saw it', async ({
  app: page,
}) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await begin(app);
  await app.type(/Hvad gør jeres barn glad/, 'Sange & <b>sæbebobler</b>');
  await consent(app, 'Barnet er glad for', 'Ja');
  await app.type(/Hvad hjælper, når jeres barn/, 'Bamsen fra farmor');
  await consent(app, 'Barnet bliver tryg af', 'Nej');
  await app.type(/Hvad kan være svært/, 'Mange børn i garderoben');
  await app.type(/Hvad vil du gerne have/, 'Jeg kan svømme');
  await consent(app, 'Barnets egne ord eller tegning', 'Ja');
  await app.choose('Vil I gerne mødes med os og det nye sted?', 'Ja');
  await consent(app, 'Ønske om et overgangsmøde', 'Ja');
  // What was tapped by mistake is taken back.
  await consent(app, 'Barnet bliver tryg af', 'Ja');
  await app.tap('Fortryd');
  await expect(
    page.getByRole('group', { name: 'Må »Barnet bliver tryg af« gå med?' }).getByRole('radio', { name: /^Nej/ }),
  ).toBeChecked();
  await app.stored();

  // The tablet is put away and taken up again.
  await page.reload();
  await app.unlock();
  await app.at('Overgangsskema: Alma');
  await expect(page.getByLabel(/Hvad hjælper, når jeres barn/)).toHaveValue('Bamsen fra farmor');

  await app.tap('Se, hvad der går med');
  const paper = page.getByRole('region', { name: 'Det, der går med' });
  await expect(paper.getByRole('heading')).toHaveText([
    'Barnet er glad for',
    'Barnets egne ord eller tegning',
    'Ønske om et overgangsmøde',
  ]);
  await expect(paper).toContainText('Sange & <b>sæbebobler</b>');
  await expect(paper).not.toContainText(/Bamsen|garderoben|Position|Grøn|Gul|Rød/);
  await expect(page.getByText(/Her er ikke spurgt endnu.*Barnet kan blive utryg af/)).toBeVisible();
  const seen = (await paper.innerText()).replace(/\s+/g, ' ');
  await app.tap(FINISH);
  await expect(app.button('Print')).toBeVisible();
  expect((await paper.innerText()).replace(/\s+/g, ' ')).toBe(seen);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(app.button('Fortryd')).toHaveCount(0);

  const { text, pages, size } = await printed(page);
  expect([pages, size]).toEqual([1, 'A4']);
  for (const said of ['Sange & <b>sæbebobler</b>', 'Jeg kan svømme', 'Børnehaven Solsikken', 'Sara (mor) og Ali (far)']) {
    expect(text).toContain(said);
  }
  expect(text).toContain('forælders underskrift');
  expect(text).not.toMatch(/Bamsen|garderoben|Lav en ny udgave|ØVELSE|Position|Grøn|Gul|Rød/);

  // A new version asks again, and the old one stays.
  await app.tap('Lav en ny udgave');
  await expect(page.getByLabel(/Hvad gør jeres barn glad/)).toHaveValue('Sange & <b>sæbebobler</b>');
  await app.tap('Se, hvad der går med');
  await expect(paper).toContainText('Der er intet, der må gå med endnu.');
  await app.tap('Ret i skemaet');
  await app.tap('Overgangsskemaer');
  await app.tap(/til Børnehaven Solsikken/);
  await expect(paper).toContainText('Jeg kan svømme');
  await app.tap('Overgangsskemaer');
  await app.tap('Til barnets side');
  await app.tap('Forløb');
  await expect(page.getByRole('listitem').filter({ hasText: 'Overgangsskema' })).toContainText('Til: Børnehaven Solsikken');
  await app.tap('Til barnets side');
  await app.tap('Indsigt: alt om barnet');
  await expect(app.main).toContainText('Bamsen fra farmor (må ikke gå med)');
});

test('a position and an answer go along only when each is chosen and each has its yes', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.answerArea('Ses delvist', 'I trivsel');
  await assessFromForm(app, 'Alma', {
    position: /Grøn/,
    consent: 'De giver samtykke',
    step: /Fortsat almen/,
    followUp: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  });
  await app.tap('Til barnets side');
  await begin(app);
  await app.type(/Hvad gør jeres barn glad/, 'Sange');
  await consent(app, 'Barnet er glad for', 'Ja');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.getByText('Tag noget med fra det, der er gemt').click();
  const boxes = page.getByRole('checkbox');
  await boxes.first().waitFor();
  expect(await boxes.count()).toBeGreaterThan(2);
  await page.getByRole('checkbox', { name: /^Position ved vurdering/ }).check();
  await page.getByRole('checkbox', { name: /Er oftest glad og tilpas/ }).check();
  await page.getByRole('checkbox', { name: /Viser eller siger, hvordan det har det/ }).check();
  const paper = page.getByRole('region', { name: 'Det, der går med' });
  await app.tap('Se, hvad der går med');
  await expect(paper.getByRole('heading')).toHaveText(['Barnet er glad for']);
  await app.tap('Ret i skemaet');
  await page.getByRole('group', { name: /Er oftest glad og tilpas/ }).getByRole('radio', { name: /^Ja/ }).check();
  await page.getByRole('group', { name: /Må »Position ved vurdering/ }).getByRole('radio', { name: /^Nej/ }).check();
  await app.tap(/^Tag ».*Viser eller siger.* ud$/);
  await app.tap('Se, hvad der går med');
  await expect(paper.getByRole('heading')).toHaveText(['Barnet er glad for', /Er oftest glad og tilpas$/]);
  await expect(paper).not.toContainText(/Grøn|Viser eller siger/);
});

test('the longest that is taken fits on two sheets, and practice says so on each', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^Bertil/);
  await begin(app);
  const fields = page.getByRole('region').filter({ has: page.locator('textarea') });
  const count = await fields.count();
  expect(count).toBeGreaterThanOrEqual(10);
  const row = 'Vi synger, før vi går ud, og så finder han selv sine støvler. ';
  const fill = async (rows: number) => {
    for (let index = 0; index < count; index += 1) {
      await fields.nth(index).locator('textarea').fill(row.repeat(rows));
      await fields.nth(index).getByRole('radio', { name: /^Ja/ }).check();
    }
    await app.tap('Se, hvad der går med');
    await app.tap(FINISH);
  };
  await fill(12);
  await expect(page.getByText('Det fylder mere end to sider.')).toBeVisible();
  await app.tap('Ret i skemaet');
  await fill(7);
  await expect(app.button('Print')).toBeVisible();
  const { text, pages } = await printed(page);
  expect(pages).toBeLessThanOrEqual(2);
  expect(text.match(/ØVELSE/g)?.length).toBeGreaterThanOrEqual(pages);
});

test('while contact is barred there is no overgangsskema, and the reason is shown', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Cille', 4);
  await begin(app);
  await app.type(/Hvad gør jeres barn glad/, 'Sange');
  await consent(app, 'Barnet er glad for', 'Ja');
  await app.tap('Se, hvad der går med');
  await app.tap(FINISH);
  await expect(app.button('Print')).toBeVisible();
  await app.tap('Lav en ny udgave');
  await expect(page.getByLabel(/Hvad gør jeres barn glad/)).toHaveValue('Sange');
  await app.tap('Overgangsskemaer');
  await app.tap('Til barnets side');
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.tick('Vold eller overgreb fra forældre');
  await app.toChildren();
  await app.tap(/^Cille/);
  await app.tap('Overgangsskema');
  const refused = page.getByText('Derfor kan der ikke laves eller vises et overgangsskema nu.');
  await expect(refused).toBeVisible();
  await expect(app.button(/Begynd|Fortsæt skemaet/)).toHaveCount(0);
  await expect(app.main).not.toContainText('sammen med forældrene');
  // The one under way shows nothing, and what was finished makes no paper.
  await app.tap(/^I gang/);
  await expect(refused).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(app.button(/Se, hvad der går med|gør det færdigt|Print/)).toHaveCount(0);
  await app.tap('Overgangsskemaer');
  await app.tap(/til Børnehaven Solsikken/);
  await expect(refused).toBeVisible();
  await expect(app.button(/Print|Lav en ny udgave|overgangsmøde/)).toHaveCount(0);
  expect((await printed(page)).text).not.toContain('Sange');
});

test('deleting the child takes its overgangsskema away', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await begin(app);
  await app.stored();
  const stored = async () => {
    const records = await storedRecords(page);
    return records.filter(({ address }) => address.startsWith('transition/')).length;
  };
  expect(await stored()).toBe(1);
  await app.tap('Overgangsskemaer');
  await app.tap('Til barnets side');
  await app.tap('Opbevaring og sletning');
  await app.tap('Slet barnet …');
  await app.tick(/er journaliseret/);
  await app.tap('Slet Alma for altid');
  await app.at('Børn');
  expect(await stored()).toBe(0);
});
