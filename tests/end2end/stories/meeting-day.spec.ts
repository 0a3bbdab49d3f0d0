import type { Page } from '@playwright/test';
import { brokenRules } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { savePictures } from '../browser/screens.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { beginMeeting, openPaper, toStep } from '../pages/meeting.js';
import { addOnUnit } from '../pages/round.js';

/** What no paper of a meeting holds. */
const OF_THE_SCREEN = /https?:|#\/|Tilbage til|Fortryd|Ring nu|\bLås\b|Gemt \d|�/;

/** Keeps an eye on whether a name is ever in the page from now on. */
async function watchForName(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const seen: string[] = [];
    const look = () => {
      if (document.body.innerText.includes(wanted)) seen.push(wanted);
    };
    Object.assign(window, { namesSeen: seen });
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, name);
}

/** Whether the name that was watched for last was in the page. */
function nameWasSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as unknown as { namesSeen: string[] }).namesSeen.length > 0);
}

test('several children on one agenda: the tablet locks between them, and each has a sheet', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await app.create();
  for (const label of ['Alma', 'Bertil', 'Cille']) await addOnUnit(app, label, 'Blå stue');
  await app.tap(/^Dagsorden$/);
  await app.at('Dagsordener');
  expect(await brokenRules(page)).toEqual([]);
  await app.tap('Lav dagsordenen');
  await expect(page.getByText('Vælg, hvad det er for møder.')).toBeVisible();
  await app.choose('Hvad er det for møder?', /netværksmøde/);
  await app.tap('Lav dagsordenen');
  await expect(page.getByText('Vælg mindst ét barn.')).toBeVisible();
  await app.type('Minutter til hvert barn', '20');
  await app.tick(/^Bertil/);
  await app.tick(/^Alma/);
  await app.tick(/^Cille/);
  await savePictures(page, 'agendas');
  await app.tap('Lav dagsordenen');
  await app.at(/^Dagsorden \d/);
  await expect(app.main.getByRole('listitem')).toHaveText([/09\.00 · Bertil/, /09\.20 · Alma/, /09\.40 · Cille/]);
  expect(await brokenRules(page)).toEqual([]);
  await savePictures(page, 'agenda');

  await app.page.getByRole('button', { name: /Bertil/ }).click();
  await app.at('Tværfagligt netværksmøde: Bertil');
  await app.type('Hvad beder I om hjælp til?', 'Bertils spørgsmål');
  await app.stored();
  // Nothing of the next child is in the page before the tablet is unlocked.
  await watchForName(page, 'Alma');
  await app.tap('Lås, og gå til næste barn');
  await app.at('Lås op');
  expect(await nameWasSeen(page)).toBe(false);
  await app.unlock(PASSPHRASE);
  await app.at('Tværfagligt netværksmøde: Alma');
  await expect(app.main).not.toContainText('Bertil');
  await app.type('Hvad beder I om hjælp til?', 'Almas spørgsmål');
  await app.stored();

  await app.tap('Lås, og gå til dagsordenen');
  await app.unlock(PASSPHRASE);
  await app.at(/^Dagsorden \d/);
  await expect(app.main.getByRole('listitem')).toContainText(['I gang', 'I gang', 'Ikke begyndt']);

  // With a PIN it is the same, and quicker.
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.type('Vælg en PIN', '4829');
  await app.tap('Slå PIN til');
  await app.toChildren();
  await app.tap(/^Dagsorden$/);
  await app.page.getByRole('button', { name: /3 børn/ }).click();
  await app.page.getByRole('button', { name: /Alma/ }).click();
  await app.at('Tværfagligt netværksmøde: Alma');
  await watchForName(page, 'Cille');
  await app.tap('Lås, og gå til næste barn');
  await app.at('Skærmen er låst');
  await app.type('PIN', '4829');
  expect(await nameWasSeen(page)).toBe(false);
  await app.tap('Åbn skærmen');
  await app.at('Tværfagligt netværksmøde: Cille');
  await app.toChildren();
  await app.tap(/^Dagsorden$/);
  await app.page.getByRole('button', { name: /3 børn/ }).click();
  await app.tap('Se og print alle ark');
  const { text, pages } = await printed(page);
  expect(pages).toBe(3);
  expect(text).toContain('Bertils spørgsmål');
  expect(text).toContain('Side 3 af 3');
  expect(text).not.toMatch(OF_THE_SCREEN);
  await savePictures(page, 'agenda-sheets');

  // A child that is deleted is in no meeting and on no agenda.
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Opbevaring og sletning');
  await app.tap('Slet barnet …');
  await app.at('Slet Alma?');
  await app.tick(/er journaliseret/);
  await app.tap('Slet Alma for altid');
  await app.at('Børn');
  await expect.poll(async () => (await storedRecords(page, 'meeting/')).length).toBe(2);
  await app.toChildren();
  await app.tap(/^Dagsorden$/);
  await app.page.getByRole('button', { name: /2 børn/ }).click();
  await expect(app.main).not.toContainText('Alma');
  await page.reload();
  await app.unlock(PASSPHRASE);
  await app.at(/^Dagsorden \d/);
  await expect(app.main.getByRole('listitem')).toHaveCount(2);
});

test('every paper of a meeting about made-up children says so', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^Karla/);
  await beginMeeting(app, /Overgangsmøde/);
  // A child that only changes place has nobody who raised a concern.
  await expect(app.main).toContainText('Hvornår skifter barnet, og hvem tager imod?');
  await expect(page.getByLabel('Hvem har rejst bekymringen?')).toHaveCount(0);
  await toStep(app, 5);
  await expect(page.getByLabel('Tovholder')).toBeVisible();
  await expect(app.main).not.toContainText('der rejste bekymringen');
  await toStep(app, 1);
  for (const paper of ['Mødeark', 'Referat', 'Forældrenes eksemplar']) {
    await openPaper(app, paper);
    const { text, pages } = await printed(page);
    expect(pages, paper).toBeLessThanOrEqual(2);
    expect(text, paper).toContain('ØVELSE');
    expect(text, paper).toContain('Side 1 af');
    expect(text, paper).not.toMatch(OF_THE_SCREEN);
    await app.tap('Tilbage til mødet');
  }
});
