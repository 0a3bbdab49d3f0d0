import type { Page } from '@playwright/test';
import { default as jsQR } from 'jsqr';
import { brokenRules } from '../browser/accessibility.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

async function toKey(app: AppPage): Promise<void> {
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Se jeres modtagernøgle');
  await app.at('Jeres modtagernøgle');
}

const key = (app: AppPage) => app.main.getByText(/^age1[a-z0-9]{58}$/).innerText();

/** What a camera reads in a picture of the code. */
async function scanned(page: Page): Promise<string | undefined> {
  const png = await page.getByRole('img', { name: 'Nøglen som QR-kode' }).screenshot();
  // A page without a content policy turns the picture into dots.
  const eye = await page.context().newPage();
  await eye.goto('about:blank');
  const { dots, width, height } = await eye.evaluate(async (letters) => {
    const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(picture, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, picture.width, picture.height);
    return { dots: [...data], width, height };
  }, png.toString('base64'));
  await eye.close();
  return jsQR.default(new Uint8ClampedArray(dots), width, height)?.data;
}

test('a team makes its key, shows it as letters and as a code that scans, and makes a new one', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await toKey(app);
  await expect(app.main).toContainText('I har ikke en nøgle endnu.');
  await app.tap('Lav en nøgle');
  await expect(page.getByRole('img', { name: 'Nøglen som QR-kode' })).toBeVisible();
  const first = await key(app);
  expect(await scanned(page)).toBe(first);
  await expect(app.main).toContainText(`begynder med ${first.slice(0, 6)} og slutter med ${first.slice(-6)}`);
  await savePictures(page, 'team-key');
  expect(await brokenRules(page)).toEqual([]);

  await app.tap('Lav en ny nøgle …');
  await app.tap('Fortryd');
  expect(await key(app)).toBe(first);
  await app.tap('Lav en ny nøgle …');
  await app.tap('Lav den nye nøgle');
  await expect(app.main).toContainText('I har haft én nøgle før.');
  const second = await key(app);
  expect(second).not.toBe(first);
  expect(await scanned(page)).toBe(second);

  await app.lock();
  await app.unlock();
  await toKey(app);
  expect(await key(app)).toBe(second);
  const stored = await storedRecords(page, 'team-key');
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain('AGE-SECRET');
  await app.tap('Tilbage');
  await app.tap('Læs loggen');
  await expect(app.main.getByText('Ny modtagernøgle')).toHaveCount(2);
});
