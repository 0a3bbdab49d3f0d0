import type { Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenRules } from '../browser/accessibility.js';
import { Device } from '../browser/device.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';

const FILE = 'Vælg filen med kopien';

async function toBackup(app: AppPage): Promise<void> {
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Tag en sikkerhedskopi');
  await app.at('Sikkerhedskopi');
}

/** Makes a backup and returns its bytes. */
async function backup(app: AppPage, to = ''): Promise<Buffer> {
  await toBackup(app);
  await app.type('Hvor lægger du den, eller hvem får den?', to);
  await app.tap('Lav sikkerhedskopi');
  await expect(app.page.getByText('Kopien er klar.')).toBeVisible();
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.tap('Gem filen')]);
  expect(download.suggestedFilename()).toMatch(/^naeste-skridt-\d{4}-\d\d-\d\d\.nskb$/);
  await expect(app.page.getByText('Filen ligger blandt browserens overførsler.')).toBeVisible();
  return readFileSync(await download.path());
}

async function choose(app: AppPage, bytes: Buffer): Promise<void> {
  await app.page.getByLabel(FILE).setInputFiles({ name: 'kopi.nskb', mimeType: 'application/octet-stream', buffer: bytes });
}

async function filled(app: AppPage): Promise<string> {
  const key = await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.type('Hvad fungerer?', 'Sange om morgenen');
  await app.stored();
  return key;
}

test('a backup goes into a clean browser in three taps and a secret, bit for bit', async ({ device, address, guard }) => {
  test.setTimeout(180_000);
  const app = new AppPage(await device.open());
  await filled(app);
  await toBackup(app);
  await savePictures(app.page, 'backup');
  expect(await brokenRules(app.page)).toEqual([]);
  const file = await backup(app, 'Lederens drev');
  const stored = await storedRecords(app.page);
  expect(file.subarray(0, 4).toString()).toBe('NSKB');
  for (const text of ['Alma', 'Sange om morgenen', PASSPHRASE, 'Lederens drev']) expect(file.includes(text), text).toBe(false);
  await app.tap('Tilbage');
  await app.tap('Læs loggen');
  await expect(app.main).toContainText('Til: Lederens drev');

  const other = new Device(address, guard);
  try {
    const clean = new AppPage(await other.open());
    await clean.tap('Hent en sikkerhedskopi');
    await clean.at('Hent en sikkerhedskopi');
    await choose(clean, file);
    await expect(clean.main).toContainText(/Sikkerhedskopi fra .* med \d+ optegnelser/);
    await savePictures(clean.page, 'restore');
    expect(await brokenRules(clean.page)).toEqual([]);
    await clean.type('Adgangssætning', 'ikke den rigtige sætning');
    await clean.tap('Gendan');
    await expect(clean.page.getByText('Det passer ikke.')).toBeVisible();
    expect(await storedRecords(clean.page)).toEqual([]);
    await clean.type('Adgangssætning', PASSPHRASE);
    await clean.tap('Gendan');
    await expect(clean.page.getByText('Alma').first()).toBeVisible();
    expect(await storedRecords(clean.page)).toEqual(stored);
    // It is a vault like any other: it writes, locks and opens.
    await clean.toChildren();
    await clean.page.getByRole('button', { name: /Alma/ }).click();
    await clean.resumeToReview();
    await expect(clean.main).toContainText('Sange om morgenen');
    await clean.toChildren();
    await clean.addChild('Ida', 3);
    await clean.lock();
    await clean.unlock();
    await clean.at('Ida');
  } finally {
    await other.discard();
  }
});

test('a backup opens with the recovery key, and a new passphrase is due', async ({ device, address, guard }) => {
  test.setTimeout(120_000);
  const app = new AppPage(await device.open());
  const key = await filled(app);
  const file = await backup(app);
  const other = new Device(address, guard);
  try {
    const clean = new AppPage(await other.open());
    await clean.tap('Hent en sikkerhedskopi');
    await choose(clean, file);
    await clean.tick('Brug gendannelsesnøglen i stedet');
    await clean.type('Gendannelsesnøgle', key);
    await clean.tap('Gendan');
    await clean.at('Ny adgangssætning');
  } finally {
    await other.discard();
  }
});

