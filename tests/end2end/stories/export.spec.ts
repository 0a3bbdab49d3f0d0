import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { read, utils } from 'xlsx';
import { fhirFaults } from '../browser/fhir-check.js';
import { type Head, type Line, linesOf, textOf } from '../browser/hand-over-text.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { everyRecord, markup } from '../pages/every-record.js';
import { toData } from '../pages/hand-over.js';
import { chooseText, handOverForKey, manyChildren } from '../pages/many.js';

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

test('everything that happened leaves as FHIR and as rows, and the checkers find whatever is put wrong in it', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const [head] = linesOf(await handOverForKey(app, 'Alma'));
  await chooseText(app, textOf(head, everyRecord()));
  await app.tap('Se, hvad der er i filen');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await app.toChildren();
  await page.getByRole('button', { name: markup('label') }).click();
  await app.tap('Fil til et andet system');
  await app.choose('Hvad skal sendes?', /Hele forløbet/);
  await app.type('Til hvem?', 'Den nye børnehave');
  await app.tap('Lav filen');
  const bundle = JSON.parse((await file(app)).text);
  expect(fhirFaults(bundle)).toEqual([]);
  expect(JSON.stringify(bundle)).not.toContain('<b>');
  type Entry = { fullUrl: string; resource: Resource };
  type Resource = { resourceType: string; id: string; [element: string]: any };
  const all = (made: { entry: Entry[] }, kind: string, system = '') =>
    made.entry
      .map(({ resource }) => resource)
      .filter(({ resourceType, code }) => resourceType === kind && (!system || code.coding[0].system.endsWith(system)));
  expect(all(bundle, 'CarePlan').map(({ status, supportingInfo }) => [status, supportingInfo.length])).toEqual([['active', 2]]);
  const [joint] = all(bundle, 'Observation', ':faelles-vurdering');
  expect(joint?.['valueCodeableConcept'].coding[0].display).toBe('Gul');

  const first = <T>(list: T[]): T => {
    const [one] = list;
    if (!one) throw new Error('there is none');
    return one;
  };
  const response = (made: { entry: Entry[] }) => first(all(made, 'QuestionnaireResponse'));
  const wrong: [string | RegExp, (made: { entry: Entry[]; type: string }) => void][] = [
    ['every response names a form of the bundle, with its edition', (made) => (response(made)['questionnaire'] = 'urn:nowhere|9')],
    ['every answer stands under a question of a form', (made) => (first(first<Resource>(response(made)['item'])['item'] as Resource[])['linkId'] = 'elsewhere')],
    [/^no question of its form: mark/, (made) => (first(first<Resource>(response(made)['item'])['item'] as Resource[])['linkId'] = 'mark')],
    [/^no option of position: /, (made) => (answered(response(made), 'position').code = 'T')],
    ['a score is 1 to 10, or says why it is not there', (made) => (first(all(made, 'Observation', ':boernelineal'))['valueInteger'] = 11)],
    ['a joint position is a position, and somebody chose it', (made) => first(all(made, 'Observation', ':faelles-vurdering'))['performer'].pop()],
    ['nobody has two addresses', (made) => made.entry.push(structuredClone(first(made.entry)))],
    ['whatever is pointed at is in the bundle', (made) => (first<Resource>(first(all(made, 'CarePlan'))['supportingInfo'])['reference'] = 'urn:nowhere')],
    ['somebody answers for each result', (made) => first(all(made, 'Provenance'))['target'].pop()],
    ['a step goes with the edition of the rules', (made) => delete first(all(made, 'Provenance'))['policy']],
    [/type/, (made) => (made.type = 'blue')],
    // What is only a warning to the reader counts too.
    [/^Observation\.code: Code ".*" \(urn:nowhere\) not found/, (made) => (first(all(made, 'Observation', ':boernelineal'))['code'].coding[0].system = 'urn:nowhere')],
    [/^Observation\.dataAbsentReason: Code "nowhere"/, (made) => (first(all(made, 'Observation').filter((one) => one['dataAbsentReason']))['dataAbsentReason'].coding[0].code = 'nowhere')],
  ];
  for (const [reason, put] of wrong) {
    const broken = structuredClone(bundle);
    put(broken);
    const found = fhirFaults(broken);
    expect(found.some((fault) => (typeof reason === 'string' ? fault === reason : reason.test(fault))), `${reason}: ${found.join()}`).toBe(true);
  }

  await app.choose('Hvad skal sendes?', /Regneark/);
  await app.tap('Lav filen');
  const rows = (await file(app)).text.split('\r\n').map((row) => row.split(';'));
  const what = rows.slice(1, -1).map(([on, what]) => `${on} ${what}`);
  expect(what).toEqual([...what].sort((one, other) => one.slice(0, 10).localeCompare(other.slice(0, 10))));
  for (const happened of ['Vurdering', 'Fælles vurdering', 'Indsats begyndt', 'Børnelineal før indsats', 'Indsats fulgt op', 'Fokusaftale', 'Samtale med forældrene', 'Tværfagligt netværksmøde', 'Underretning sendt', 'Ikke modtaget', 'Overgangsskema', 'Opfølgning udsat']) {
    expect(what.filter((row) => row.slice(11).startsWith(happened)).length, happened).toBeGreaterThan(0);
  }
});

