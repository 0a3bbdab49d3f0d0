import type { Locator } from '@playwright/test';
import { brokenRules } from '../browser/accessibility.js';
import { papersOf } from '../browser/paper.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

const READ_ONLY = /Appen er åben i en anden fane. Her kan du kun læse/;

test('a second tab is told within a second and changes nothing, while the first works on', async ({ device }) => {
  const first = new AppPage(await device.open());
  await first.create();
  await first.addChild('Alma', 4);
  await first.tap('Begynd trivselsskemaet');
  await first.type('Hvad fungerer?', 'Fra den første');
  await first.stored();

  const second = new AppPage(await device.open());
  await second.unlock();
  await second.at('Tryghed og grundstemning');
  await expect(second.page.getByText(READ_ONLY)).toBeVisible({ timeout: 1_000 });
  const before = await storedRecords(second.page);
  const works = second.page.getByLabel('Hvad fungerer?');
  if (await works.isEditable()) await works.fill('Fra den anden');
  await rareAnswer(second).click({ force: true });
  expect(await storedRecords(second.page)).toEqual(before);

  await first.type('Hvad fungerer?', 'Fra den første, igen');
  await first.answerArea('Ses tydeligt', 'I trivsel');
  await first.stored();
  await expect(first.page.getByText(READ_ONLY)).toHaveCount(0);
  await second.page.close();
  await first.page.reload();
  await first.unlock();
  await expect(first.page.getByLabel('Hvad fungerer?')).toHaveValue('Fra den første, igen');
  await expect(first.page.getByRole('radio', { name: 'Ses sjældent', checked: true })).toHaveCount(0);
});

function rareAnswer(app: AppPage): Locator {
  return app.page.getByRole('region', { name: 'Tegn' }).getByRole('radio', { name: 'Ses sjældent' }).first();
}

test('a second tab does not show as answered what it does not store', async ({ device }) => {
  const first = new AppPage(await device.open());
  await first.create();
  await first.addChild('Alma', 4);
  await first.tap('Begynd trivselsskemaet');
  await first.stored();
  const second = new AppPage(await device.open());
  await second.unlock();
  await expect(second.page.getByText(READ_ONLY)).toBeVisible();
  const works = second.page.getByLabel('Hvad fungerer?');
  if (await works.isEditable()) await works.fill('Fra den anden');
  await expect(works).toHaveValue('');
  await rareAnswer(second).click({ force: true });
  await expect(rareAnswer(second)).not.toBeChecked();
});

test('a second tab adds no child, begins no assessment, and does not silence the first', async ({ device }) => {
  const first = new AppPage(await device.open());
  await first.create();
  await first.addChild('Alma', 4);
  const second = new AppPage(await device.open());
  await second.unlock();
  await second.at('Alma');
  await expect(second.page.getByText(READ_ONLY)).toBeVisible();
  const before = await storedRecords(second.page);

  // Whether the way is shut or leads to a refusal, nothing is written.
  const begin = second.button('Begynd trivselsskemaet');
  if (await begin.isEnabled()) await begin.click();
  expect.soft(await storedRecords(second.page), 'an assessment begun').toEqual(before);
  await second.toChildren();
  const add = second.button('Tilføj barn');
  if ((await add.count()) > 0 && (await add.isEnabled())) {
    await add.click();
    await expect(second.page.getByLabel('Hvad kalder I barnet?')).not.toBeEditable();
  }
  expect.soft(await storedRecords(second.page, 'child'), 'a child added').toEqual(
    before.filter(({ address }) => address.startsWith('child')),
  );
  await expect(first.page.getByText(READ_ONLY)).toHaveCount(0);
  await first.tap('Begynd trivselsskemaet');
  await first.type('Hvad fungerer?', 'Den første skriver videre');
  await first.stored();
});

test('a second tab prints nothing without a line in the log, but for an underretning that cannot wait', async ({ device }) => {
  const first = new AppPage(await device.open());
  await first.create();
  await first.addChild('Alma', 4);
  await first.tap(/^Underretning$/);
  await first.tap('Skriv underretning');
  await first.stored();

  const second = new AppPage(await device.open());
  await second.unlock();
  await expect(second.page.getByText(READ_ONLY)).toBeVisible();
  const papers = await papersOf(second.page);
  const before = await storedRecords(second.page);
  const refused = second.page.getByRole('alert').filter({ hasText: 'Der er ikke printet' });
  await second.toChildren();
  await second.page.getByRole('button', { name: /^Alma/ }).click();
  await second.tap('Forløb');
  await second.tap('Print forløbet');
  await expect(refused).toContainText('Luk den anden fane, og genindlæs denne.');
  await expect(second.button('Print alligevel')).toHaveCount(0);
  expect(await papers()).toBe(0);

  await second.tap('Til barnets side');
  await expect(refused).toHaveCount(0);
  await second.tap(/^Underretning$/);
  await second.tap('Fortsæt underretningen');
  await second.tap('Læs og print');
  await second.tap('Print underretningen');
  await expect(refused).toContainText('Skriv selv ned, hvem der får papiret, og hvornår.');
  await savePictures(second.page, 'underretning-not-noted');
  expect(await brokenRules(second.page)).toEqual([]);
  expect(await papers()).toBe(0);
  await second.tap('Print alligevel');
  await expect.poll(papers).toBe(1);
  expect(await storedRecords(second.page)).toEqual(before);

  // The tab that writes prints, and the log says so.
  const there = await papersOf(first.page);
  await first.tap('Læs og print');
  await first.tap('Print underretningen');
  await expect.poll(there).toBe(1);
  expect((await storedRecords(first.page, 'log/')).length).toBe(before.filter(({ address }) => address.startsWith('log/')).length + 1);
});

test('a tab that is opened after the first was closed may write', async ({ device }) => {
  const first = new AppPage(await device.open());
  await first.create();
  await first.addChild('Alma', 4);
  const second = new AppPage(await device.open());
  await second.unlock();
  await expect(second.page.getByText(READ_ONLY)).toBeVisible();
  await first.page.close();
  await second.page.reload();
  await second.unlock();
  await second.at('Alma');
  await second.tap('Begynd trivselsskemaet');
  await second.type('Hvad fungerer?', 'Nu er det min tur');
  await second.stored();
  await expect(second.page.getByText(READ_ONLY)).toHaveCount(0);
});

test('a tab that waits for a new passphrase is the one that writes, and another cannot choose one beside it', async ({ device }) => {
  const first = new AppPage(await device.open());
  const key = await first.create();
  await first.lock();
  await first.tap(/brug gendannelsesnøglen/);
  await first.type('Gendannelsesnøgle', key);
  await first.tap('Åbn');
  await first.at('Ny adgangssætning');

  const second = new AppPage(await device.open());
  await second.unlock();
  await expect(second.page.getByText(READ_ONLY)).toBeVisible();
  await second.lock();
  await second.tap(/brug gendannelsesnøglen/);
  await second.type('Gendannelsesnøgle', key);
  await second.tap('Åbn');
  await expect(second.page.getByText(/Appen er åben i en anden fane.*Intet er ændret/)).toBeVisible();
  await second.page.close();

  const mine = 'fire blå trapper ved havnen';
  await first.tap('Jeg vil selv vælge');
  await first.type('Vælg en adgangssætning', mine);
  await first.type('Skriv adgangssætningen igen', mine);
  await first.main.getByRole('button', { name: 'Skift adgangssætning' }).click();
  await first.at('Børn');
  await expect(first.page.getByText(READ_ONLY)).toHaveCount(0);
});
