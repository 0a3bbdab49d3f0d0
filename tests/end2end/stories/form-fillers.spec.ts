import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { read, utils } from 'xlsx';
import { type Item, type Resource, allItems, answersOf, serveFillers } from '../browser/fillers.js';
import { expect, test as base } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assessFromForm } from '../pages/assess.js';

interface Filler {
  show(form: Resource, response: Resource): Promise<void>;
  given(): Resource;
}

/** The form fillers, and what they asked of any other address. */
const test = base.extend<object, { fillers: string }>({
  fillers: [
    async ({}, use) => {
      const { server, address } = await serveFillers();
      await use(address);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
});

const SEEN = 'Søren spørger: »Må jeg?« & får <b>lov</b>; hver gang.\nHan ler "højt".';
const WORKS = 'Æblegrød og sang; "ude" på Ærø';
/** What a spreadsheet could take for a formula, for the end of a cell and for the end of a row. */
const REASON = '=Ærø & "Åse"; ja;\nog "nej"';

/** What the downloads got from a tap. */
async function file(app: AppPage): Promise<string> {
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.tap('Gem filen')]);
  return readFileSync(await download.path(), 'utf8');
}

/** Assesses a child with answers, marks and texts of every sort, and goes to the page of its files. */
async function assessed(app: AppPage): Promise<void> {
  await app.create('Åse');
  await app.addChild('Søren', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.answerArea(['Ses tydeligt', 'Ses delvist', 'Ses sjældent', 'Ved ikke endnu'], 'Opmærksomhed');
  await app.type('Hvad fungerer?', WORKS);
  await app.type(/Hvad har du set/, SEEN);
  await assessFromForm(app, 'Søren', {
    position: /Grøn/,
    consent: 'De giver samtykke',
    step: /Fortsat almen/,
    reason: REASON,
    followUp: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  });
  await app.tap('Til barnets side');
  await app.tap('Fil til et andet system');
  await app.type('Til hvem?', 'Ærø Kommune');
}

async function exported(app: AppPage): Promise<{ form: Resource; response: Resource }> {
  await app.choose('Hvad skal sendes?', /Hele forløbet/);
  await app.tick('Med det, der er skrevet');
  await app.tap('Lav filen');
  const bundle: { entry: { resource: Resource }[] } = JSON.parse(await file(app));
  const of = (kind: string) => {
    const found = bundle.entry.find(({ resource }) => resource.resourceType === kind);
    if (!found) throw new Error(`no ${kind} in the file`);
    return found.resource;
  };
  return { form: of('Questionnaire'), response: of('QuestionnaireResponse') };
}

/** Shows a form in a filler that may ask nobody but its own server. */
async function shown(page: Page, address: string, path: string, form: Resource, response: Resource): Promise<void> {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url())) asked.push(request.url());
  });
  await page.goto(address + path);
  await page.evaluate(([q, r]) => (window as unknown as Filler).show(q, r), [form, response] as const);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
}