test('a tablet with children asks before a backup takes their place', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await filled(app);
  const file = await backup(app);
  await app.toChildren();
  await app.addChild('Efter kopien', 2);
  await app.lock();
  const before = await storedRecords(page);
  await app.tap('Hent en sikkerhedskopi');
  await choose(app, file);
  await expect(page.getByText('Der er allerede data på denne tablet.')).toBeVisible();
  await app.type('Adgangssætning', PASSPHRASE);
  await app.tap('Gendan');
  await expect(page.getByText('Skriv ERSTAT med store bogstaver.')).toBeVisible();
  await savePictures(page, 'restore-replaces');
  expect(await brokenRules(page)).toEqual([]);
  expect(await storedRecords(page)).toEqual(before);
  await app.tap('Tilbage');
  await app.at('Lås op');
  await app.tap('Hent en sikkerhedskopi');
  await choose(app, file);
  await app.type('Adgangssætning', PASSPHRASE);
  await app.type('Skriv ERSTAT for at bekræfte', 'ERSTAT');
  await app.tap('Gendan');
  await expect(page.getByText('Alma').first()).toBeVisible();
  await app.toChildren();
  await expect(app.main).not.toContainText('Efter kopien');
});

test('hostile and broken files are refused and nothing is written', async ({ device, address, guard }) => {
  test.setTimeout(180_000);
  const app = new AppPage(await device.open());
  await filled(app);
  const file = await backup(app);
  const other = new Device(address, guard);
  try {
    const clean = new AppPage(await other.open());
    await clean.tap('Hent en sikkerhedskopi');
    const flipped = Buffer.from(file);
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
    const newer = Buffer.from(file);
    newer[4] = 9;
    const greedy = Buffer.concat([file.subarray(0, 5), Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.alloc(100)]);
    const cases: [string, Buffer, string][] = [
      ['empty', Buffer.alloc(0), 'Filen er ikke en sikkerhedskopi fra Næste skridt.'],
      ['a zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(4_000, 7)]), 'Filen er ikke en sikkerhedskopi fra Næste skridt.'],
      ['a bomb', Buffer.alloc(10_000_000, '['), 'Filen er ikke en sikkerhedskopi fra Næste skridt.'],
      ['cut off', file.subarray(0, file.length - 100), 'Filen er ikke hel'],
      ['one bit', flipped, 'Filen er beskadiget'],
      ['more at its end', Buffer.concat([file, Buffer.from('x')]), 'Filen er beskadiget'],
      ['a newer format', newer, 'Kopien er lavet med en nyere udgave'],
      ['greedy lengths', greedy, 'Filen er beskadiget'],
    ];
    for (const [name, bytes, text] of cases) {
      await choose(clean, bytes);
      await expect(clean.page.getByRole('alert'), name).toContainText(text);
      await expect(clean.button('Gendan'), name).toHaveCount(0);
      expect(await storedRecords(clean.page), name).toEqual([]);
    }
    await savePictures(clean.page, 'restore-refused');
    expect(await brokenRules(clean.page)).toEqual([]);
    await clean.tap('Tilbage');
    await clean.at('Velkommen til Næste skridt');
  } finally {
    await other.discard();
  }
});

test('a backup is asked for after a week, and goes through the share dialogue where there is one', async ({ app: page }) => {
  test.setTimeout(120_000);
  await page.clock.install();
  const app = new AppPage(page);
  await filled(app);
  await app.toChildren();
  await app.tap('I dag');
  await expect(page.getByText('Tid til en sikkerhedskopi.')).toHaveCount(0);
  await app.lock();
  await page.clock.setSystemTime(Date.now() + 8 * 86_400_000);
  await app.unlock();
  await app.toChildren();
  await app.tap('I dag');
  await expect(page.getByText('Tid til en sikkerhedskopi.')).toBeVisible();
  await expect(app.main).toContainText('2 nye ting er kun på denne tablet.');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Til sikkerhedskopi');
  await app.at('Data på tabletten');
  await shareInstead(page);
  await app.tap('Tag en sikkerhedskopi');
  await app.tap('Lav sikkerhedskopi');
  await app.tap('Gem filen');
  await expect(page.getByText('Filen er givet videre.')).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { shared: string[] }).shared)).toEqual([
    expect.stringMatching(/\.nskb$/),
  ]);
  await app.toChildren();
  await app.tap('I dag');
  await expect(page.getByText('Tid til en sikkerhedskopi.')).toHaveCount(0);
});

