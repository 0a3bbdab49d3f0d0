import { brokenRules } from '../browser/accessibility.js';
import { Authenticator } from '../browser/authenticator.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

// A passkey belongs to a name.
test.use({ host: 'localhost' });

const ON = 'Slå til: lås op med tabletten';
const OFF = 'Slå fra: lås op med tabletten';
const OPEN = 'Lås op med tabletten';
const DECLINED = /Tabletten låste ikke op, eller det blev afbrudt\. Intet er ændret/;
const OTHER = 'ni røde både på stille sø';
const BO = 'syv grønne cykler i regnvejr';

/** Turns it on in the settings. */
async function turnOn(app: AppPage): Promise<void> {
  await app.tap('Indstillinger');
  await app.tap(ON);
  await expect(app.page.getByText('Du kan låse op med tabletten.')).toBeVisible();
}

test('the tablet’s own lock opens in one tap, a new passphrase keeps it, and turned off it is gone', async ({ app: page }) => {
  const tablet = await Authenticator.of(page);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.lock();
  await expect(app.button(OPEN)).toHaveCount(0);
  await app.unlock();
  await app.at('Alma');
  await app.toChildren();
  await turnOn(app);
  await savePictures(page, 'settings-passkey');
  expect(await brokenRules(page)).toEqual([]);
  expect(await tablet.passkeys()).toBe(1);

  await app.lock();
  await savePictures(page, 'unlock-passkey');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap(OPEN);
  await app.at('Indstillinger');
  await app.toChildren();
  await expect(app.button(/Alma/)).toBeVisible();

  // After a reload nothing but the stored vault is left.
  await page.reload();
  await app.tap(OPEN);
  await app.at('Børn');
  await app.tap('Indstillinger');
  await app.tap('Skift adgangssætning');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', OTHER);
  await app.type('Skriv adgangssætningen igen', OTHER);
  await app.tap('Skift adgangssætning');
  await expect(page.getByText('Adgangssætningen er skiftet.')).toBeVisible();
  await app.lock();
  await app.tap(OPEN);
  await app.at('Indstillinger');
  await app.lock();
  await app.unlock(OTHER);
  await app.at('Indstillinger');

  await app.tap(OFF);
  await expect(app.button(ON)).toBeVisible();
  await expect.poll(() => tablet.passkeys()).toBe(0);
  await app.lock();
  await expect(app.button(OPEN)).toHaveCount(0);
  await app.unlock(OTHER);
  await app.at('Indstillinger');
});

test('a tablet that does not know its user leads back to the passphrase and costs no wait', async ({ app: page }) => {
  const tablet = await Authenticator.of(page);
  const app = new AppPage(page);
  await app.create();
  await turnOn(app);
  await app.lock();
  const before = await storedRecords(page);
  await tablet.forgetItsUser();
  for (let tries = 0; tries < 5; tries += 1) {
    await app.tap(OPEN);
    await expect(page.getByText(DECLINED)).toBeVisible();
    await expect(page.getByText(/Følg det, tabletten viser/)).toHaveCount(0);
  }
  await expect(page.getByText(/prøvet forkert mange gange/)).toHaveCount(0);
  expect(await storedRecords(page)).toEqual(before);
  await app.unlock();
  await app.at('Indstillinger');
});

test('a tablet that was reset leads back to the passphrase and takes a new key', async ({ app: page }) => {
  const tablet = await Authenticator.of(page);
  const app = new AppPage(page);
  await app.create();
  await turnOn(app);
  await app.lock();
  await tablet.reset();
  await app.tap(OPEN);
  await expect(page.getByText(DECLINED)).toBeVisible();
  await app.unlock();
  await app.at('Indstillinger');
  await app.tap(OFF);
  await app.tap(ON);
  await expect(page.getByText('Du kan låse op med tabletten.')).toBeVisible();
  await app.lock();
  await app.tap(OPEN);
  await app.at('Indstillinger');
});

