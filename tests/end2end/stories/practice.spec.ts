import { printed } from '../browser/paper.js';
import { PRACTICE_DATABASE, storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

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
