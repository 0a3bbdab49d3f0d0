import type { Page } from '@playwright/test';
import { linesOf, sealed, textOf, type Line } from '../browser/hand-over-text.js';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { everyRecord } from '../pages/every-record.js';
import { chooseFile, handOverForKey, toReceiveForKey } from '../pages/many.js';
import { openPaper } from '../pages/meeting.js';

const TELEPHONE = { width: 360, height: 740 };
const TABLET = { width: 820, height: 1180 };

/** A text without a place to break it, named by its field: a word, or where a file lies. */
function long(field: string): string {
  const name = field.replaceAll('-', '');
  // The longest that a child can be called.
  if (field === 'label') return `${name}ogsåvidere`.repeat(12).slice(0, 60);
  const word = (length: number) => `${name}ogsåvidere`.repeat(length).slice(0, length);
  return field.length % 2 === 0 ? word(200) : `sharepoint/sites/${word(213)}`;
}

/** A child with a record of every kind, and in every field with words one that is too long for a line. */
function records(): Line[] {
  const text = JSON.stringify(everyRecord());
  return JSON.parse(text.replace(/<img src=x onerror=ran\(\)><b>([a-z_-]+)<\/b>/g, (_, field: string) => long(field))) as Line[];
}

/** The same without what bars contact with the parents, and with a meeting that goes on. */
function openToTheParents(): Line[] {
  const left = records().filter(({ kind }) => !['notice', 'underretning', 'underretning-answer'].includes(kind));
  for (const { kind, body } of left) {
    if (kind === 'assessment') {
      body['facts'] = { fare: 'nej', tegn: [] };
      Object.assign(body['decision'] as object, { step: 'egne' });
    }
    if (kind === 'meeting') delete body['closed'];
    if (kind === 'effort') {
      delete body['slip'];
      Object.assign((body['follow_ups'] as object[])[0] ?? {}, { outcome: 'afslut', next: null });
    }
  }
  return left;
}

