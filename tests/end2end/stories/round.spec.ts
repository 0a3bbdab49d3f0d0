import { brokenRules } from '../browser/accessibility.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { assessFromForm, type Assessed } from '../pages/assess.js';
import { BO } from '../pages/colleagues.js';
import { addBo, addOnUnit, assign, becomes, walk } from '../pages/round.js';

const GREEN: Assessed = {
  position: /Grøn/,
  consent: 'De giver samtykke',
  step: /Fortsat almen/,
  followUp: '2099-01-05',
};

test('a stue is walked child by child, left and resumed, and nobody sees what a colleague has begun', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await app.create();
  await addBo(app);
  for (const child of ['Alma', 'Bertil', 'Carla']) await addOnUnit(app, child, 'Blå stue');
  await app.tap(/^Runde$/);
  await app.at('Runder');
  await app.tap('Begynd en runde');
  await app.tap('Begynd runden');
  await expect(app.main).toContainText('3 børn har ingen til at vurdere sig.');
  await assign(app, 'Alma', 'Mette');
  await assign(app, 'Bertil', 'Mette');
  await assign(app, 'Bertil', 'Bo');
  // Only Carla is left, and Bo has fewest.
  await app.tap(/^Fordel ligeligt$/);
  await expect(page.getByRole('group', { name: 'Carla' }).getByRole('checkbox', { name: 'Bo' })).toBeChecked();
  await expect(page.getByRole('group', { name: 'Alma' }).getByRole('checkbox', { name: 'Bo' })).not.toBeChecked();
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Begynd runden');
  await app.at('Runde: Blå stue');
  await expect(app.main).toContainText('0 af 4 vurderinger er afsluttet');
  await expect(app.main).toContainText('Mette mangler 2: Alma, Bertil');
  await expect(app.main).toContainText('Bo mangler 2: Bertil, Carla');

  // One tap to the first child, one to the next; a child that is skipped leaves nothing behind.
  await app.tap('Begynd med Alma');
  await app.at('Tryghed og grundstemning');
  await expect(walk(app)).toContainText('Blå stue · barn 1 af 2: Alma');
  await app.tap(/^Spring over for nu\. Næste barn: Bertil$/);
  await expect(walk(app)).toContainText('barn 2 af 2: Bertil');
  await app.at('Tryghed og grundstemning');
  await expect.poll(async () => (await storedRecords(page, 'draft')).length).toBe(1);
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.tap(/^Videre/);
  await app.at('Kontakt med voksne');
  await page.reload();
  await app.choose('Hvem er du?', 'Mette');
  await app.unlock();
  await app.at('Kontakt med voksne');
  await expect(walk(app)).toContainText('barn 2 af 2: Bertil');

  // Left for the roster, and on again at the first area without an answer.
  await app.toChildren();
  await expect(walk(app)).toHaveCount(0);
  await app.tap(/^Runde$/);
  await app.at('Runde: Blå stue');
  await expect(app.main).toContainText('◐ Mette er i gang');
  await savePictures(page, 'round');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Fortsæt med Bertil');
  await app.at('Kontakt med voksne');
  await savePictures(page, 'round-walk');

  await becomes(app, 'Bo', BO.passphrase);
  await app.toChildren();
  await app.tap(/^Runde$/);
  await app.at('Runde: Blå stue');
  await expect(app.main).toContainText('Mette mangler 2: Alma, Bertil');
  await expect(app.main).not.toContainText('i gang');
  await app.tap('Begynd med Bertil');
  await expect(walk(app)).toContainText('barn 1 af 2: Bertil');

  // Each comes back to where each was.
  await becomes(app, 'Mette', PASSPHRASE);
  await app.toChildren();
  await app.tap(/^Runde$/);
  await app.tap('Fortsæt med Bertil');
  await app.at('Kontakt med voksne');
  await app.tap('Tilbage');
  await assessFromForm(app, 'Bertil', GREEN);
  await app.tap('Næste barn: Alma');
  await expect(walk(app)).toContainText('barn 1 af 2: Alma');
  await assessFromForm(app, 'Alma', GREEN);
  await expect(walk(app)).toContainText('Du er færdig med dine børn i runden.');
  await app.tap('Til runden');
  await app.at('Runde: Blå stue');
  await expect(app.main).toContainText('2 af 4 vurderinger er afsluttet');
  const bar = page.getByRole('progressbar', { name: 'Afsluttede vurderinger' });
  expect(await bar.evaluate((progress: HTMLProgressElement) => [progress.value, progress.max])).toEqual([2, 4]);
  await expect(app.button(/^Alma/)).toContainText('✓ Vurderet');
  await expect(app.button(/^Bertil/)).toContainText('○ Bo mangler');
  await expect(app.main).not.toContainText('Mette mangler');
  // Nothing that steers Bo: no position, no word of what was seen.
  await expect(app.main).not.toContainText('Grøn');
});

