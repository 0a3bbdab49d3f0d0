import type { Page } from '@playwright/test';
import { brokenRules } from '../browser/accessibility.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { addColleague, BO, enter } from '../pages/colleagues.js';

const BO_AGAIN = 'ni røde både på stille sø';

/** Everything that the page holds for this person to see. */
function seen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
    return [document.documentElement.outerHTML, ...fields.map((field) => field.value)].join('\n');
  });
}

async function complete(app: AppPage): Promise<void> {
  await app.tap(/Gå direkte til næste skridt/);
  await app.choose('Er barnet i fare lige nu?', 'Ja');
  await app.tap(/^(Videre|Se, hvad du gør nu)$/);
  if ((await app.heading.innerText()) !== 'Næste skridt') await app.tap('Se forslaget');
  await app.choose(/Hvilket skridt tager du/, /^Akut/);
  await app.type('Hvorfor?', 'Bos begrundelse');
  await app.type('Tovholder', 'Bo');
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at(/^Vurdering: /);
}

test('two colleagues share the children and what is completed, and neither sees the other one’s draft', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.type('Hvad fungerer?', 'Mettes kanariefugl');

  // At once after the last key: what is under way is stored first.
  await app.tap('Skift person');
  await enter(app, 'Bo', BO.passphrase);
  await app.at('Alma');
  expect(await seen(page)).not.toContain('Mettes kanariefugl');
  await expect(page.getByText(/kan ikke åbnes|lagt til side|beskadiget/)).toHaveCount(0);
  await app.tap('Begynd trivselsskemaet');
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('');
  await app.type('Hvad fungerer?', 'Bos kanariefugl');
  await app.stored();
  await app.toChildren();
  await app.addChild('Ida', 3);
  await complete(app);

  await app.tap('Skift person');
  await enter(app, 'Mette', PASSPHRASE);
  // What Bo has begun for Ida comes before the place that was left.
  await app.at('I dag');
  await page.getByRole('button', { name: /Ida/ }).first().click();
  await app.at('Ida');
  await app.main.getByRole('listitem').getByRole('button', { name: /Bo, dagplejer/ }).click();
  await app.at('Vurdering: Ida');
  await expect(app.main).toContainText('Bos begrundelse');
  await app.toChildren();
  await page.getByRole('button', { name: /Alma/ }).click();
  await app.resumeToReview();
  await expect(app.main).toContainText('Mettes kanariefugl');
  expect(await seen(page)).not.toContain('Bos kanariefugl');
  expect(await storedRecords(page, 'draft')).toHaveLength(2);
});

test('a colleague needs a name of their own and a passphrase that holds, and a lock half-way adds nobody', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  const before = await storedRecords(page);
  await app.tap('Indstillinger');
  await app.tap('Tilføj kollega');
  await app.tap('Jeg vil selv vælge');
  await app.tap(/^Tilføj$/);
  for (const text of ['Skriv kollegaens fornavn.', 'Vælg, hvad kollegaen er.', 'Den er for kort. Brug mindst 15 tegn.']) {
    await expect(page.getByText(text)).toBeVisible();
  }
  await app.type('Fornavn', 'mette');
  await app.choose('Kollegaen er', 'Pædagog');
  await app.type('Vælg en adgangssætning', BO.passphrase);
  await app.type('Skriv adgangssætningen igen', BO.passphrase);
  await app.tap(/^Tilføj$/);
  await expect(page.getByText('Der er allerede en med det navn på tabletten.')).toBeVisible();
  await app.tap(/^Lås$/);
  await app.at('Lås op');
  await expect(page.getByText('Hej Mette.')).toBeVisible();
  expect(await storedRecords(page)).toEqual(before);
});

test('a removed colleague is out, keeps the drafts under lock, and comes back with the recovery key', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const key = await addColleague(app, BO);
  await app.tap('Skift person');
  await enter(app, 'Bo', BO.passphrase);
  await app.toChildren();
  await page.getByRole('button', { name: /Alma/ }).click();
  await app.tap('Begynd trivselsskemaet');
  await app.type('Hvad fungerer?', 'Bos kanariefugl');
  await app.tap('Skift person');
  await enter(app, 'Mette', PASSPHRASE);
  await app.toChildren();
  await app.tap('Indstillinger');
  await expect(app.button('Fjern Mette')).toHaveCount(0);
  await savePictures(page, 'settings-colleagues');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Fjern Bo');
  await app.at('Fjern Bo?');
  await expect(app.main).toContainText('1 påbegyndt ting er låst. Det slettes ikke');
  await expect(app.main).toContainText('kan det ikke trækkes tilbage');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Behold');
  await app.tap('Fjern Bo');
  await app.tap('Fjern Bo');
  await app.at('Indstillinger');
  await expect(app.main).toContainText('fjernet · 1 påbegyndt ting er låst');
  await expect(page.getByRole('status').filter({ hasText: 'Bo er fjernet' })).toContainText('tabletten har fået en ny nøgle');
  await savePictures(page, 'settings-removed');
  expect(await brokenRules(page)).toEqual([]);
  await expect(app.button('Skift person')).toHaveCount(0);
  expect(await storedRecords(page, 'draft')).toHaveLength(1);

  await app.lock();
  await expect(page.getByText('Hej Mette.')).toBeVisible();
  await app.unlock(BO.passphrase);
  await expect(page.getByText('Det passer ikke.')).toBeVisible();
  await app.tap(/brug gendannelsesnøglen/);
  await app.type('Gendannelsesnøgle', key);
  await app.tap('Åbn');
  await expect(page.getByText('Det passer ikke.')).toBeVisible();
  await app.tap('Tilbage');
  await app.unlock();
  await app.at('Indstillinger');
  await expect(page.getByText(/kan ikke åbnes\. De er lagt til side/)).toHaveCount(0);

  await app.tap('Tag Bo tilbage');
  await app.at('Tag Bo tilbage');
  await app.tap('Jeg vil selv vælge');
  expect(await brokenRules(page)).toEqual([]);
  await app.type('Vælg en adgangssætning', BO_AGAIN);
  await app.type('Skriv adgangssætningen igen', BO_AGAIN);
  await app.type('Gendannelsesnøgle', key);
  await app.main.getByRole('button', { name: 'Tag Bo tilbage' }).click();
  await app.at('Indstillinger');
  await app.tap('Skift person');
  await enter(app, 'Bo', BO.passphrase);
  await expect(page.getByText('Det passer ikke.')).toBeVisible();
  await enter(app, 'Bo', BO_AGAIN);
  await app.toChildren();
  await page.getByRole('button', { name: /Alma/ }).click();
  await app.resumeToReview();
  await expect(app.main).toContainText('Bos kanariefugl');
});

