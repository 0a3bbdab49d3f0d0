import { launchPrivate } from '../browser/chromium.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

const MAY_BE_LOST = /^Er dette et privat vindue, forsvinder alt, når det lukkes\./;

test('a private window is told at once and beside the recovery key that nothing will be kept', async ({ address, guard }) => {
  const context = await launchPrivate(address);
  await guard.watch(context);
  const page = await context.newPage();
  await page.goto('/');
  const app = new AppPage(page);
  const said = page.getByText(MAY_BE_LOST);
  await app.tap('Opret på denne tablet');
  await expect(said).toBeVisible();
  await app.tap('Tilbage');
  await app.create('Mette', 'Pædagog', async () => {
    await expect(said).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(said).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });
  await expect(said).toHaveCount(0);
  await context.browser()?.close();
});

test('practice says nothing of a private window', async ({ app: page }) => {
  const app = new AppPage(page);
  const said = page.getByText(MAY_BE_LOST);
  await app.tap(/eksempelbørn/);
  await app.at('I dag');
  await expect(said).toHaveCount(0);
});

test('a browser that has promised to keep what is stored is not told', async ({ app: page }) => {
  const app = new AppPage(page);
  const said = page.getByText(MAY_BE_LOST);
  await page.addInitScript(() => {
    StorageManager.prototype.persisted = () => Promise.resolve(true);
  });
  await page.reload();
  await app.create('Mette', 'Pædagog', async () => {
    await expect(said).toHaveCount(0);
  });
});
