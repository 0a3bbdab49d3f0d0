import { brokenRules } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { savePictures } from '../browser/screens.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { answerFacts, lookAtProtective } from '../pages/assess.js';

const FIRST = 'Se på det, der beskytter';

/** Goes from the review page to the suggestion with these scores. */
async function toSuggestion(app: AppPage, child: RegExp, danger = 'Nej'): Promise<void> {
  await app.at('Gennemse svarene');
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Gul/);
  await app.type('Hvorfor?', 'Det viser svarene.');
  await app.tap('Videre: Børnelineal');
  await app.choose(/Barnets udvikling/, child);
  await app.tap('Videre: Forældrenes omsorg');
  await app.choose(/Forældrenes omsorg/, /^8/);
  await app.tap('Videre: Næste skridt');
  await app.choose('Er barnet i fare lige nu?', danger);
  await app.tick('Nej, ingen af dem');
  if (danger === 'Ja') {
    await app.tap('Se, hvad du gør nu');
    return;
  }
  await app.tap('Videre');
  await answerFacts(app, 'De giver samtykke', 'Vi har prøvet uden nok effekt');
  await app.tap('Se forslaget');
}

async function toReview(app: AppPage): Promise<void> {
  await app.tap('Begynd trivselsskemaet');
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.at('Gennemse svarene');
}

test('what protects is asked for before § 30 is shown, kept, printed apart and never counted', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await toReview(app);
  await app.tap('Se på risiko og ressourcer');
  await app.at('Risiko og ressourcer');
  await app.choose('Barnet søger trøst eller hjælp', 'Ja');
  await app.type(/Hvad virker/, 'Alma elsker at bygge huler med sin storebror.');
  await app.type('Sådan forstår jeg det', 'Storebror er hendes trygge sted.');
  await page.getByText('Det, der kan gøre det svært').click();
  await app.choose('Familien er meget alene.', 'Ja');
  await app.choose('Der har været vold i familien.', 'Ja');
  await expect(page.getByRole('alert')).toContainText('Vold hører ikke til på en liste.');
  await expect(app.button('Gå til: Er barnet i sikkerhed?')).toBeVisible();
  await app.choose('Der har været vold i familien.', 'Ved ikke');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await app.main.innerText()).not.toMatch(/\d+ af \d+|%|i alt/);
  await savePictures(page, 'factors');
  expect(await brokenRules(page)).toEqual([]);
  await app.stored();
  await page.reload();
  await app.unlock();
  await app.at('Risiko og ressourcer');
  await expect(page.getByRole('group', { name: 'Barnet søger trøst eller hjælp' }).getByRole('radio', { name: 'Ja' })).toBeChecked();
  await expect(page.getByLabel(/Hvad virker/)).toHaveValue('Alma elsker at bygge huler med sin storebror.');
  await app.tap('Gennemse svarene');
  await toSuggestion(app, /^6/);

  await app.at('Næste skridt');
  await expect(page.getByRole('heading', { name: FIRST })).toBeVisible();
  await expect(app.main).not.toContainText('§ 30');
  await expect(page.getByRole('group', { name: /Hvilket skridt tager du/ })).toHaveCount(0);
  await expect(app.main.getByRole('button', { name: 'Underretning' })).toBeVisible();
  await expect(app.main.getByRole('button', { name: 'Ring nu' })).toBeVisible();
  await savePictures(page, 'factors-first');
  expect(await brokenRules(page)).toEqual([]);
  await lookAtProtective(app);
  await app.at('Næste skridt');
  await expect(app.main).toContainText('§ 30 (tidligere § 11.3)');
  await expect(app.button(FIRST)).toHaveCount(0);

  await app.choose(/Hvilket skridt tager du/, /§\s30/);
  await app.type('Hvorfor?', 'Vi har prøvet selv i otte uger.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  await page.emulateMedia({ media: 'print' });
  const { text } = await printed(page);
  await page.emulateMedia({ media: null });
  const places = [
    '1. Det, vi har set og hørt',
    'Alma elsker at bygge huler med sin storebror.',
    'Det, der beskytter',
    'Det, der kan gøre det svært',
    'Familien er meget alene.',
    '2. Sådan forstår vi det',
    'Storebror er hendes trygge sted.',
  ].map((words) => text.indexOf(words));
  expect(places.every((place) => place >= 0), places.join()).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));

  await app.tap('Til barnets side');
  await app.tap('Indsigt: alt om barnet');
  await app.at('Alt om Alma');
  // One heading over all the answers, and nobody is spoken to.
  await expect(app.main.getByText('Der er svaret, at', { exact: true })).toHaveCount(1);
  await expect(app.main.getByRole('definition').filter({ hasText: '– vi kender problemets omfang' })).toHaveCount(1);
  await expect(app.main).toContainText('Det, der beskytter: Barnet søger trøst eller hjælp');
  await expect(app.main).toContainText('Storebror er hendes trygge sted.');
  await app.tap('Til barnets side');
  await app.tap('Forældre');
  await app.at('Forældrene til Alma');
  await expect(app.main).not.toContainText('meget alene');
  await app.tap('Til barnets side');
  await app.tap('Begynd fælles vurdering');
  await app.at('Fælles vurdering: Alma');
  const joint = await app.main.innerText();
  expect(joint.indexOf('Det, der beskytter')).toBeGreaterThan(0);
  expect(joint.indexOf('Det, der beskytter')).toBeLessThan(joint.indexOf('Det, der kan gøre det svært'));
});

