import type { Page } from '@playwright/test';
import { brokenRules } from '../browser/accessibility.js';
import { savePictures } from '../browser/screens.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

const PIN = '4829';

/** Hides the page from its user, or shows it again, as another app in front does. */
function show(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  return page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

/** A vault with a draft on the screen, on a clock that the story sets. */
async function opened(page: Page): Promise<AppPage> {
  await page.clock.install();
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.type('Hvad fungerer?', 'Kanariefugl');
  await app.stored();
  return app;
}

async function setPin(app: AppPage): Promise<void> {
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.type('Vælg en PIN', PIN);
  await app.tap('Slå PIN til');
  await expect(app.page.getByText('PIN er slået til.')).toBeVisible();
  await app.page.goBack();
  await app.page.goBack();
  await app.at('Tryghed og grundstemning');
}

async function typePin(app: AppPage, pin: string): Promise<void> {
  await app.at('Skærmen er låst');
  await app.type('PIN', pin);
  await app.tap('Åbn skærmen');
}

test('unused for three minutes the vault locks, a touch puts it off, and the setting counts', async ({ app: page }) => {
  const app = await opened(page);
  await page.clock.fastForward(170_000);
  await page.keyboard.press('Shift');
  await page.clock.fastForward(170_000);
  await app.at('Tryghed og grundstemning');
  await page.clock.fastForward(11_000);
  await app.at('Lås op');
  expect(await page.content()).not.toContain('Kanariefugl');
  await app.unlock();
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Kanariefugl');

  await app.toChildren();
  await app.tap('Indstillinger');
  await app.choose(/Tabletten låser/, '5 minutter');
  await page.reload();
  await app.unlock();
  await app.at('Indstillinger');
  await expect(page.getByRole('radio', { name: '5 minutter' })).toBeChecked();
  await page.clock.fastForward(290_000);
  await app.at('Indstillinger');
  await page.clock.fastForward(11_000);
  await app.at('Lås op');
});

test('a hidden page is empty at once, goes on within half a minute, and is locked after it', async ({ app: page }) => {
  const app = await opened(page);
  const field = page.getByLabel('Hvad fungerer?');
  await show(page, 'hidden');
  expect(await field.isVisible()).toBe(false);
  await page.clock.fastForward(20_000);
  await show(page, 'visible');
  await expect(field).toBeVisible();
  await expect(field).toHaveValue('Kanariefugl');

  await field.fill('Kanariefugl i haven');
  await show(page, 'hidden');
  await page.clock.fastForward(30_000);
  await app.at('Lås op');
  expect(await page.content()).not.toContain('Kanariefugl');
  await show(page, 'visible');
  await app.unlock();
  await expect(field).toHaveValue('Kanariefugl i haven');
});

test('with a PIN the views are torn down and come back, and five wrong ones lock wholly', async ({ app: page }) => {
  const app = await opened(page);
  await app.toChildren();
  await app.tap('Indstillinger');
  for (const [typed, why] of [
    ['482', 'Brug mellem 4 og 8 tal.'],
    ['48a9', 'Brug kun tal.'],
    ['1234', 'Den er blandt de første, nogen prøver. Vælg nogle andre tal.'],
  ] as const) {
    await app.type('Vælg en PIN', typed);
    await app.tap('Slå PIN til');
    await expect(page.getByText(why)).toBeVisible();
  }
  await page.goBack();
  await page.goBack();
  await app.at('Tryghed og grundstemning');
  await setPin(app);
  await app.tap(/^Lås$/);
  await app.at('Skærmen er låst');
  const left = () => page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage));
  expect(await left()).not.toContain('Kanariefugl');
  expect(await left()).not.toContain('Alma');
  expect(await left()).not.toContain(PIN);
  await savePictures(page, 'screened');
  expect(await brokenRules(page)).toEqual([]);
  await typePin(app, '0000');
  await expect(page.getByText('Det passer ikke. Du kan prøve 4 gange til.')).toBeVisible();
  await typePin(app, PIN);
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Kanariefugl');

  await app.tap(/^Lås$/);
  for (let wrong = 0; wrong < 5; wrong += 1) await typePin(app, '9371');
  await app.at('Lås op');
  await app.unlock();
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Kanariefugl');
  // The PIN went with the keys.
  await app.lock();
});