test('25 children in one sitting take one tap from each to the next', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await app.create();
  const children = Array.from({ length: 25 }, (_, index) => `Barn ${String(index + 1).padStart(2, '0')}`);
  for (const child of children) await addOnUnit(app, child, 'Rød stue');
  await app.tap(/^Runde$/);
  await app.tap('Begynd en runde');
  await expect(app.main).toContainText('Du er alene på tabletten og vurderer 25 børn.');
  await app.tap('Begynd runden');
  await app.at('Runde: Rød stue');
  await app.tap('Begynd med Barn 01');
  for (const [index, child] of children.entries()) {
    await expect(walk(app)).toContainText(`barn ${index + 1} af 25: ${child}`);
    await app.at('Tryghed og grundstemning');
    await app.page.getByRole('radio', { name: 'Ses tydeligt' }).first().check();
    await app.tap(/^Spring over for nu/);
  }
  // Round to the first one, at the area where it was left.
  await expect(walk(app)).toContainText('barn 1 af 25: Barn 01');
  await app.at('Tryghed og grundstemning');
  await expect(page.getByRole('radio', { name: 'Ses tydeligt' }).first()).toBeChecked();
  await app.tap('Til runden');
  await expect(page.getByText('◐ Mette er i gang')).toHaveCount(25);
  expect(await storedRecords(page, 'draft')).toHaveLength(25);
});

test('a round that makes no sense is refused with the reason, and nothing is stored', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await page.clock.setFixedTime('2026-11-02T09:30:00');
  await app.create();
  await app.tap(/^Runde$/);
  await app.tap('Begynd en runde');
  await expect(app.main).toContainText('Her er ingen børn at begynde en runde med.');
  await app.toChildren();
  await addOnUnit(app, 'Alma', 'Blå stue');
  await addOnUnit(app, 'Rikke', 'Rød stue');
  await app.tap(/^Runde$/);
  await app.tap('Begynd en runde');
  await app.tap('Begynd runden');
  await expect(page.getByText('Vælg, hvilken stue runden er for.')).toBeVisible();
  await app.choose('Hvilken stue?', /Blå stue/);
  for (const [start, end, reason] of [
    ['', '2026-11-30', 'Vælg den første dag.'],
    ['2026-11-02', '', 'Vælg den sidste dag.'],
    ['2026-11-30', '2026-11-20', 'Den sidste dag ligger før den første.'],
    ['2026-10-01', '2026-10-30', 'Den sidste dag er gået.'],
    ['2026-11-02', '2062-11-30', 'Der er mere end et år mellem dagene.'],
  ] as const) {
    await app.type('Fra', start);
    await app.type('Til', end);
    await app.tap('Begynd runden');
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.locator(':focus')).toHaveAttribute('aria-invalid', 'true');
  }
  expect(await brokenRules(page)).toEqual([]);
  expect(await storedRecords(page, 'round')).toEqual([]);
  await app.type('Fra', '2026-11-02');
  await app.type('Til', '2026-11-30');
  await app.tap('Begynd runden');
  await app.at('Runde: Blå stue');

  // One stue has one open round, however it is spelled.
  await app.toChildren();
  await addOnUnit(app, 'Ny-Nora', 'blå  stue');
  await app.tap(/^Runde$/);
  await expect(app.main).toContainText('Ny-Nora er kommet til stuen.');
  await app.tap('Alle runder');
  await app.tap('Begynd en runde');
  await app.choose('Hvilken stue?', /blå stue/i);
  await expect(app.main).toContainText('Allerede i en runde, til den er lukket: Alma (Blå stue).');
  await app.tap('Begynd runden');
  await expect(app.main).toContainText('allerede i en runde (02.11.2026–30.11.2026). Luk den, eller forlæng den i stedet.');
  expect(await storedRecords(page, 'round')).toHaveLength(1);

  // The newcomer comes in by name.
  await app.tap('Fortryd');
  await app.tap(/^Blå stue/);
  await app.tap('Hvem vurderer hvem');
  await expect(app.main).toContainText('Nye på stuen: Ny-Nora.');
  await app.tap('Gem');
  await app.at('Runde: Blå stue');
  await expect(app.main).toContainText('Mette mangler 2: Alma, Ny-Nora');
});