/** Looks at what the page shows: on a telephone nothing scrolls sideways. */
async function fits(page: Page, where: string): Promise<void> {
  await page.setViewportSize(TELEPHONE);
  await page.locator('main details:not([open]) > summary').evaluateAll((folded) => folded.forEach((one) => (one as HTMLElement).click()));
  const sideways = await page.evaluate(() => {
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    return document.documentElement.scrollWidth > innerWidth ? wide.map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 30)}`) : [];
  });
  expect.soft(sideways, `${where}: sideways`).toEqual([]);
  await page.setViewportSize(TABLET);
}

/** Prints the page: it is not cut off (see `printed`), and the words of these fields stand on it to their end. */
async function prints(page: Page, where: string, ...fields: string[]): Promise<void> {
  const { text } = await test.step(where, () => printed(page));
  const whole = (words: string) => words.replace(/[\s-]/g, '');
  expect.soft(fields.filter((field) => !whole(text).includes(whole(long(field)))), where).toEqual([]);
}

async function receive(app: AppPage, made: Line[]): Promise<void> {
  await app.create();
  await app.addChild('Alma', 4);
  const [head] = linesOf(await handOverForKey(app, 'Alma'));
  const from = { institution: long('institution'), name: long('sender'), profession: 'paedagog' };
  const said = { ...head, from, to: long('receives'), why: long('because'), consent: { given: { by: long('consents'), on: '2026-03-30' } } };
  await toReceiveForKey(app);
  await chooseFile(app, sealed(textOf(said, made)));
  await app.tap('Se, hvad der er i filen');
  await app.at('Det er i filen');
  await fits(app.page, 'what is in the file');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await fits(app.page, 'received');
  await app.toChildren();
  await fits(app.page, 'children');
}

async function toTheChild(app: AppPage): Promise<void> {
  await app.toChildren();
  await app.main.getByRole('button', { name: long('label') }).click();
  await app.at(long('label'));
}

/** Goes to a room from the child's page, and in it to what a list holds. */
async function enter(app: AppPage, room: RegExp, ...further: RegExp[]): Promise<void> {
  await toTheChild(app);
  for (const name of [room, ...further]) {
    const before = await app.main.innerText();
    await app.main.getByRole('button', { name }).first().click();
    await expect(app.main).not.toHaveText(before);
  }
}

test('one long word in every field is cut off on no paper and no telephone', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await receive(app, records());
  await enter(app, /^Indsigt/);
  await page.getByRole('checkbox', { name: 'Leder og kommune har taget stilling' }).check();
  await fits(page, 'insight');
  await prints(page, 'insight', 'label', 'observation', 'why-step', 'letter-seen', 'gate', 'decided', 'answered');
  await enter(app, /^Forløb$/);
  await fits(page, 'forløb');
  // What may speak of contact with the parents stands on no paper now, and nothing is cut off.
  await prints(page, 'forløb');
  await enter(app, /^Underretning$/, /^Sendt/);
  await fits(page, 'underretning');
  await prints(page, 'underretning', 'letter-seen', 'letter-workplace', 'sent-to');
  await enter(app, /^Møder$/, /Lukket/);
  await fits(page, 'closed meeting');
  await prints(page, 'closed meeting', 'question', 'explained');
  for (const room of [/^Opbevaring/, /^Ret oplysninger/, /^Overlever$/, /^Find tilbud/]) {
    await enter(app, room);
    await fits(page, room.source);
  }
  await app.toChildren();
  await app.tap('I dag');
  await app.at('I dag');
  await fits(page, 'I dag');
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Læs loggen');
  await expect(app.main).toContainText(long('label'));
  await fits(page, 'the log');
  await app.toChildren();
  await app.tap(/^Dagsorden$/);
  await app.choose('Hvad er det for møder?', /Underretningsmøde/);
  await app.tick(new RegExp(`^${long('label')}`));
  await fits(page, 'a new agenda');
  await app.tap('Lav dagsordenen');
  await app.at(/^Dagsorden \d/);
  await fits(page, 'an agenda');
  await app.tap('Se og print alle ark');
  await fits(page, 'the sheets');
  await prints(page, 'the sheets', 'label');
});

test('one long word is cut off on no paper that the parents may have', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await receive(app, openToTheParents());
  await enter(app, /Egne indsatser/);
  await fits(page, 'assessment');
  await prints(page, 'assessment', 'observation', 'position', 'why-step', 'tovholder');
  await enter(app, /^Indsatser$/, /Opfølgning senest|Afsluttet/);
  await fits(page, 'effort');
  for (const paper of ['Print indsatsen', 'Print spørgsmålene til forældrene']) {
    await page.evaluate(() => Object.assign(window, { print: () => undefined }));
    await app.tap(paper);
    await prints(page, paper, 'title');
  }
  await enter(app, /fokusaftaler$/);
  await fits(page, 'agreements');
  await prints(page, 'agreements', 'goal', 'we-do', 'sign');
  await enter(app, /Fælles vurdering: /);
  await fits(page, 'joint');
  await prints(page, 'joint', 'joint-works', 'joint-reason', 'rater');
  await enter(app, /^Overgangsskema$/, /Færdigt/);
  await fits(page, 'overgangsskema');
  await prints(page, 'overgangsskema', 'glad', 'sheet-parents');
  for (const shown of ['Mødeark', 'Referat', 'Forældrenes eksemplar', 'Vis på storskærm']) {
    await enter(app, /^Møder$/, /I gang/);
    if (shown === 'Vis på storskærm') await app.tap(shown);
    else await openPaper(app, shown);
    await fits(page, shown);
    if (shown !== 'Vis på storskærm') await prints(page, shown, 'question', ...(shown === 'Referat' ? ['decided', 'decider'] : []));
  }
  await enter(app, /^Forløb$/);
  await fits(page, 'forløb');
  await prints(page, 'forløb', 'effort-goal');
  await enter(app, /^Forældre$/);
  await fits(page, 'the parents');
  await enter(app, /^Anonym sparring$/);
  await app.choose('Har barnet en sag i kommunen?', 'Nej');
  for (const field of await app.main.getByRole('textbox').all()) await field.fill(long('sparring'));
  await fits(page, 'sparring');
  await app.tap('Læs og print');
  await prints(page, 'sparring', 'sparring');
});