test('hiding asks for the PIN, a PIN that nobody types locks, and a reload or logging off needs the passphrase', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = await opened(page);
  await setPin(app);
  await show(page, 'hidden');
  await app.at('Skærmen er låst');
  await show(page, 'visible');
  await typePin(app, PIN);
  await app.at('Tryghed og grundstemning');
  await show(page, 'hidden');
  await page.clock.fastForward(30_000);
  await app.at('Lås op');
  await show(page, 'visible');

  await app.unlock();
  await app.at('Tryghed og grundstemning');
  await setPin(app);
  await page.clock.fastForward(181_000);
  await app.at('Skærmen er låst');
  await page.clock.fastForward(15 * 60_000);
  await app.at('Lås op');

  await app.unlock();
  await app.at('Tryghed og grundstemning');
  await setPin(app);
  await app.tap(/^Lås$/);
  await app.tap('Log af, eller skift person');
  await app.at('Lås op');

  await app.unlock();
  await app.at('Tryghed og grundstemning');
  await setPin(app);
  await app.tap(/^Lås$/);
  await app.at('Skærmen er låst');
  await page.reload();
  await app.at('Lås op');
});

test('the screen says what a PIN protects and what it does not', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.tap('Indstillinger');
  for (const said of [
    'Den stopper et barn eller en kollega, der tager tabletten.',
    'Den stopper ikke en, der kan læse tablettens hukommelse: Nøglen ligger der, så længe PIN virker.',
    'Det gemte er altid låst med adgangssætningen og aldrig med PIN.',
    'Fem forkerte, et kvarter uden PIN, eller når appen ikke har været fremme i 30 sekunder: så låses der helt.',
  ]) {
    await expect(app.main).toContainText(said);
  }
});

test('what is typed and not stored is there again behind the PIN, and gone with the keys', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = await opened(page);
  await setPin(app);
  const hideAndReopen = async (typed: string): Promise<void> => {
    await show(page, 'hidden');
    await app.at('Skærmen er låst');
    expect(await page.content()).not.toContain(typed);
    await show(page, 'visible');
    await typePin(app, PIN);
  };
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Forældre');
  await app.at('Forældrene til Alma');
  const told = page.getByLabel('Hvad fik de at vide?');
  await app.type('Hvad fik de at vide?', 'Kanariesnak i garderoben');
  await hideAndReopen('Kanariesnak');
  await app.at('Forældrene til Alma');
  await expect(told).toHaveValue('Kanariesnak i garderoben');

  // Each form keeps its own words, also while another screen is open.
  await app.tap('Til barnets side');
  await app.tap('Indsatser');
  await app.tap('Ny indsats');
  await app.type('Hvad skal være anderledes for barnet?', 'Kanariemål');
  await hideAndReopen('Kanariemål');
  await app.at('Ny indsats: Alma');
  await expect(page.getByLabel('Hvad skal være anderledes for barnet?')).toHaveValue('Kanariemål');
  await app.tap('Indsatser');
  await app.tap('Til barnets side');
  await app.tap('Forældre');
  await expect(told).toHaveValue('Kanariesnak i garderoben');

  // What is stored is no longer in the form.
  await app.tap('Gem samtalen');
  await expect(page.getByRole('listitem')).toContainText('Kanariesnak i garderoben');
  await expect(told).toHaveValue('');
  await hideAndReopen('Kanariesnak');
  await expect(told).toHaveValue('');

  await app.type('Hvad fik de at vide?', 'Kanarierest');
  await app.tap(/^Lås$/);
  await app.tap('Log af, eller skift person');
  await app.at('Lås op');
  expect(await page.content()).not.toContain('Kanarierest');
  await app.unlock();
  await app.at('Forældrene til Alma');
  // Logged off, it is kept under its author's own key.
  await expect(told).toHaveValue('Kanarierest');
});

test('a lock that nobody asked for and that would lose a write shows nothing and waits for room', async ({ app: page }) => {
  const app = await opened(page);
  // The browser refuses to write drafts from here on.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const refusing = window as unknown as { full: boolean };
    refusing.full = true;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (refusing.full) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
  });
  const field = page.getByLabel('Hvad fungerer?');
  await field.fill('Kanariefugl i haven');
  await expect(page.getByText('Ikke gemt', { exact: true })).toBeVisible();
  await page.clock.fastForward(181_000);
  await expect(app.button('Lås alligevel, og mist det sidste')).toBeVisible();
  await expect(field).toBeHidden();
  await show(page, 'hidden');
  await show(page, 'visible');
  await expect(field).toBeHidden();
  await page.evaluate(() => {
    (window as unknown as { full: boolean }).full = false;
  });
  await app.tap('Prøv at gemme igen');
  await app.at('Lås op');
  await app.unlock();
  await expect(field).toHaveValue('Kanariefugl i haven');
});
