import { brokenRules } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { addColleague, BO, enter } from '../pages/colleagues.js';
import { BY_NAME, BY_RULE, KNOWN, PLANTED, TELLING } from '../pages/identifiers.js';

async function toSheet(app: AppPage): Promise<void> {
  await app.toChildren();
  await app.page.getByRole('button', { name: /Kanarina/ }).click();
  await app.tap('Anonym sparring');
  await app.at('Anonym sparring');
}

test('a sheet for sparring holds none of what can tell who the child is, and comes back after a reload', async ({ app: page }) => {
  test.setTimeout(180_000);
  expect(PLANTED.length).toBeGreaterThanOrEqual(40);
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await app.tap('Tilføj barn');
  await app.type('Hvad kalder I barnet?', 'Kanarina Qvist');
  await page.getByLabel('Måned').selectOption('1');
  await app.type('År', '2023');
  await app.type(/^Stue/, 'Kanariestuen');
  await app.tap('Gem');
  await app.at('Kanarina Qvist');
  // A name that stands in another record is known too.
  await app.tap(/^Underretning$/);
  await app.tap('Skriv underretning');
  await app.type(/^Begge forældre, og/, 'Mor: Solvejg, far: Finkebjerg. Fælles forældremyndighed.');
  await app.stored();

  await toSheet(app);
  await expect(app.main).toContainText('Du behøver ikke vente på sparring.');
  await expect(app.main).toContainText('Det gør ikke teksten anonym');
  // What must be answered first is said.
  await app.tap('Læs og print');
  await expect(page.getByText('Svar på, om barnet har en sag.')).toBeVisible();
  await app.choose('Har barnet en sag i kommunen?', 'Ja');
  await expect(app.main).toContainText('Kontakt barnets egen rådgiver');
  await expect(page.getByLabel('Hvad er svært?')).toHaveCount(0);
  // A sheet that is not for use has no way to be read through and printed.
  await expect(app.button('Læs og print')).toHaveCount(0);
  expect(await brokenRules(page)).toEqual([]);
  await app.choose('Har barnet en sag i kommunen?', 'Ved ikke');
  await expect(app.main).toContainText('Spørg din leder');
  await expect(app.button('Læs og print')).toBeVisible();
  await app.choose('Har barnet en sag i kommunen?', 'Nej');

  await app.type('Hvad beder du om hjælp til?', 'Hvordan hjælper vi barnet til ro? Det er 4 år og sover 2 timer.');
  await app.type('Hvad er svært?', BY_RULE.map((text) => `Vi skrev ${text}, den dag.`).join('\n'));
  await app.type('Hvad siger eller viser barnet?', [...KNOWN, ...BY_NAME].map((text) => `Det gælder ${text}, mener vi.`).join('\n'));
  await app.stored();
  await expect(app.main).toContainText('010122-1234 ligner et langt nummer');
  await expect(app.main).toContainText('Finkebjerg ligner et navn');
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'sparring-found');
  await app.tap('Læs og print');
  await expect(page.getByText('Tag det ud, eller sig, at det må stå.')).toBeVisible();

  await page.getByRole('button', { name: 'Det må stå: 6500 Vojens' }).click();
  await expect(page.getByRole('button', { name: 'Det må stå: 6500 Vojens' })).toHaveCount(0);
  await app.tap('Tag det hele ud');
  await expect(app.main).toContainText('Der er ikke fundet navne');
  // What is written after stays when it is put back.
  await app.type('Hvad kan I selv ændre omkring barnet?', 'Færre skift.');
  await app.tap('Fortryd');
  await expect(page.getByLabel('Hvad er svært?')).toHaveValue(/010122-1234/);
  await expect(page.getByLabel('Hvad kan I selv ændre omkring barnet?')).toHaveValue('Færre skift.');
  await page.getByRole('button', { name: 'Må ikke stå alligevel: 6500 Vojens' }).click();
  await page.getByRole('button', { name: 'Det må stå: 6500 Vojens' }).click();
  await app.tap('Tag det hele ud');
  await expect(page.getByLabel('Hvad er svært?')).toHaveValue(/Vi skrev \[nummer\], den dag\./);
  await expect(page.getByLabel('Hvad er svært?')).toHaveValue(/6500 Vojens/);
  await page.getByLabel('Hvad er svært?').fill((await page.getByLabel('Hvad er svært?').inputValue()).replace('6500 Vojens', ''));
  await app.stored();

  await page.reload();
  await enter(app, 'Mette', PASSPHRASE);
  await app.at('Anonym sparring');
  await expect(page.getByLabel('Hvad beder du om hjælp til?')).toHaveValue(/til ro/);
  await app.tap('Læs og print');
  await savePictures(page, 'sparring-paper');
  expect(await brokenRules(page)).toEqual([]);
  const { text, size } = await printed(page);
  expect(size).toBe('A4');
  expect(text).toContain('Anonym sparring');
  expect(text).toContain('3–5 år');
  expect(text).toContain('Det tager vi med hjem');
  expect(text).toContain('Hvordan hjælper vi barnet til ro?');
  for (const planted of PLANTED) {
    expect(text.toLowerCase(), planted).not.toContain(planted.toLowerCase());
  }
  for (const word of TELLING) {
    expect(text, word).not.toMatch(new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'iu'));
  }
  expect(text).not.toMatch(/januar|2023|Mette|Ring nu|https?:/);

  // What is chosen stands, and is said to make it known.
  await app.tap('Skriv videre');
  await app.tick('Stue eller sted');
  await expect(app.main).toContainText('Så er arket ikke anonymt.');
  await app.tick('Køn');
  await page.getByRole('textbox', { name: 'Køn' }).fill('Pige');
  await app.stored();
  await app.tap('Læs og print');
  const chosen = await printed(page);
  expect(chosen.text).toContain('Kanariestuen');
  expect(chosen.text).toContain('Pige');
  expect(chosen.text).not.toContain('Kanarina');

  // It is its author's alone.
  await app.tap('Skift person');
  await enter(app, BO.name, BO.passphrase);
  await toSheet(app);
  await expect(page.getByLabel('Hvad beder du om hjælp til?')).toHaveValue('');
  expect(await storedRecords(page, 'sparring/')).toHaveLength(2);
  await app.tap('Kassér arket');
  await app.tap('Ja, kassér arket');
  await app.at('Kanarina Qvist');
  await expect.poll(async () => (await storedRecords(page, 'sparring/')).length).toBe(1);
});