test('after a colleague was taken out, what stood under the old key is changed as before', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Se jeres modtagernøgle');
  await app.tap('Lav en nøgle');
  await expect(page.getByRole('img', { name: 'Nøglen som QR-kode' })).toBeVisible();
  // An offer has the same place as the team's key, in a kind of its own.
  const addOffer = async (title: string): Promise<void> => {
    await app.toChildren();
    await app.tap('Tilbudsvifte');
    await app.tap('Skriv et tilbud ind');
    await app.type('Navn', title);
    await app.type('Hvad er det?', 'Hver onsdag formiddag.');
    await app.choose('Hvad skal der til for at få det?', 'Åbne for alle');
    await app.type('Fra alder', '2 mdr.');
    await app.type('Til og med alder', '2 år');
    await app.tick('Linealen for forældrenes omsorg');
    await page.getByLabel('Fra trin').selectOption('5');
    await page.getByLabel('Til og med trin').selectOption('6');
    await app.type('Hvem kontakter man?', 'Sundhedsplejen');
    await app.tap('Gem tilbuddet');
    await app.at('Tilbudsvifte');
  };
  await addOffer('Legegruppe');
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Fjern Bo');
  await app.tap('Fjern Bo');
  await expect(page.getByRole('status').filter({ hasText: 'Bo er fjernet' })).toBeVisible();
  await addOffer('Sanggruppe');
  await page.reload();
  await app.unlock();
  await app.toChildren();
  await app.tap('Tilbudsvifte');
  await expect(app.main).toContainText('Legegruppe');
  await expect(app.main).toContainText('Sanggruppe');
});

test('wrong passphrases cost a wait that survives a reload, is not shared, and ends with the right one', async ({ app: page }) => {
  test.setTimeout(120_000);
  await page.clock.install();
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.tap('Skift person');
  const open = app.main.getByRole('button', { name: 'Lås op' });
  const waiting = page.getByText(/Der er prøvet forkert mange gange\. Vent/);
  await app.choose('Hvem er du?', 'Mette');
  for (let wrong = 0; wrong < 3; wrong += 1) {
    await app.unlock('ikke den rigtige sætning');
    await expect(page.getByText('Det passer ikke.')).toBeVisible();
    await expect(open).toBeEnabled();
  }
  await app.unlock('ikke den rigtige sætning');
  await expect(waiting).toBeVisible();
  await expect(open).toBeDisabled();
  await page.clock.fastForward(6_000);
  await expect(waiting).toBeHidden();
  await app.unlock('ikke den rigtige sætning');
  await expect(waiting).toBeVisible();

  await page.reload();
  await app.choose('Hvem er du?', 'Mette');
  await expect(waiting).toContainText(/Vent \d+ sek\./);
  await expect(open).toBeDisabled();
  expect(await brokenRules(page)).toEqual([]);
  // The recovery key waits as well, and Bo does not.
  await app.tap(/brug gendannelsesnøglen/);
  await expect(waiting).toBeVisible();
  await app.tap('Tilbage');
  await app.choose('Hvem er du?', 'Bo');
  await expect(waiting).toBeHidden();
  await expect(open).toBeEnabled();

  // A clock set back a year begins the same wait anew, and no more.
  await app.choose('Hvem er du?', 'Mette');
  await page.clock.setSystemTime(Date.now() - 365 * 86_400_000);
  await page.clock.runFor(2_000);
  await expect(waiting).toContainText(/Vent \d+ sek\./);
  await page.clock.fastForward(16_000);
  await expect(waiting).toBeHidden();
  await app.unlock();
  await app.at('Indstillinger');
  await app.lock();
  await app.choose('Hvem er du?', 'Mette');
  await app.unlock('ikke den rigtige sætning');
  await expect(page.getByText('Det passer ikke.')).toBeVisible();
  await expect(waiting).toBeHidden();
});
