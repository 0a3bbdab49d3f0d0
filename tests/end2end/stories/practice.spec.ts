import { printed } from '../browser/paper.js';
import { PRACTICE_DATABASE, storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { openPaper } from '../pages/meeting.js';
import { walk } from '../pages/round.js';

test('practice is one tap, says so on every screen and on paper, and stays apart from real children', async ({ app: page }) => {
  const app = new AppPage(page);
  const practice = page.getByText('ØVELSE – opdigtede børn');
  const practising = async (heading: string | RegExp): Promise<void> => {
    await app.at(heading);
    await expect(practice).toBeVisible();
  };
  await app.create();
  await app.addChild('Rigtige Rikke', 4);
  await app.lock();
  const real = await storedRecords(page);
  await expect(practice).toHaveCount(0);

  await app.tap('Prøv med eksempelbørn');
  await practising('I dag');
  await app.tap('Alle børn');
  await practising('Børn');
  await expect(app.main).toContainText('12 børn');
  await expect(app.main).not.toContainText('Rigtige Rikke');
  const rows = app.main.getByRole('listitem');
  await expect(rows).toHaveCount(12);
  const labels = await rows.locator('.list__title').allInnerTexts();

  await app.tap(/^Alma/);
  await practising('Alma');
  await app.main.getByRole('listitem').first().getByRole('button').click();
  await practising(/^Vurdering: Alma/);
  await expect(app.main).toContainText('1. Det, vi har set og hørt');
  const { text } = await printed(page);
  expect(text).toContain('ØVELSE');
  expect(text).toContain('Vurdering: Alma');
  await app.tap('Til barnets side');

  await app.tap('Begynd trivselsskemaet');
  await practising('Tryghed og grundstemning');
  for (let step = 1; step <= 9; step += 1) await app.tap(/^Videre/);
  await practising('Gennemse svarene');
  await app.tap('Videre: Vælg position');
  await practising('Hvordan trives barnet samlet set?');
  await app.tap('Videre: Børnelineal');
  await practising('Børnelineal: barnet');
  await app.tap('Videre: Forældrenes omsorg');
  await practising('Børnelineal: forældrenes omsorg');
  await app.tap('Videre: Næste skridt');
  await practising('Først: Er barnet i sikkerhed?');
  await app.tap('Videre');
  await practising('Det skal vi vide');
  await app.tap('Se forslaget');
  await practising('Næste skridt');
  await app.toChildren();
  await app.tap('Tilføj barn');
  await practising('Tilføj barn');
  await app.toChildren();
  await app.addChild('Øvelses-Ole', 4);
  await practising('Øvelses-Ole');
  await app.toChildren();
  await app.tap('Indstillinger');
  await practising('Indstillinger');
  await expect(app.main).toContainText('Øvelsen har ingen adgangssætning.');
  await expect(app.main).not.toContainText('Alt er låst med din nøgle.');
  expect(await storedRecords(page)).toEqual(real);
  expect(await storedRecords(page, 'child/', PRACTICE_DATABASE)).toHaveLength(13);

  await app.lock();
  await expect(practice).toHaveCount(0);
  await app.unlock();
  await app.toChildren();
  await expect(app.main).toContainText('1 barn');
  await expect(app.button(/Rigtige Rikke/)).toBeVisible();
  for (const label of [...labels, 'Øvelses-Ole']) await expect(app.main).not.toContainText(label);
  await expect(practice).toHaveCount(0);
  expect(await storedRecords(page, 'child/')).toHaveLength(1);
});

/** Screens about a child, by the button that leads to each and its heading. A hand-over is not offered in practice. */
const ROOMS: [string, string][] = [
  ['Ret oplysninger', 'Ret oplysninger'],
  ['Forældre', 'Forældrene til David'],
  ['Overgangsskema', 'Overgangsskema: David'],
  ['Find tilbud', 'Tilbud til David'],
  ['Forløb', 'Forløb: David'],
  ['Anonym sparring', 'Anonym sparring'],
  ['Se og skriv fokusaftaler', 'Fokusaftaler: David'],
  ['Opbevaring og sletning', 'Opbevaring og sletning: David'],
  ['Indsigt: alt om barnet', 'Alt om David'],
  ['Fil til et andet system', 'Fil til et andet system'],
  ['Indsatser', 'Indsatser: David'],
  ['Møder', 'Møder: David'],
  ['Underretning', 'Underretning: David'],
  ['Begynd fælles vurdering', 'Fælles vurdering: David'],
];

test('every further screen of practice says once that it is practice', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = new AppPage(page);
  const practice = page.getByText('ØVELSE – opdigtede børn');
  const once = async (where: string): Promise<void> => {
    await expect.soft(practice, where).toHaveCount(1);
    await expect.soft(practice, where).toBeVisible();
  };
  const toDavid = async (): Promise<void> => {
    await app.toChildren();
    await app.tap(/^David/);
    await app.at('David');
  };
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await once('I dag');
  for (const [button, heading] of ROOMS) {
    await toDavid();
    await once('David');
    await app.tap(new RegExp(`^${button}$`));
    await app.at(heading);
    await once(heading);
  }

  await toDavid();
  await app.tap(/^Indsatser$/);
  await app.tap('Ny indsats');
  await app.choose('Hvad er det for en indsats?', /egen indsats/);
  await once('a new effort');
  await app.type('Hvad kalder I den?', 'Faste rammer');
  await app.type('Hvad skal være anderledes for barnet?', 'David falder til ro.');
  await app.type('Slutter efter planen', new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10));
  await app.choose('Hvornår følger I op?', 'Hver 6. uge');
  await app.tap('Begynd indsatsen');
  await app.at('Faste rammer: David');
  await once('an effort');

  await toDavid();
  await app.tap(/^Møder$/);
  await app.choose('Hvad er det for et møde?', /Underretningsmøde/);
  await app.tap('Begynd mødet');
  await app.at('Underretningsmøde: David');
  await once('a meeting');
  await app.tap('Vis på storskærm');
  await app.button('Luk storskærm').waitFor();
  await once('a meeting, projected');
  await app.tap('Luk storskærm');
  await openPaper(app, 'Mødeark');
  await app.button('Tilbage til mødet').waitFor();
  await once('a paper of a meeting');

  await toDavid();
  await app.tap(/^Underretning$/);
  await app.tap('Skriv underretning');
  await app.choose(/viden eller mistanke om vold/, 'Nej');
  await once('an underretning');
  await app.tap('Læs og print');
  await app.button('Skriv videre').waitFor();
  await once('an underretning to read');

  await app.toChildren();
  await app.tap('Tilbudsvifte');
  await app.at('Tilbudsvifte');
  await once('Tilbudsvifte');
  await app.toChildren();
  await app.tap(/^Dagsorden$/);
  await app.at('Dagsordener');
  await once('Dagsordener');
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.at('Indstillinger');
  await once('Indstillinger');
  // Nothing here is to be copied, handed over or deleted.
  await expect(app.button('Data på tabletten')).toHaveCount(0);

  await app.toChildren();
  await app.tap('I dag');
  await app.at('I dag');
  await app.tap(/^Runde: Rød stue/);
  await app.at('Runde: Rød stue');
  await once('Runde');
  await app.tap('Hvem vurderer hvem');
  await app.at('Hvem vurderer hvem: Rød stue');
  await once('Hvem vurderer hvem');
  await app.tap('Fortryd');
  await app.at('Runde: Rød stue');
  await app.tap(/^Begynd med/);
  await walk(app).waitFor();
  await once('Stuegennemgang');
  await app.button('Ring nu').first().click();
  await page.getByRole('dialog', { name: 'Ring nu' }).waitFor();
  await once('Ring nu');
});

test('practice before anything is created leaves the tablet as new', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await page.reload();
  await app.at('Velkommen til Næste skridt');
  expect(await storedRecords(page)).toEqual([]);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.tap(/^Lås$/);
  await app.at('Velkommen til Næste skridt');
});
