import type { Page } from '@playwright/test';
import { brokenRules } from '../browser/accessibility.js';
import { papersOf } from '../browser/paper.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

/** Makes writes to addresses that begin with one of `kinds` fail for lack of room, from now on. */
async function fillUp(page: Page, ...kinds: string[]): Promise<void> {
  await page.evaluate((full) => Object.assign(window, { full }), kinds);
}

/** The app in a browser whose store can be filled up. */
async function opened(page: Page): Promise<AppPage> {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      const { full } = window as unknown as { full?: string[] };
      if (full?.some((kind) => String(key).startsWith(kind))) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
  });
  await page.reload();
  return new AppPage(page);
}

/** More than {@link ROOM} holds. */
const LONG = 'Sange om morgenen. '.repeat(30_000);
const ROOM = 400_000;

// The browser's own refusal, which comes when the transaction ends.
test('a full tablet is told, the answer stays on the screen, and it is saved when there is room', async ({ device, address }) => {
  const page = await device.open('about:blank');
  const quota = await device.browser.newCDPSession(page);
  await quota.send('Storage.overrideQuotaForOrigin', { origin: address, quotaSize: ROOM });
  await page.goto('/');
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.stored();
  const before = await storedRecords(page);

  await app.type('Hvad fungerer?', LONG);
  await expect(page.getByText('Tabletten har ikke plads til mere.')).toBeVisible();
  await expect(page.getByText('Ikke gemt', { exact: true })).toBeVisible();
  await expect(app.saved).toHaveCount(0);
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue(LONG);
  expect(await storedRecords(page)).toEqual(before);

  // Going on works, and what is typed meanwhile is kept as well.
  await app.tap(/^Videre/);
  await app.at('Kontakt med voksne');
  await app.type('Hvad fungerer?', 'Hanne');
  await app.tap('Prøv at gemme igen');
  await expect(page.getByText('Tabletten har ikke plads til mere.')).toBeVisible();
  expect(await storedRecords(page)).toEqual(before);

  await quota.send('Storage.overrideQuotaForOrigin', { origin: address });
  await app.tap('Prøv at gemme igen');
  await app.stored();
  await expect(page.getByText('Tabletten har ikke plads til mere.')).toHaveCount(0);
  await page.reload();
  await app.unlock();
  await app.at('Kontakt med voksne');
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Hanne');
  await page.goBack();
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue(LONG);
});

test('a tablet that is full from the start makes no half vault', async ({ app: page }) => {
  const app = await opened(page);
  await fillUp(page, '');
  await app.tap('Opret på denne tablet');
  await app.type('Fornavn', 'Mette');
  await app.choose('Du er', 'Pædagog');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', 'blå hest under gammel bro');
  await app.type('Skriv adgangssætningen igen', 'blå hest under gammel bro');
  await app.tap('Opret');
  await expect(page.getByText('Tabletten har ikke plads til mere.')).toBeVisible();
  await expect(page.getByLabel('Fornavn')).toHaveValue('Mette');
  expect(await storedRecords(page)).toEqual([]);
  await fillUp(page);
  await app.tap('Opret');
  await app.at('Din gendannelsesnøgle');
});

test('a child is stored with its key or not at all', async ({ app: page }) => {
  const app = await opened(page);
  await app.create();
  const before = await storedRecords(page);
  await fillUp(page, 'child/');
  await app.tap('Tilføj barn');
  await app.type('Hvad kalder I barnet?', 'Alma');
  await page.getByLabel('Måned').selectOption('1');
  await app.type('År', String(new Date().getFullYear() - 4));
  await app.tap('Gem');
  await expect(page.getByText('Tabletten har ikke plads til mere.')).toBeVisible();
  await expect(page.getByLabel('Hvad kalder I barnet?')).toHaveValue('Alma');
  expect(await storedRecords(page)).toEqual(before);
  await fillUp(page);
  await app.tap('Gem');
  await app.at('Alma');
});

test('a decision that could not be saved is no decision after a reload', async ({ app: page }) => {
  const app = await opened(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap(/Gå direkte til næste skridt/);
  await app.choose('Er barnet i fare lige nu?', 'Ja');
  await app.tap(/^(Videre|Se, hvad du gør nu)$/);
  if ((await app.heading.innerText()) !== 'Næste skridt') await app.tap('Se forslaget');
  await app.choose(/Hvilket skridt tager du/, /^Akut/);
  await app.type('Hvorfor?', 'Barnet er i fare');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.stored();
  await fillUp(page, 'assessment/');
  await app.tap('Gem beslutningen');
  await expect(page.getByText('Tabletten har ikke plads til mere.')).toBeVisible();
  await app.at('Næste skridt');
  await page.reload();
  await app.unlock();
  await app.at('Næste skridt');
  await expect(page.getByLabel('Hvorfor?')).toHaveValue('Barnet er i fare');
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  expect(await storedRecords(page, 'draft')).toEqual([]);
  expect(await storedRecords(page, 'assessment')).toHaveLength(1);
});

test('what cannot be noted in the log is not printed, and it is when there is room', async ({ app: page }) => {
  const app = await opened(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Forløb');
  const papers = await papersOf(page);
  const log = await storedRecords(page, 'log/');
  await fillUp(page, 'log/');
  await app.tap('Print forløbet');
  const refused = page.getByRole('alert').filter({ hasText: 'Der er ikke printet' });
  await expect(refused).toContainText('Tabletten har ikke plads til mere.');
  await savePictures(page, 'print-not-noted');
  expect(await brokenRules(page)).toEqual([]);
  expect(await papers()).toBe(0);
  expect(await storedRecords(page, 'log/')).toEqual(log);

  await fillUp(page);
  await app.tap('Print forløbet');
  await expect.poll(papers).toBe(1);
  await expect(refused).toHaveCount(0);
  expect(await storedRecords(page, 'log/')).toHaveLength(log.length + 1);
});

test('locking asks while something is not saved', async ({ app: page }) => {
  const app = await opened(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.stored();
  await fillUp(page, 'draft');
  await app.type('Hvad fungerer?', 'Sange om morgenen');
  await expect(page.getByText('Ikke gemt', { exact: true })).toBeVisible();
  await app.tap(/^Lås$/);
  await expect(app.button('Lås alligevel, og mist det sidste')).toBeVisible();
  await app.at('Tryghed og grundstemning');
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Sange om morgenen');
  await fillUp(page);
  await app.lock();
  await app.unlock();
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Sange om morgenen');

  await fillUp(page, 'draft');
  await app.type('Hvad fungerer?', 'Det, der går tabt');
  await app.tap(/^Lås$/);
  await app.tap('Lås alligevel, og mist det sidste');
  await app.at('Lås op');
  expect(await page.content()).not.toContain('Det, der går tabt');
  await app.unlock();
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Sange om morgenen');
});