/** A share dialogue, which this browser does not have, that takes everything. */
async function shareInstead(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shared: string[] = [];
    Object.assign(window, { shared });
    const share = (data: ShareData) => {
      for (const file of data.files ?? []) shared.push(file.name);
      return Promise.resolve();
    };
    Object.assign(navigator, { canShare: () => true, share });
  });
}

test('everything about one child is read, printed and saved as a page without scripts, and the log says so', async ({ app: page }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'naeste-skridt-indsigt-'));
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma <b>', 4);
  await app.tap('Forældre');
  await app.type(/Hvad fik/, 'Vi har talt om <script>alert(1)</script> søvn');
  await app.tap('Gem samtalen');
  await app.tap('Til barnets side');
  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.type('Hvad fungerer?', 'Sange om morgenen');
  await app.stored();
  await app.toChildren();
  await page.getByRole('button', { name: /Alma/ }).click();
  await app.tap('Indsigt: alt om barnet');
  await app.at('Alt om Alma <b>');
  for (const text of ['Sange om morgenen', 'søvn', 'en fagpersons egne ord', 'Påbegyndt og ikke afsluttet', 'Slettes senest']) {
    await expect(app.main).toContainText(text);
  }
  await savePictures(page, 'insight');
  expect(await brokenRules(page)).toEqual([]);
  await app.type('Til hvem?', 'Almas mor');
  await app.tap('Lav en fil med alt');
  const [download] = await Promise.all([page.waitForEvent('download'), app.tap('Gem filen')]);
  const file = join(folder, 'indsigt.html');
  writeFileSync(file, readFileSync(await download.path()));
  const html = readFileSync(file, 'utf8');
  expect(html).toContain('✎ Sange om morgenen');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toMatch(/<script|<b>|<img|https?:/);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await app.tap('Print alt');
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Læs loggen');
  await expect(app.main).toContainText('Indsigt som fil: Alma <b>');
  await expect(app.main).toContainText('Indsigt på papir: Alma <b>');
  await expect(app.main).toContainText('Til: Almas mor');
  rmSync(folder, { recursive: true });
});

test('what was begun for everyone is on the sheet, and nothing of it goes on paper while the parents may not be told', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.tick('Vold eller overgreb fra forældre');
  await app.stored();
  await app.toChildren();
  await page.getByRole('button', { name: /Alma/ }).click();
  await app.tap('Indsigt: alt om barnet');
  await app.at('Alt om Alma');
  await expect(app.main).toContainText('Er noget begrænset til bestemte læsere, er det ikke med.');
  const begun = app.main.getByText('En akut underretning er begyndt').first();
  await expect(begun).toBeVisible();
  // The app wrote it: it is nobody's own words.
  await expect(begun).not.toContainText('✎');
  await page.emulateMedia({ media: 'print' });
  await expect(begun).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  const ways = [app.button('Print alt'), app.button('Lav en fil med alt')];
  for (const way of ways) await expect(way).toBeDisabled();
  await app.tick(/Leder og kommune har taget stilling/);
  for (const way of ways) await expect(way).toBeEnabled();
  await page.emulateMedia({ media: 'print' });
  await expect(begun).toBeVisible();
});

test('a backup that was read on an empty tablet does not replace what another tab has made since', async ({ device, address, guard }) => {
  test.setTimeout(180_000);
  const app = new AppPage(await device.open());
  await filled(app);
  const file = await backup(app);
  const other = new Device(address, guard);
  try {
    const first = new AppPage(await other.open());
    await first.tap('Hent en sikkerhedskopi');
    await choose(first, file);
    await first.type('Adgangssætning', PASSPHRASE);
    const second = new AppPage(await other.open());
    await second.create('Bo');
    await second.addChild('Ida', 3);
    await second.lock();
    const before = await storedRecords(second.page);
    await first.page.bringToFront();
    await first.tap('Gendan');
    await expect(first.page.getByText('Der er allerede oprettet noget på denne tablet.')).toBeVisible();
    expect(await storedRecords(first.page)).toEqual(before);
    // The right to write is given back.
    await second.unlock();
    await second.at('Ida');
    await expect(second.page.getByText(/Her kan du kun læse/)).toHaveCount(0);
  } finally {
    await other.discard();
  }
});