/** The questions that stand on the screen whatever is answered. */
function always(items: Item[]): Item[] {
  return items.filter((item) => !item.enableWhen).flatMap((item) => [item, ...always(item.item ?? [])]);
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

for (const path of ['/lforms', '/smart-forms']) {
  test(`${path.slice(1)} shows every question of our form and gives every answer back`, async ({ app: page, device, guard, fillers }) => {
    test.setTimeout(180_000);
    const app = new AppPage(page);
    await assessed(app);
    const { form, response } = await exported(app);
    // It is another server of this machine; that it asks no third one is looked at below.
    guard.allow(new RegExp(`^request to ${fillers}/`));
    const other = await device.browser.newPage();
    await shown(other, fillers, path, form, response);
    const asked = always(form.item);
    expect(asked.length).toBeGreaterThan(60);
    const words = squeezed(await other.locator('#form').innerText());
    const missing = asked.filter(({ text }) => text && !words.includes(squeezed(text))).map(({ linkId }) => linkId);
    expect(missing).toEqual([]);

    const given = await other.evaluate(() => (window as unknown as Filler).given());
    const before = answersOf(response);
    expect(Object.keys(before).length).toBeGreaterThan(6);
    const after = answersOf(given);
    expect(after).toMatchObject(before);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    expect(given.questionnaire).toBe(response.questionnaire);
    // An id that the form does not know is not taken for an answer.
    const known = new Set(allItems(form.item).map(({ linkId }) => linkId));
    expect(Object.keys(after).filter((linkId) => !known.has(linkId))).toEqual([]);
  });
}

test('a spreadsheet reader gives every cell of the table back, and none begins a formula', async ({ app: page }) => {
  const app = new AppPage(page);
  await assessed(app);
  await app.choose('Hvad skal sendes?', /Regneark/);
  await app.tick('Med navne');
  await app.tick('Med det, der er skrevet');
  await app.tap('Lav filen');
  const text = await file(app);
  const { data, errors, meta } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(meta.delimiter).toBe(';');
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const followUp = new Date(Date.now() + 30 * 86_400_000);
  const row = [day(new Date()), 'Vurdering', 'Åse, Pædagog', 'afsluttet', '2026-1', 'Grøn', '7', '8', 'Fortsat almen indsats', day(followUp), `'${REASON}`];
  const [head, ...rows] = data;
  expect(rows).toEqual([row]);
  expect(head).toEqual([
    'Dato',
    'Hvad',
    'Fagperson',
    'Status',
    'Skema',
    'Position',
    'Barnets trivsel, 1 til 10, 10 er bedst',
    'Forældrenes situation 1, 1 til 10, 10 er bedst',
    'Skridt',
    'Opfølgning',
    'Det skrevne',
  ]);
  expect(data.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
  // The reader does find a cell that begins a formula, and one that is cut in two.
  expect(Papa.parse<string[]>('=1+1;a').data.flat()[0]).toBe('=1+1');
  expect(Papa.parse<string[]>(text.replaceAll('""', "''"), { skipEmptyLines: true }).data).not.toEqual(data);
});

/** An answer to every question, in the order of the form: every option in turn, every yes, every text. */
function answered(form: Resource): Resource {
  let turn = 0;
  const answer = ({ linkId, type, answerOption = [] }: Item): object => {
    turn += 1;
    if (type === 'boolean') return { valueBoolean: true };
    const option = answerOption[turn % answerOption.length];
    return option ? { valueCoding: option.valueCoding } : { valueString: `${linkId}: ${SEEN}` };
  };
  const given = (item: Item): Item =>
    item.item ? { linkId: item.linkId, item: item.item.map(given) } : { linkId: item.linkId, answer: [answer(item)] };
  const about = { status: 'completed', authored: '2026-11-30T10:00:00+01:00', subject: { display: 'Et barn' } };
  const questionnaire = `${form.url}|${form.version}`;
  return { resourceType: 'QuestionnaireResponse', questionnaire, ...about, item: form.item.map(given) } as Resource;
}

/** The form of each role and age, as the app gives it to other systems. */
async function everyForm(app: AppPage): Promise<Resource[]> {
  await app.create();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Se tal og skemaer');
  const forms: Resource[] = [];
  for (const role of ['Pædagog og dagplejer', 'Sundhedsplejerske']) {
    await app.choose('Hvis skema?', role);
    const bands = app.page.getByRole('group', { name: 'Hvilken alder?' }).getByRole('radio');
    for (let band = 0; band < (await bands.count()); band += 1) {
      await bands.nth(band).check();
      await app.tap('Lav en fil med skemaet');
      forms.push(JSON.parse(await file(app)));
    }
  }
  return forms;
}

for (const path of ['/lforms', '/smart-forms']) {
  test(`${path.slice(1)} loses no answer of any of the eight forms`, async ({ app: page, device, guard, fillers }) => {
    test.setTimeout(300_000);
    const forms = await everyForm(new AppPage(page));
    expect(new Set(forms.map(({ url }) => url)).size).toBe(8);
    guard.allow(new RegExp(`^request to ${fillers}/`));
    const other = await device.browser.newPage();
    for (const form of forms) {
      const response = answered(form);
      await shown(other, fillers, path, form, response);
      const words = squeezed(await other.locator('#form').innerText());
      // Every yes is given, so that every question stands there.
      const missing = allItems(form.item).filter(({ text }) => text && !words.includes(squeezed(text)));
      expect(missing.map(({ linkId }) => linkId), form.url).toEqual([]);
      const before = answersOf(response);
      const asked = allItems(form.item).filter(({ item }) => !item).map(({ linkId }) => linkId);
      expect(Object.keys(before).sort(), form.url).toEqual(asked.sort());
      const after = answersOf(await other.evaluate(() => (window as unknown as Filler).given()));
      expect(after, form.url).toMatchObject(before);
      expect(Object.keys(after).sort(), form.url).toEqual(Object.keys(before).sort());
    }
  });
}

test('a spreadsheet program gives every cell back as it was, and takes none for a formula', async ({ app: page }) => {
  const app = new AppPage(page);
  await assessed(app);
  await app.choose('Hvad skal sendes?', /Regneark/);
  await app.tick('Med navne');
  await app.tick('Med det, der er skrevet');
  await app.tap('Lav filen');
  const text = await file(app);
  const cells = (as: { raw: boolean }) => {
    const book = read(Buffer.from(text, 'utf8'), { type: 'buffer', ...as });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('no sheet');
    return sheet;
  };
  const rows = utils.sheet_to_json<string[]>(cells({ raw: true }), { header: 1, defval: '' });
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  expect(rows).toEqual(data);
  const whole = rows.flat();
  for (const words of [`'${REASON}`, 'Åse, Pædagog']) expect(whole).toContain(words);
  // As somebody opens it who chooses nothing.
  const guessed = Object.values(cells({ raw: false })) as { f?: string }[];
  expect(guessed.filter(({ f }) => f !== undefined)).toEqual([]);
});