test('not knowing is an answer: then § 30 is shown at once', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await toReview(app);
  await app.tap('Se på risiko og ressourcer');
  await app.at('Risiko og ressourcer');
  const questions = page.getByRole('region', { name: 'Det, der beskytter' }).getByRole('group');
  await questions.first().waitFor();
  const count = await questions.count();
  expect(count).toBe(10);
  for (let index = 0; index < count; index += 1) await questions.nth(index).getByRole('radio', { name: 'Ved ikke' }).check();
  await app.tap('Gennemse svarene');
  await toSuggestion(app, /^6/);
  await app.at('Næste skridt');
  await expect(app.main).toContainText('§ 30 (tidligere § 11.3)');
});

for (const [name, child, danger] of [
  ['an underretning', /^3/, 'Nej'],
  ['what is acute', /^6/, 'Ja'],
] as const) {
  test(`${name} is never held back by what protects`, async ({ app: page }) => {
    const app = new AppPage(page);
    await app.create();
    await app.addChild('Alma', 4);
    await toReview(app);
    await toSuggestion(app, child, danger);
    await app.at('Næste skridt');
    await expect(page.getByText('Forslag', { exact: true })).toBeVisible();
    await expect(app.main).toContainText(/nderretning/);
    await expect(app.main).not.toContainText(FIRST);
    await expect(page.getByRole('group', { name: /Hvilket skridt tager du/ })).toBeVisible();
  });
}

test('a sundhedsplejerske sees the lists for the infant and for parents in a vulnerable position', async ({ app: page }) => {
  const app = new AppPage(page);
  await page.clock.setFixedTime('2026-11-22T09:30:00');
  await app.create('Anna', 'Sundhedsplejerske');
  await app.tap('Tilføj barn');
  await app.type('Hvad kalder I barnet?', 'Vigga');
  await page.getByLabel('Måned').selectOption('2');
  await app.type('År', '2026');
  await app.tap('Gem');
  await app.at('Vigga');
  await app.tap('Begynd trivselsskemaet');
  await app.toChildren();
  await app.tap(/Vigga/);
  await app.tap('Risiko og ressourcer');
  await app.at('Risiko og ressourcer');
  const titles = ['Det, der beskytter', 'Det lille barns trivsel', 'Det, der kan gøre det svært', 'Forældre i en sårbar position'];
  const text = await app.main.innerText();
  const places = titles.map((title) => text.indexOf(title));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  await page.getByText('Det lille barns trivsel').click();
  await app.choose('Gråd og uro kan som regel lindres.', 'Nej');
  await page.getByText('Forældre i en sårbar position').click();
  await app.choose('En forælder er meget ung.', 'Ja');
  expect(await brokenRules(page)).toEqual([]);
  expect(await app.main.innerText()).not.toMatch(/\d+ af \d+|%|faktorer/);
});
