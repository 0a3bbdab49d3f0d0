import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchFolder } from '../browser/profile-search.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';

/** One text for each field that takes one, each unlike anything else on a disk. */
const CANARY = {
  label: 'Kanariebarn Qvist-Ærø',
  unit: 'Kanariestuen Qværnø',
  languages: 'kanarisk og qvænsk',
  search: 'Kanariesøgning qx',
  works: 'Kanariesang ved qvisten virker',
  observation: 'Kanariehop set ved qværnen',
  heightened: 'Kanariefjer har qvæstet',
  reason: 'Kanariegrund for qvalmen',
  difference: 'Kanarieforskel i qvarten',
  household: 'hos kanariemor Qvinde',
  decision: 'Kanariebeslutning i qvarteret',
  tovholder: 'Kanarietovholder Qvade',
  wrong: 'kanarieforkert qvidder sætning',
};

test('nothing that was typed can be found on the disk', async ({ device }) => {
  test.setTimeout(120_000);
  let app = new AppPage(await device.open());
  const key = await app.create('Mette');
  await app.type('Søg', CANARY.search);
  await app.tap('Tilføj barn');
  await app.type('Hvad kalder I barnet?', CANARY.label);
  await app.page.getByLabel('Måned').selectOption(String(new Date().getMonth() + 1));
  await app.type('År', String(new Date().getFullYear() - 4));
  await app.type(/^Stue/, CANARY.unit);
  await app.type(/^Sprog/, CANARY.languages);
  await app.tap('Gem');
  await app.at(CANARY.label);

  await app.tap('Begynd trivselsskemaet');
  await app.answerArea('Ses tydeligt', 'Opmærksomhed');
  await app.type('Hvad fungerer?', CANARY.works);
  await app.type(/Hvad har du set/, CANARY.observation);
  for (let area = 1; area <= 8; area += 1) await app.tap(/^Videre/);
  await app.tick('Har mistet færdigheder');
  await app.type('Hvad har du set eller hørt?', CANARY.heightened);
  await app.stored();
  // Half-way, with text in the fields: the browser writes its own notes of an open page.
  await device.kill();
  expectNothingOf(device.profile, [...Object.values(CANARY), PASSPHRASE, key]);

  app = new AppPage(await device.open());
  await app.at('Lås op');
  await app.type('Adgangssætning', CANARY.wrong);
  await app.tick('Vis adgangssætningen');
  await expect(app.page.getByLabel('Det, du har skrevet')).toHaveText(CANARY.wrong);
  // The browser notes the state of an open page a second after each change.
  await app.page.waitForTimeout(3000);
  await app.main.getByRole('button', { name: 'Lås op' }).click();
  await expect(app.page.getByText('Det passer ikke.')).toBeVisible();
  await app.type('Adgangssætning', PASSPHRASE);
  await app.page.waitForTimeout(3000);
  await app.unlock();
  await app.toChildren();
  await app.tap(CANARY.label);
  await app.resumeToReview();
  await expect(app.main).toContainText(CANARY.heightened);
  await app.tap('Videre: Vælg position');
  await app.choose('Vælg position', /Grøn/);
  await app.type('Hvorfor?', CANARY.reason);
  await app.type('Hvad ser du?', CANARY.difference);
  await app.stored();
  await app.choose('Vælg position', /Rød/);
  await app.tap('Videre: Børnelineal');
  await app.tap('Videre: Forældrenes omsorg');
  await app.tap(/tilføj en husstand/);
  await app.type('Husstand 1', CANARY.household);
  await app.tap('Videre: Næste skridt');
  await app.choose('Er barnet i fare lige nu?', 'Ved ikke');
  await app.tick('Nej, ingen af dem');
  await app.tap('Se, hvad du gør nu');
  await app.at('Næste skridt');
  await app.choose(/Hvilket skridt tager du/, /^Akut/);
  await app.type('Hvorfor?', CANARY.decision);
  await app.type('Tovholder', CANARY.tovholder);
  await app.type('Dato for opfølgning', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await app.tap('Gem beslutningen');
  await app.at(`Vurdering: ${CANARY.label}`);
  await expect(app.main).toContainText(CANARY.decision);
  await app.page.reload();
  await app.unlock();
  await app.at(`Vurdering: ${CANARY.label}`);
  await device.kill();
  const typed = [...Object.values(CANARY), PASSPHRASE, key];
  expectNothingOf(device.profile, typed);

  app = new AppPage(await device.open());
  await app.unlock();
  // The killed browser may have forgotten the last place, which costs nothing.
  await expect(app.heading).not.toHaveText('Lås op');
  await app.toChildren();
  await app.tap(CANARY.label);
  await app.main.getByRole('listitem').getByRole('button').click();
  await app.at(`Vurdering: ${CANARY.label}`);
  await expect(app.main).toContainText(CANARY.decision);
  await app.lock();
  await device.close();
  expectNothingOf(device.profile, typed);
});

test('the browser takes no field for a login: it keeps neither the name nor that there is a secret', async ({ device }) => {
  const name = 'Kanariette Qvist';
  const app = new AppPage(await device.open());
  await app.create(name);
  await app.lock();
  await app.unlock('kanarieforkert qvidder sætning');
  await expect(app.page.getByText('Det passer ikke.')).toBeVisible();
  await app.tick('Vis adgangssætningen');
  await app.unlock();
  await app.at('Børn');
  // The browser writes its notes a moment after the page has gone on.
  await app.page.waitForTimeout(1500);
  await device.close();
  // The name stands on the lock screen, and so in the store, as is said there. It stands nowhere else.
  const outside = searchFolder(device.profile, name).filter((where) => !/IndexedDB/.test(where));
  expect(outside).toEqual([]);
  const logins = readFileSync(join(device.profile, 'Default', 'Login Data'));
  expect(logins.includes('127.0.0.1')).toBe(false);
});

function expectNothingOf(profile: string, texts: string[]): void {
  const found = texts.flatMap((text) => searchFolder(profile, text).map((where) => `${text}: ${where}`));
  expect(found).toEqual([]);
}