test('who breaks off while turning it on has changed nothing and can try again', async ({ app: page }) => {
  const tablet = await Authenticator.of(page);
  const app = new AppPage(page);
  await app.create();
  await app.tap('Indstillinger');
  await expect(app.button(ON)).toBeVisible();
  const before = await storedRecords(page);
  await tablet.forgetItsUser();
  await app.tap(ON);
  await expect(page.getByText(DECLINED)).toBeVisible();
  expect(await storedRecords(page)).toEqual(before);
  expect(await tablet.passkeys()).toBe(0);
  await tablet.takeOut();
  await Authenticator.of(page);
  await app.tap(ON);
  await expect(page.getByText('Du kan låse op med tabletten.')).toBeVisible();
  await expect(page.getByText(DECLINED)).toHaveCount(0);
});

test('a tablet that computes no keys is told plainly, and the half-made passkey is not used', async ({ app: page }) => {
  const tablet = await Authenticator.of(page, { computesKeys: false });
  const app = new AppPage(page);
  await app.create();
  await app.tap('Indstillinger');
  await expect(app.button(ON)).toBeVisible();
  const before = await storedRecords(page);
  await app.tap(ON);
  await expect(page.getByText(/Tabletten kan ikke lave en nøgle på denne måde/)).toBeVisible();
  await expect(app.button(ON)).toBeVisible();
  expect(await storedRecords(page)).toEqual(before);
  await expect.poll(() => tablet.passkeys()).toBe(0);
  await app.lock();
  await expect(app.button(OPEN)).toHaveCount(0);
  await app.unlock();
  await app.at('Indstillinger');
});

test('each has a passkey of their own, and who is taken out loses theirs', async ({ app: page }) => {
  test.setTimeout(120_000);
  const tablet = await Authenticator.of(page);
  const app = new AppPage(page);
  await app.create();
  await turnOn(app);
  await app.tap('Tilføj kollega');
  await app.type('Fornavn', 'Bo');
  await app.choose('Kollegaen er', 'Dagplejer');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', BO);
  await app.type('Skriv adgangssætningen igen', BO);
  await app.tap(/^Tilføj$/);
  await app.tick('Jeg har skrevet nøglen ned eller printet den');
  await app.tap('Videre');
  await app.at('Indstillinger');
  await expect(page.getByText(/^I er flere her\./)).toBeVisible();

  await app.tap('Skift person');
  await app.choose('Hvem er du?', 'Bo');
  await expect(app.button(OPEN)).toHaveCount(0);
  await app.unlock(BO);
  await app.toChildren();
  await turnOn(app);
  expect(await tablet.passkeys()).toBe(2);
  await app.tap('Skift person');
  await app.choose('Hvem er du?', 'Bo');
  await app.tap(OPEN);
  await app.at('Indstillinger');
  await expect(app.button('Fjern Mette')).toBeVisible();

  await app.tap('Skift person');
  await app.choose('Hvem er du?', 'Mette');
  await app.tap(OPEN);
  await app.at('Indstillinger');
  await app.tap('Fjern Bo');
  await app.tap('Fjern Bo');
  await app.at('Indstillinger');
  await app.lock();
  await expect(page.getByText('Hej Mette.')).toBeVisible();
  await app.tap(OPEN);
  await app.at('Indstillinger');
});

test('where it cannot work the settings say why, and practice does not offer it', async ({ app: page }) => {
  const app = new AppPage(page);
  // Chromium without a lock of its own.
  await app.create();
  await app.tap('Indstillinger');
  await expect(page.getByText(/^Det kan ikke slås til her: Tabletten har ingen skærmlås/)).toBeVisible();
  await expect(app.button(ON)).toHaveCount(0);

  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
  await page.reload();
  await app.unlock();
  await expect(page.getByText(/^Det kan ikke slås til her: Browseren kan ikke bruge tablettens lås/)).toBeVisible();
  await expect(app.button(ON)).toHaveCount(0);

  await app.lock();
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.tap('Alle børn');
  await app.tap('Indstillinger');
  await app.at('Indstillinger');
  await expect(page.getByRole('heading', { name: OPEN })).toHaveCount(0);
});

test('a page that is opened by number does not offer it', async ({ device, address, guard }) => {
  guard.allow(/^request to http:\/\/127\.0\.0\.1/);
  const page = await device.open(address.replace('localhost', '127.0.0.1'));
  await Authenticator.of(page);
  const app = new AppPage(page);
  await app.create();
  await app.tap('Indstillinger');
  await expect(page.getByText(/^Det kan ikke slås til her: Siden er åbnet med tal som adresse/)).toBeVisible();
  await expect(app.button(ON)).toHaveCount(0);
});
