import { readFileSync } from 'node:fs';
import { fhirFaults } from '../browser/fhir-check.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

/** What the downloads got from a tap. */
async function file(app: AppPage): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.tap('Gem filen')]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** The page of a child of the made-up institution from which a file is made. */
async function exportOf(app: AppPage, child: string): Promise<void> {
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(new RegExp(`^${child}`));
  await app.tap('Fil til et andet system');
  await app.at('Fil til et andet system');
}

test('a course leaves as FHIR that other readers find nothing wrong with, without a name unless asked for', async ({
  app: page,
}) => {
  const app = new AppPage(page);
  await exportOf(app, 'David');
  await app.tap('Lav filen');
  await expect(page.getByText('Vælg, hvad der skal sendes.')).toBeVisible();
  await app.choose('Hvad skal sendes?', /Hele forløbet/);
  await app.tap('Lav filen');
  await expect(page.getByText('Skriv, hvem filen er til.')).toBeVisible();
  await app.type('Til hvem?', 'Den nye børnehave');
  await app.tap('Lav filen');
  const narrow = await file(app);
  expect(narrow.name).toMatch(/^\d{4}-\d\d-\d\d-forloeb\.fhir\.json$/);
  const bundle = JSON.parse(narrow.text);
  expect(fhirFaults(bundle)).toEqual([]);
  expect(narrow.text).not.toContain('David');
  const kinds = new Set(bundle.entry.map((entry: { resource: { resourceType: string } }) => entry.resource.resourceType));
  expect([...kinds].sort()).toEqual([
    'Observation',
    'Provenance',
    'Questionnaire',
    'QuestionnaireResponse',
    'ServiceRequest',
  ]);
  // The checkers do find what is wrong.
  const broken = structuredClone(bundle);
  const response = broken.entry.find(
    (entry: { resource: { resourceType: string } }) => entry.resource.resourceType === 'QuestionnaireResponse',
  ).resource;
  const [answered] = response.item.flatMap((group: { item: object[] }) => group.item);
  answered.linkId = 'elsewhere';
  expect(fhirFaults(broken)).toEqual(['every answer stands under a question of the form']);
  expect(fhirFaults({ ...bundle, type: 'blue' })).not.toEqual([]);

  await app.tick('Med navne');
  await app.tick('Med det, der er skrevet');
  // What was made before does not stand for what is chosen now.
  await expect(page.getByRole('button', { name: 'Gem filen' })).toHaveCount(0);
  await app.tap('Lav filen');
  const wide = await file(app);
  expect(wide.text).toContain('David');
  expect(fhirFaults(JSON.parse(wide.text))).toEqual([]);

  await app.tap('Til barnets side');
  await app.tap('Indsigt: alt om barnet');
  await expect(app.main).toContainText('Til: Den nye børnehave');
});

test('KL gets the colour in its own words, and a spreadsheet one row an assessment', async ({ app: page }) => {
  const app = new AppPage(page);
  await exportOf(app, 'David');
  await app.choose('Hvad skal sendes?', /Kun farven/);
  await app.type('Til hvem?', 'Kommunen');
  await app.tap('Lav filen');
  const kl = JSON.parse((await file(app)).text);
  expect(fhirFaults(kl)).toEqual([]);
  expect(kl.questionnaire).toBe('http://fhir.kl.dk/children/Questionnaire/klgateway-children-topi');
  expect(kl.item).toEqual([{ linkId: '1vurdering', answer: [{ valueString: 'Rød' }] }]);
  expect(kl.author).toBeUndefined();

  await app.choose('Hvad skal sendes?', /Regneark/);
  await app.tap('Lav filen');
  const table = await file(app);
  expect(table.name).toMatch(/forloeb\.csv$/);
  expect(table.text.startsWith('\u{feff}Dato;Fagperson;Status;Skema;Position;')).toBe(true);
  expect(table.text).toContain(';Rød;');
  expect(table.text).not.toContain('David');
});

test('figures hide what is small, and the form can be shown by others', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Se tal og skemaer');
  await app.tap('Lav en fil med tal');
  const figures = (await file(app)).text;
  expect(figures).toContain('Alder;Grøn;Gul;Rød;Uden position');
  expect(figures).toContain('1–2 år;0;0;0;0');
  expect(figures).toContain('3–5 år;skjult;skjult;skjult;skjult');

  await app.tap('Lav en fil med skemaet');
  await expect(page.getByText('Vælg både faggruppe og alder.')).toBeVisible();
  await app.choose('Hvis skema?', 'Sundhedsplejerske');
  await app.choose('Hvilken alder?', '1–2 år');
  await app.tap('Lav en fil med skemaet');
  const form = JSON.parse((await file(app)).text);
  expect(form.resourceType).toBe('Questionnaire');
  expect(fhirFaults(form)).toEqual([]);
});

test('a child without a completed assessment has nothing to send', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Fil til et andet system');
  await app.choose('Hvad skal sendes?', /Hele forløbet/);
  await app.type('Til hvem?', 'Kommunen');
  await app.tap('Lav filen');
  await expect(page.getByText('Der er ingen afsluttet vurdering at sende.')).toBeVisible();
});

test('the log has what was printed and the figures that were made, of whom, when and by whom', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await app.tap('Forløb');
  await app.tap('Print forløbet');
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Se tal og skemaer');
  await app.tap('Lav en fil med tal');
  await file(app);
  await app.tap('Tilbage');
  await app.tap('Læs loggen');
  const day = new Date().toLocaleDateString('da-DK', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Copenhagen' });
  for (const line of ['Udskrift af forløbet: Alma', 'Tal uden navne']) {
    await expect(app.main.getByRole('listitem').filter({ hasText: line })).toContainText(`${day.replace(/\//g, '.')} kl.`);
    await expect(app.main.getByRole('listitem').filter({ hasText: line })).toContainText('Mette');
  }
});
