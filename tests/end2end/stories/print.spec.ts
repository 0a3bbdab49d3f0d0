import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

/** A text longer than a page, whose last words show whether it was cut. */
function long(last: string): string {
  return `${'Alma gik hen til de andre børn og så på. '.repeat(120)}\n\nSlut på ${last}.`;
}

test('the paper for the meeting holds everything, facts apart from interpretation, and nothing of the screen', async ({ app: page, address }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses sjældent', 'Bekymring');
  await app.type('Hvad fungerer?', long('det der virker'));
  await app.type(/Hvad har du set/, long('iagttagelsen'));
  for (let area = 1; area <= 9; area += 1) await app.tap(/^Videre/);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Rød/);
  await app.type('Hvorfor?', long('begrundelsen'));
  await app.tap('Videre: Børnelineal');
  await app.choose(/Barnets udvikling/, /^3/);
  await app.tap('Videre: Forældrenes omsorg');
  await app.choose(/Forældrenes omsorg/, /^4/);
  await app.tap('Videre: Næste skridt');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await app.choose(/behov for særlig støtte/, 'Ja');
  await app.tap('Se forslaget');
  await app.choose(/Hvilket skridt tager du/, /^Underretning/);
  await app.type('Hvorfor?', long('beslutningen'));
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  // The way on is the underretning, and the corrections come last.
  await expect(app.button('Skriv underretning')).toHaveClass(/button--main/);
  await expect(app.button('Print til mødet')).not.toHaveClass(/button--main/);
  const ruleset = /Regelsæt (\S+)/.exec(await app.main.innerText())?.[1];

  const { text, pages, size } = await printed(page);
  expect(size).toBe('A4');
  expect(pages).toBeGreaterThan(1);
  const order = [
    'Vurdering: Alma',
    'Mette, pædagog',
    'Beslutning',
    '1. Det, vi har set og hørt',
    'Ses sjældent',
    '2. Sådan forstår vi det',
    'Bekymring',
    '3. Værktøjets forslag',
    'Hvad ville ændre forslaget?',
  ].map((part) => [part, text.indexOf(part)] as const);
  for (const [part, at] of order) expect(at, part).toBeGreaterThanOrEqual(0);
  expect([...order].sort((a, b) => a[1] - b[1])).toEqual(order);

  for (const last of ['det der virker', 'iagttagelsen', 'begrundelsen', 'beslutningen']) {
    expect(text).toContain(`Slut på ${last}.`);
  }
  // The limits of the støttelinje stand in words.
  expect(text).toContain('Grænserne: Et område peger mod opmærksomhed fra 2');
  // What was seen is told before how it is understood; neither stands among the other.
  const [seen, understood] = [text.indexOf('1. Det, vi har set'), text.indexOf('2. Sådan forstår vi det')];
  const facts = text.slice(seen, understood);
  expect(facts).toContain('Slut på iagttagelsen.');
  expect(facts).not.toMatch(/Bekymring|Rød|Slut på begrundelsen/);
  expect(text.slice(understood)).not.toContain('Slut på iagttagelsen.');

  // What is folded on the screen is whole on paper, with the numbers of the rules.
  await expect(app.main.getByText(/^Regel \d+$/).first()).toBeHidden();
  for (const part of ['Hvorfor', 'Regel 8', 'Regel 9', 'Loven', 'serviceloven § 153', 'Forslaget i dag: Underretning (trin 7 af 8).', 'Skriv', 'Forældrene: JA']) {
    expect(text).toContain(part);
  }
  // Beside an underretning nobody asks for a milder step, and the other rule says nothing more to do.
  expect(text).not.toMatch(/Kan vi gå et trin ned|Trappen går begge veje|Gør også/);
  expect(text).toContain('De svar, der mangler, kan ikke gøre forslaget mildere.');
  expect(text).not.toContain('Ikke alt er besvaret');
  // What is not answered is counted and not listed.
  expect(text).toMatch(/\d+ tegn er ikke besvaret\./);
  expect(facts).not.toMatch(/ – Det fungerer| – –/);

  expect(ruleset).toBeTruthy();
  expect(text).toContain(`regelsæt ${ruleset}`);
  expect(text).toContain('3 af 10');
  expect(text).toContain('4 af 10');
  expect(text).not.toContain('ØVELSE');
  expect(text).not.toContain(new URL(address).host);
  expect(text).not.toMatch(/https?:|#\//);
  expect(text).not.toMatch(/Print til mødet|Til barnets side|Fortryd|Indstillinger|\bLås\b|Gemt \d/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('what nobody answered does not stand on paper as an answer', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap(/Gå direkte til næste skridt/);
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await app.choose(/behov for særlig støtte/, 'Ja');
  await app.tap('Se forslaget');
  await app.choose(/Hvilket skridt tager du/, /^Underretning/);
  await app.type('Hvorfor?', 'Det, vi har set.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  const { text } = await printed(page);
  const answers = text.slice(text.indexOf('Der er svaret, at'), text.indexOf('3. Værktøjets forslag'));
  expect(answers).toContain('barnet ikke er i fare nu');
  expect(answers).toContain('vi har grund til at antage, at barnet kan have behov for særlig støtte');
  expect(answers).not.toMatch(/\b(?:du|jeres)\b/);
  expect(answers).not.toMatch(/ikke har talt med forældrene|ikke selv har prøvet|ikke har været bekymring|kendt funktionsnedsættelse|ventet barn|har en sag/);
});

test('the recovery key is printed alone', async ({ app: page, address }) => {
  const app = new AppPage(page);
  await app.tap('Opret på denne tablet');
  await app.type('Fornavn', 'Mette');
  await app.choose('Du er', 'Pædagog');
  const offered = page.getByLabel('Din adgangssætning');
  await expect(offered).toHaveText(/ /);
  const passphrase = await offered.innerText();
  await app.type('Skriv adgangssætningen igen', passphrase);
  await app.tap('Opret');
  await app.at('Din gendannelsesnøgle');
  const { text, pages } = await printed(page);
  expect(pages).toBe(1);
  expect(text).toContain(await page.getByLabel('Gendannelsesnøgle').innerText());
  expect(text).not.toContain(passphrase);
  expect(text).not.toContain(new URL(address).host);
  expect(text).not.toMatch(/Videre|\bPrint\b|Ring nu|Jeg har skrevet/);
  await page.emulateMedia({ media: 'print' });
  const key = await page.getByLabel('Gendannelsesnøgle').boundingBox();
  const above = await page.getByText('Opbevares låst.').boundingBox();
  expect((above?.y ?? 0) + (above?.height ?? 0), 'the key and the line above it').toBeLessThanOrEqual(key?.y ?? 0);
});
