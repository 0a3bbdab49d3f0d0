import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openWith } from '../browser/age.js';
import { linesOf, SECRET } from '../browser/hand-over-text.js';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { assessFromForm } from '../pages/assess.js';
import { addColleague, BO, enter } from '../pages/colleagues.js';
import { handOverForKey } from '../pages/many.js';

/** What only the first professional may know before the assessment is completed. */
const FIRST = ['Kanariesang ved kvisten', 'Kanariehop ved kvaernen', 'Kanariegrund i kvalmen'];
/** What the second one has completed: it shows that the same places say what they may. */
const SECOND = 'Det ser vi på sammen.';
/** The first one's answers, mark and position as a file of the app would say them, and the second one's. */
const ANSWERS = { first: ['"tryg.C.1":"S"', '"bekymring"', '"roed"'], second: ['"tryg.C.1":"T"', '"groen"'] };

/** What the downloads got from a tap. */
async function file(app: AppPage): Promise<Buffer> {
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.tap('Gem filen')]);
  return readFileSync(await download.path());
}

async function expectBlind(page: Page, where: string): Promise<void> {
  const shown = await page.content();
  const { text } = await printed(page);
  for (const word of FIRST) {
    expect.soft(shown, `${where}: ${word}`).not.toContain(word);
    expect.soft(text, `${where} on paper: ${word}`).not.toContain(word);
  }
}

test('before it is completed no screen, print, export or backup of a colleague holds an assessment', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses sjældent', 'Bekymring');
  await app.type('Hvad fungerer?', FIRST[0]!);
  await app.type(/Hvad har du set/, FIRST[1]!);
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Rød/);
  await app.type('Hvorfor?', FIRST[2]!);
  await app.stored();

  await app.tap('Skift person');
  await enter(app, BO.name, BO.passphrase);
  await app.toChildren();
  await page.getByRole('button', { name: /Alma/ }).click();
  await app.at('Alma');
  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await assessFromForm(app, 'Alma', {
    position: /Grøn/,
    consent: 'De giver samtykke',
    step: /Fortsat almen/,
    followUp: new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10),
  });
  await expect(app.main).toContainText(SECOND);
  await expectBlind(page, 'the own assessment');
  await app.tap('Til barnets side');
  await app.at('Alma');
  await expectBlind(page, 'the child');

  await app.tap('Forløb');
  await app.at('Forløb: Alma');
  await expect(app.main).toContainText('Bo');
  await expectBlind(page, 'the course');
  await app.tap('Til barnets side');

  await app.tap('Indsigt: alt om barnet');
  await app.at('Alt om Alma');
  await expect(app.main).toContainText(SECOND);
  await expectBlind(page, 'the insight');
  await app.type('Til hvem?', 'Almas mor');
  await app.tap('Lav en fil med alt');
  const files = [await file(app)];
  expect(files[0]!.toString()).toContain(SECOND);
  await app.tap('Til barnets side');

  await app.tap('Fil til et andet system');
  await app.choose('Hvad skal sendes?', /Hele forløbet/);
  await app.type('Til hvem?', 'Den nye børnehave');
  await app.tap('Lav filen');
  files.push(await file(app));
  const bundle = JSON.parse(files[1]!.toString());
  const responses = bundle.entry.filter(
    (entry: { resource: { resourceType: string } }) => entry.resource.resourceType === 'QuestionnaireResponse',
  );
  expect(responses).toHaveLength(1);
  await app.choose('Hvad skal sendes?', /Regneark/);
  await app.tap('Lav filen');
  files.push(await file(app));
  const table = files[2]!.toString();
  expect(table).toContain(';Grøn;');
  expect(table).not.toContain(';Rød;');
  await app.choose('Hvad skal sendes?', /Kun farven/);
  await app.tap('Lav filen');
  files.push(await file(app));
  const colour = JSON.parse(files[3]!.toString());
  expect(colour.item).toEqual([{ linkId: '1vurdering', answer: [{ valueString: 'Grøn' }] }]);

  // What a hand-over carries is read as its receiver reads it.
  const carried = await handOverForKey(app, 'Alma');
  const opened = openWith(SECRET, carried);
  const assessments = linesOf(carried).filter(({ kind }) => kind === 'assessment');
  expect(assessments.map(({ body }) => (body as { author: { name: string } }).author.name)).toEqual([BO.name]);
  for (const words of [SECOND, ...ANSWERS.second]) expect(opened.toString()).toContain(words);
  for (const words of ANSWERS.first) expect.soft(opened.toString(), words).not.toContain(words);
  files.push(opened);

  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Se tal og skemaer');
  await app.tap('Lav en fil med tal');
  files.push(await file(app));
  expect(files.at(-1)!.toString()).toContain('3–5 år;skjult;skjult;skjult;skjult');
  await app.tap('Tilbage');
  await app.tap('Tag en sikkerhedskopi');
  await app.tap('Lav sikkerhedskopi');
  await expect(page.getByText('Kopien er klar.')).toBeVisible();
  files.push(await file(app));
  for (const [index, bytes] of files.entries()) {
    for (const word of FIRST) {
      expect.soft(bytes.includes(word), `file ${index}: ${word}`).toBe(false);
      expect.soft(bytes.includes(Buffer.from(word, 'utf16le')), `file ${index} as UTF-16: ${word}`).toBe(false);
    }
  }
});
