import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';

const OTHER = 'syv grønne cykler i regnvejr';

test('a passphrase that is easy to guess is refused with the reason', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Opret på denne tablet');
  await app.type('Fornavn', 'Mette');
  await app.choose('Du er', 'Pædagog');
  await app.tap('Jeg vil selv vælge');
  const field = page.getByLabel('Vælg en adgangssætning');
  for (const [typed, reason] of [
    ['kort og godt', 'Den er for kort. Brug mindst 15 tegn.'],
    ['031256 0312 5678 90', 'Den har ingen bogstaver. Brug ord; tal alene er lette at gætte.'],
    ['aaaaaaaaaaaaaaaaaaaa', 'Den har for få forskellige tegn og er let at gætte.'],
    ['sommer1sommer1sommer1', 'Den gentager det samme og er let at gætte.'],
    ['qwertyuiopåasdfgh', 'Den følger en række på tastaturet eller i alfabetet og er let at gætte.'],
    ...[
      'Adgangskode123456',
      'Mette Mette 1990',
      'januar februar marts',
      'mandag tirsdag onsdag',
      'der er et yndigt land',
      'jegelskermitbarn',
      'ingen adgangssætning',
    ].map((typed) => [typed, 'Den består af ord, navne eller linjer, som alle prøver først. Vælg nogle andre.'] as const),
    ['Blå stue Blå stue', 'Den gentager det samme og er let at gætte.'],
    ['a b c d e f g h i j', 'Den følger en række på tastaturet eller i alfabetet og er let at gætte.'],
  ] as const) {
    await field.fill(typed);
    await app.type('Skriv adgangssætningen igen', typed);
    await app.tap('Opret');
    const error = page.getByText(reason, { exact: true });
    await expect(error, typed).toBeVisible();
    await expect(page.getByLabel('Skriv adgangssætningen igen')).toBeFocused();
    await field.fill('');
    await expect(error, typed).toBeHidden();
  }
  await field.fill(PASSPHRASE);
  await app.type('Skriv adgangssætningen igen', `${PASSPHRASE}n`);
  await app.tap('Opret');
  await expect(page.getByText('De to adgangssætninger er ikke ens. Skriv den igen.')).toBeVisible();
  expect(await storedRecords(page)).toEqual([]);
});

test('the offered passphrase is five words, other words come on demand, and it unlocks', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Opret på denne tablet');
  await app.type('Fornavn', 'Mette');
  await app.choose('Du er', 'Dagplejer');
  const offered = page.getByLabel('Din adgangssætning');
  await expect(offered).toHaveText(/^\p{Ll}+( \p{Ll}+){4}$/u);
  const first = await offered.innerText();
  await app.tap('Giv mig nogle andre ord');
  await expect(offered).not.toHaveText(first);
  const words = await offered.innerText();
  expect(words.split(' ')).toHaveLength(5);
  await app.type('Skriv adgangssætningen igen', words);
  await app.tap('Opret');
  await app.tick('Jeg har skrevet nøglen ned eller printet den');
  await app.tap('Videre');
  await app.at('Børn');
  await app.lock();
  await app.unlock(words);
  await app.at('Børn');
});

test('a wrong passphrase is told plainly and changes nothing', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.lock();
  const before = await storedRecords(page);
  await app.main.getByRole('button', { name: 'Lås op' }).click();
  await expect(page.getByText('Skriv din adgangssætning.')).toBeVisible();
  await app.unlock(PASSPHRASE.toUpperCase());
  await expect(page.getByText('Det passer ikke. Intet er ændret.')).toBeVisible();
  await expect(page.getByLabel('Adgangssætning', { exact: true })).toHaveValue('');
  expect(await storedRecords(page)).toEqual(before);

  // While the key is derived something says so, and says what it is.
  const working = page.getByRole('progressbar', { name: /^Låser op/ });
  await expect(working).toHaveCount(0);
  const seen = working.waitFor();
  await app.unlock();
  await seen;
  await app.at('Alma');
  await expect(working).toHaveCount(0);
});

