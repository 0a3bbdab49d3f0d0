import { readFileSync } from 'node:fs';
import { linesOf, sealed, textOf } from '../browser/hand-over-text.js';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { everyRecord, markup } from '../pages/every-record.js';
import { chooseFile, handOverForKey, toReceiveForKey } from '../pages/many.js';

test('markup in every field of a hand-over is shown as text on every screen and paper', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const [head] = linesOf(await handOverForKey(app, 'Alma'));
  const records = everyRecord();
  const from = { institution: markup('institution'), name: markup('sender'), profession: 'paedagog' };
  const said = { ...head, from, to: markup('receives'), why: markup('because'), consent: { given: { by: markup('consents'), on: '2026-03-30' } } };
  const made = () => page.locator('main').locator('img, b, script, iframe').count();
  const shows = async (...fields: string[]) => {
    const words = await app.main.innerText();
    expect(fields.filter((field) => !words.includes(markup(field)))).toEqual([]);
    expect(await made(), 'elements that were made of it').toBe(0);
  };
  await toReceiveForKey(app);
  await chooseFile(app, sealed(textOf(said, records)));
  await app.tap('Se, hvad der er i filen');
  await app.at('Det er i filen');
  await shows('institution', 'sender', 'receives', 'because', 'consents', 'label');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await app.toChildren();
  await shows('label', 'unit');
  await app.tap('I dag');
  await app.at('I dag');
  expect(await made()).toBe(0);
  await app.toChildren();
  await page.getByRole('button', { name: markup('label') }).click();
  await app.at(markup('label'));
  await shows('unit');
  await app.tap('Indsigt: alt om barnet');
  await app.at(`Alt om ${markup('label')}`);
  const all = [...new Set(JSON.stringify(records).match(/(?<=<b>)[a-z_-]+(?=<\/b>)/g))];
  expect(all.length).toBeGreaterThan(60);
  await shows(...all);
  // The case bars contact with the parents: nothing is on paper before somebody has decided who may have it.
  const barred = await printed(page);
  expect(all.filter((field) => field !== 'label' && barred.text.includes(field))).toEqual([]);
  await page.getByRole('checkbox', { name: 'Leder og kommune har taget stilling' }).check();
  const { text, size } = await printed(page);
  expect(size).toBe('A4');
  expect(text).toContain('Side 1 af');
  // Paper breaks long words wherever it must, and a hyphen at the end of a line is not told from a broken word.
  const whole = (words: string) => words.replace(/[\s-]/g, '');
  expect(all.filter((field) => !whole(text).includes(whole(`<b>${field}</b>`)))).toEqual([]);
  await app.type('Til hvem?', 'Almas mor');
  await app.tap('Lav en fil med alt');
  const [download] = await Promise.all([page.waitForEvent('download'), app.tap('Gem filen')]);
  const html = readFileSync(await download.path(), 'utf8');
  expect(html).toContain('&lt;img src=x onerror=ran()&gt;');
  expect(html).not.toMatch(/<(img|b|script)\b/);
  await app.toChildren();
  await page.getByRole('button', { name: markup('label') }).click();
  for (const screen of ['Forløb', 'Møder', 'Forældre', 'Indsatser', 'Aftaler', 'Overgangsskema']) {
    const button = app.main.getByRole('button', { name: screen }).first();
    if ((await button.count()) === 0) continue;
    await button.click();
    await expect(app.heading).not.toHaveText(markup('label'));
    expect(await made(), screen).toBe(0);
    await app.toChildren();
    await page.getByRole('button', { name: markup('label') }).click();
  }
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.tap('Læs loggen');
  await shows('label', 'institution');
});