/** The coding of the answer to a question. */
function answered(response: { [element: string]: any }, linkId: string): { code: string } {
  const inside = (items: { [element: string]: any }[] = []): { code: string } | undefined => {
    for (const item of items) {
      const found = item['linkId'] === linkId ? item['answer'][0].valueCoding : inside(item['item']);
      if (found) return found;
    }
    return undefined;
  };
  const found = inside(response['item']);
  if (!found) throw new Error(`no answer to ${linkId}`);
  return found;
}

test('KL gets the colour in its own words, and a spreadsheet one row for each thing that happened', async ({ app: page }) => {
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
  for (const [reason, put] of [
    ['KL has one question and one answer', { item: [{ ...kl.item[0], linkId: 'forkert' }] }],
    ['KL takes its three words, of 1 to 30 characters', { item: [{ ...kl.item[0], answer: [{ valueString: 'Blå'.repeat(40) }] }] }],
    ['KL takes nothing else', { author: { display: 'Mette' } }],
    ['KL knows its form by its address', { questionnaire: 'urn:nowhere' }],
  ] as const) {
    expect(fhirFaults({ ...kl, ...put })).toEqual([reason]);
  }

  await app.choose('Hvad skal sendes?', /Regneark/);
  await app.tap('Lav filen');
  const table = await file(app);
  expect(table.name).toMatch(/forloeb\.csv$/);
  expect(table.text.startsWith('\u{feff}Dato;Hvad;Fagperson;Status;Skema;Position;')).toBe(true);
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
  expect(figures).toContain('Alder;Grøn;Gul;Rød;Uden position;Grøn, procent;Gul, procent;Rød, procent;Uden position, procent\r\n');
  expect(figures).toContain('1–2 år;0;0;0;0;;;;\r\n');
  // A share would tell what its count does not.
  expect(figures).toContain(`3–5 år;${Array(8).fill('skjult').join(';')}\r\n`);

  await app.tap('Lav en fil med skemaet');
  await expect(page.getByText('Vælg både faggruppe og alder.')).toBeVisible();
  await app.choose('Hvis skema?', 'Sundhedsplejerske');
  await app.choose('Hvilken alder?', '1–2 år');
  await app.tap('Lav en fil med skemaet');
  const form = JSON.parse((await file(app)).text);
  expect(form.resourceType).toBe('Questionnaire');
  expect(fhirFaults(form)).toEqual([]);
});

test('shares of a group stand with the decimal comma of a Danish spreadsheet', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  // Twelve children, seven of them assessed as Alma is, who is here already.
  const lines = (await manyChildren(app, 12, 1)).toString().trimEnd().split('\n').slice(0, -1);
  const [head, ...records] = lines.map((line) => JSON.parse(line)) as [Head, ...Line[]];
  await chooseText(app, textOf(head, records.filter(({ kind, child }) => kind === 'child' || Number.parseInt(child, 16) <= 7)));
  await app.tap('Se, hvad der er i filen');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await toData(app);
  await app.tap('Se tal og skemaer');
  await app.tap('Lav en fil med tal');
  const { text } = await file(app);
  expect(text).toContain('3–5 år;0;8;0;5;0,0;61,5;0,0;38,5\r\n');

  // Two readers of tables find the same cells, and whoever reads the comma finds numbers.
  const book = read(Buffer.from(text, 'utf8'), { type: 'buffer', raw: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  expect(rows).toEqual(Papa.parse<string[]>(text, { skipEmptyLines: true }).data);
  const numbers = rows.find(([name]) => name === '3–5 år')?.slice(1).map((cell) => Number(cell.replace(',', '.')));
  expect(numbers).toEqual([0, 8, 0, 5, 0, 61.5, 0, 38.5]);
});

test('a child without a completed assessment or an effort has nothing to send', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Fil til et andet system');
  await app.choose('Hvad skal sendes?', /Hele forløbet/);
  await app.type('Til hvem?', 'Kommunen');
  await app.tap('Lav filen');
  await expect(page.getByText('Der er intet at sende endnu: ingen afsluttet vurdering og ingen indsats.')).toBeVisible();
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