test('the recovery key opens as people type it, and a new passphrase takes the place of the old', async ({ app: page }) => {
  const app = new AppPage(page);
  const key = await app.create();
  expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  await app.addChild('Alma', 4);
  await app.lock();
  const before = await storedRecords(page);
  await app.tap(/brug gendannelsesnøglen/);
  await app.at('Brug gendannelsesnøglen');

  const last = key.at(-1) === '0' ? '1' : '0';
  for (const [typed, message] of [
    [key.slice(0, -5), /Nøglen har 32 tegn i otte grupper/],
    [`${key.slice(0, -1)}?`, /Nøglen har et tegn, som ingen nøgle har/],
    [`${key.slice(0, -1)}${last}`, /Et tegn er skrevet forkert/],
  ] as const) {
    await app.type('Gendannelsesnøgle', typed);
    await app.tap('Åbn');
    await expect(page.getByText(message)).toBeVisible();
  }
  expect(await storedRecords(page)).toEqual(before);

  await app.type('Gendannelsesnøgle', ` ${key.toLowerCase().replaceAll('-', '  ')} `);
  await app.tap('Åbn');
  await app.at('Ny adgangssætning');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', OTHER);
  await app.type('Skriv adgangssætningen igen', OTHER);
  await app.tap('Skift adgangssætning');
  await app.at('Alma');

  await app.lock();
  await app.unlock(PASSPHRASE);
  await expect(page.getByText('Det passer ikke. Intet er ændret.')).toBeVisible();
  await app.unlock(OTHER);
  await app.at('Alma');
});

test('the passphrase is changed in the settings', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.tap('Indstillinger');
  await app.at('Indstillinger');
  await app.tap('Skift adgangssætning');
  await app.at('Ny adgangssætning');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', OTHER);
  await app.type('Skriv adgangssætningen igen', OTHER);
  await app.tap('Skift adgangssætning');
  await expect(page.getByText('Adgangssætningen er skiftet.')).toBeVisible();
  await page.reload();
  await app.unlock(PASSPHRASE);
  await expect(page.getByText('Det passer ikke. Intet er ændret.')).toBeVisible();
  await app.unlock(OTHER);
  await app.at('Indstillinger');
});

test('locking takes everything off the screen, and unlocking leads back to the same place', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma Kanariegul', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.tap(/^Videre/);
  await app.at('Kontakt med voksne');
  await app.type('Hvad fungerer?', 'Alma Kanariegul finder Hanne');
  await app.tap(/^Lås$/);
  await app.at('Lås op');
  const left = () =>
    page.evaluate(() => {
      const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
      const texts = [document.documentElement.outerHTML, document.title, location.href, JSON.stringify(history.state)];
      return [...texts, ...fields.map((field) => field.value), ...Object.values(localStorage)].join('\n');
    });
  expect(await left()).not.toContain('Kanariegul');
  await page.goBack();
  await app.at('Lås op');
  expect(await left()).not.toContain('Kanariegul');
  await page.goForward();
  await app.unlock();
  await app.at('Kontakt med voksne');
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Alma Kanariegul finder Hanne');
  expect(page.url()).not.toContain('Kanariegul');
  expect(await page.title()).not.toContain('Kanariegul');
});

test('words that are offered late do not take the place of a sentence of one’s own', async ({ app: page }) => {
  const app = new AppPage(page);
  let come = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route('**/passphrase-words.txt', async (route) => {
    await wait;
    await route.continue();
  });
  await app.tap('Opret på denne tablet');
  await app.type('Fornavn', 'Mette');
  await app.choose('Du er', 'Pædagog');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', PASSPHRASE);
  const words = page.waitForResponse('**/passphrase-words.txt');
  come();
  await (await words).finished();
  await page.waitForTimeout(500);
  await expect(page.getByLabel('Vælg en adgangssætning')).toHaveValue(PASSPHRASE);
  await app.type('Skriv adgangssætningen igen', PASSPHRASE);
  await app.tap('Opret');
  await app.at('Din gendannelsesnøgle');
});