test('whatever happens to children, colleagues and the clock, a round loses nothing', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  const on = async (date: string): Promise<void> => {
    await page.clock.setFixedTime(`${date}T09:30:00`);
    await page.reload();
    await app.unlock();
    await app.toChildren();
  };
  await page.clock.setFixedTime('2026-11-02T09:30:00');
  await app.create();
  await addBo(app);
  for (const child of ['Alma', 'Bertil', 'Carla', 'David']) await addOnUnit(app, child, 'Blå stue');
  await app.tap(/^Runde$/);
  await app.tap('Begynd en runde');
  await assign(app, 'Carla', 'Bo');
  for (const child of ['Alma', 'Bertil', 'David']) await assign(app, child, 'Mette');
  await app.type('Til', '2026-11-27');
  await app.tap('Begynd runden');
  await app.at('Runde: Blå stue');

  // A child moves, another is put away, a colleague leaves.
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Ret oplysninger');
  await app.type(/^Stue, dagpleje/, 'Rød stue');
  await app.tap('Gem');
  await app.at('Alma');
  await expect(app.main).toContainText('Barnet er flyttet og bliver i runden, til den er lukket.');
  expect(await brokenRules(page)).toEqual([]);
  await app.toChildren();
  await app.tap(/^Bertil/);
  await app.tap('Læg væk');
  await expect(app.main).toContainText('Barnet er lagt væk og mangler ikke i runden imens.');
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Fjern Bo');
  await app.tap('Fjern Bo');
  await app.at('Indstillinger');
  await app.toChildren();
  await app.tap('I dag');
  await expect(app.main).toContainText('1 barn har ingen, der vurderer det.');
  await app.tap(/^Alle børn$/);
  await app.tap(/^Runde$/);
  for (const text of [
    'Alma er flyttet (Rød stue) og bliver i denne runde',
    'Bertil er lagt væk og mangler ikke imens.',
    'Ingen på tabletten vurderer Carla.',
    'Mette mangler 2: Alma, David',
    '0 af 3 vurderinger er afsluttet',
  ]) {
    await expect(app.main).toContainText(text);
  }
  await expect(app.button(/^Carla/)).toContainText('! Ingen vurderer');
  await expect(app.button(/^Carla/)).toContainText('Bo er fjernet fra tabletten');
  expect(await brokenRules(page)).toEqual([]);

  // The last day passes: nothing closes by itself, and I dag says so first.
  await on('2026-11-30');
  await app.tap('I dag');
  const overdue = page.getByRole('region', { name: 'Over fristen', exact: true });
  await expect(overdue).toContainText('Du mangler 2 børn senest 27.11.2026');
  expect(await brokenRules(page)).toEqual([]);
  await overdue.getByRole('button', { name: /^Runde: Blå stue/ }).click();
  await app.at('Runde: Blå stue');
  await expect(app.main).toContainText('Runden skulle være slut 27.11.2026.');
  await app.tap('Luk runden');
  await app.at('Luk runden: Blå stue');
  await expect(app.main).toContainText('Alma: Mette');
  await expect(app.main).toContainText('Carla: ingen, der kan vurdere barnet');
  await app.main.getByRole('button', { name: 'Luk runden' }).click();
  await app.at('Runde: Blå stue');
  await expect(app.main).toContainText('Runden er lukket. Det manglede:');
  await expect(app.main).toContainText('David: Mette');
  await expect(app.button(/^Begynd med/)).toHaveCount(0);
  await app.toChildren();
  await app.tap('I dag');
  await expect(app.main).not.toContainText('Runde: Blå stue');

  // Prolonged with a reason, it is open again, with what it was closed with kept.
  await app.tap(/^Alle børn$/);
  await app.tap(/^Runde$/);
  await app.tap(/^Blå stue/);
  await app.tap('Forlæng og åbn igen');
  await app.tap(/^Forlæng$/);
  await expect(page.getByText('Vælg den sidste dag.')).toBeVisible();
  await app.type('Ny sidste dag', '2026-11-27');
  await app.tap(/^Forlæng$/);
  await expect(page.getByText('Den sidste dag er gået.')).toBeVisible();
  await app.type('Ny sidste dag', '2026-12-11');
  await app.tap(/^Forlæng$/);
  await expect(page.getByText('Skriv, hvorfor runden forlænges.')).toBeVisible();
  await app.type('Hvorfor?', 'Der har været sygdom.');
  await app.tap(/^Forlæng$/);
  await app.at('Runde: Blå stue');
  await expect(app.main).toContainText('Der manglede 3 børn.');
  await expect(app.main).toContainText('Forlænget fra 27.11.2026 til 11.12.2026');
  await expect(app.main).toContainText('Der har været sygdom.');

  // The clock is set back to before the first day: what is assessed counts all the same.
  await on('2026-10-01');
  await app.tap(/^Runde$/);
  await app.tap('Begynd med Alma');
  await assessFromForm(app, 'Alma', GREEN);
  await app.tap('Til runden');
  await expect(app.main).toContainText('1 af 3 vurderinger er afsluttet');
  await expect(app.button(/^Alma/)).toContainText('✓ Mette 01.10.2026');
  await on('2026-12-01');
  await app.tap(/^Runde$/);
  await expect(app.button(/^Alma/)).toContainText('✓ Vurderet');
  await expect(app.main).toContainText('Mette mangler 1: David');
});

test('the practice institution has a round that can be walked', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.tap(/^Runde: Rød stue/);
  await app.at('Runde: Rød stue');
  await expect(app.main).toContainText(/[1-9] af 4 vurderinger er afsluttet/);
  await app.tap(/^Begynd med/);
  await app.at('Tryghed og grundstemning');
  await expect(walk(app)).toContainText('Stuegennemgang: Rød stue');
});

test('another person takes over with two taps and the secret', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await addBo(app);
  await app.tap('Skift person');
  await app.at('Lås op');
  await page.getByRole('radio', { name: 'Bo' }).check();
  // The secret has a field that is there at once, and Enter sends it: no third tap.
  await page.getByLabel('Adgangssætning', { exact: true }).fill(BO.passphrase);
  await page.keyboard.press('Enter');
  await expect(app.button('Skift person')).toBeVisible();
  await app.at('Børn');
});
