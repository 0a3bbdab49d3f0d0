import { brokenRules } from '../browser/accessibility.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assess } from '../pages/assess.js';
import { toData } from '../pages/hand-over.js';
import { chooseText, manyChildren } from '../pages/many.js';

const inThirtyDays = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

async function toLog(app: AppPage): Promise<void> {
  await toData(app);
  await app.tap('Læs loggen');
  await app.at('Log');
}

async function toChild(app: AppPage, child: string): Promise<void> {
  await app.toChildren();
  await app.page.getByRole('button', { name: new RegExp(`^${child}`) }).click();
  await app.at(child);
}

/** The log's entry of something that was done. */
const entry = (app: AppPage, what: string | RegExp) => app.main.locator('ul.list > li').filter({ hasText: what });

/** Prints without a printer. */
async function withoutPrinter(app: AppPage): Promise<void> {
  await app.page.evaluate(() => {
    window.print = () => undefined;
  });
}

test('of hundreds of lines what was done at once stands once, and the rest is asked for', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = new AppPage(page);
  await chooseText(app, await manyChildren(app, 150, 1));
  await app.tap('Se, hvad der er i filen');
  await app.at('Det er i filen');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await toData(app);
  await app.tap('Se tal og skemaer');
  // As many files as fill the first page of the log, and more.
  for (let number = 1; number <= 65; number += 1) {
    await app.type('Til hvem?', `Modtager ${number}`);
    await app.tap('Lav en fil med tal');
    await expect(page.getByText('Tallene er klar.')).toBeVisible();
  }
  expect((await storedRecords(page, 'log/')).length).toBeGreaterThan(200);
  await app.tap('Tilbage');
  const begun = Date.now();
  await app.tap('Læs loggen');
  await app.at('Log');
  await expect(app.main).toContainText('60 af 67 vises.');
  expect(Date.now() - begun).toBeLessThan(2_000);
  await app.tap('Vis flere');
  await expect(app.button('Vis flere')).toHaveCount(0);
  await expect(app.main.locator('ul.list > li')).toHaveCount(67);
  const received = entry(app, 'Modtaget i en låst fil: 150 børn');
  await expect(received).toContainText('Fra: Solgården, Mette');
  await expect(received.getByText('Barn 7', { exact: true })).toHaveCount(0);
  await received.getByText('Vis hvilke børn').click();
  await expect(received.getByText('Barn 7', { exact: true })).toBeVisible();
  await expect(received.getByRole('listitem')).toHaveCount(150);
  await savePictures(page, 'log');
  expect(await brokenRules(page)).toEqual([]);
});

test('the log says to whom, or that nobody said it', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await assess(app, 'Alma', { position: /Gul/, consent: 'De giver samtykke', step: /^Egne/, followUp: inThirtyDays });
  await withoutPrinter(app);
  await app.tap('Print til mødet');
  await toChild(app, 'Alma');
  await app.tap('Forløb');
  await app.tap('Print forløbet');
  await toData(app);
  await app.tap('Tag en sikkerhedskopi');
  await app.tap('Lav sikkerhedskopi');
  await expect(page.getByText('Kopien er klar.')).toBeVisible();
  await app.tap('Tilbage');
  await app.tap('Se tal og skemaer');
  await app.tap('Lav en fil med tal');
  await expect(page.getByText('Tallene er klar.')).toBeVisible();
  await app.type('Til hvem?', 'Forvaltningen');
  // The file was made for nobody who was named.
  await expect(app.button('Gem filen')).toHaveCount(0);
  await app.choose('Hvis skema?', 'Sundhedsplejerske');
  await app.choose('Hvilken alder?', '1–2 år');
  await app.tap('Lav en fil med skemaet');
  await expect(page.getByText('Skemaet er klar.')).toBeVisible();
  await savePictures(page, 'figures');

  // Indsigt goes to somebody who is named, on paper too.
  await toChild(app, 'Alma');
  await app.tap('Indsigt: alt om barnet');
  const lines = (await storedRecords(page, 'log/')).length;
  await app.tap('Print alt');
  await expect(page.getByText('Skriv, hvem det er til. Det står i loggen.')).toBeVisible();
  await app.tap('Lav en fil med alt');
  await expect(app.button('Gem filen')).toHaveCount(0);
  expect((await storedRecords(page, 'log/')).length).toBe(lines);
  await app.type('Til hvem?', 'Almas mor');
  await app.tap('Print alt');
  await app.tap('Lav en fil med alt');
  await expect(app.button('Gem filen')).toBeVisible();

  await toLog(app);
  for (const [what, whom] of [
    ['Udskrift af en vurdering: Alma', 'Til: mødet (papir)'],
    ['Udskrift af forløbet: Alma', 'Modtager ikke oplyst'],
    ['Sikkerhedskopi', 'Modtager ikke oplyst'],
    ['Tal uden navne', 'Modtager ikke oplyst'],
    ['Trivselsskemaet som fil', 'Til: Forvaltningen'],
    ['Indsigt på papir: Alma', 'Til: Almas mor'],
    ['Indsigt som fil: Alma', 'Til: Almas mor'],
  ] as const) {
    await expect(entry(app, what), what).toContainText(whom);
    await expect(entry(app, what), what).toContainText('Mette, pædagog');
  }
});

test('a file that was made for one is not handed over as another’s', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await assess(app, 'Alma', { position: /Gul/, consent: 'De giver samtykke', step: /^Egne/, followUp: inThirtyDays });
  await toChild(app, 'Alma');
  await app.tap('Indsigt: alt om barnet');
  await app.type('Til hvem?', 'Almas mor');
  await app.tap('Lav en fil med alt');
  await expect(app.button('Gem filen')).toBeVisible();
  await app.type('Til hvem?', 'Almas far');
  await expect(app.button('Gem filen')).toHaveCount(0);
  await app.tap('Lav en fil med alt');
  await expect(app.button('Gem filen')).toBeVisible();

  await toChild(app, 'Alma');
  await app.tap('Fil til et andet system');
  await expect(page.getByText('Filen må ikke nå forældrene')).toHaveCount(0);
  await app.choose('Hvad skal sendes?', /Regneark/);
  await app.type('Til hvem?', 'Kommunen');
  await app.tap('Lav filen');
  await expect(app.button('Gem filen')).toBeVisible();
  await app.type('Til hvem?', 'Den nye børnehave');
  await expect(app.button('Gem filen')).toHaveCount(0);
  await app.tap('Lav filen');
  await expect(app.button('Gem filen')).toBeVisible();
  await toLog(app);
  for (const whom of ['Almas mor', 'Almas far', 'Kommunen', 'Den nye børnehave']) {
    await expect(app.main.getByText(`Til: ${whom}`, { exact: true })).toHaveCount(1);
  }
});

test('a file for another system about a child whose parents must not know says so', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.tick('Vold eller overgreb fra forældre');
  await app.stored();
  await toChild(app, 'Alma');
  await app.tap('Fil til et andet system');
  await expect(page.getByRole('alert')).toContainText('Filen må ikke nå forældrene');
  await savePictures(page, 'export-barred');
  expect(await brokenRules(page)).toEqual([]);
});
