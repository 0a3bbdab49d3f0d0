import type { Page } from '@playwright/test';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { say, toData } from '../pages/hand-over.js';
import { chooseText, lockForKey, manyChildren } from '../pages/many.js';

const CHILDREN = 300;

/** Taps "Afbryd" as soon as it is drawn, where the notice says so. */
async function giveUpAt(page: Page, notice: string): Promise<void> {
  await page.evaluate((words) => {
    const stop = () => {
      const buttons = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === 'Afbryd');
      const found = buttons.find((button) => button.parentElement?.textContent?.includes(words));
      if (!found) return;
      observer.disconnect();
      setTimeout(() => {
        found.click();
        Object.assign(window, { gaveUp: words });
      });
    };
    const observer = new MutationObserver(stop);
    observer.observe(document.body, { childList: true, subtree: true });
  }, notice);
}

async function gaveUp(page: Page, notice: string): Promise<void> {
  await page.waitForFunction((words) => (window as unknown as { gaveUp?: string }).gaveUp === words, notice);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  // Whatever went on behind it would be there by now.
  await page.waitForTimeout(1_500);
  await expect(page.getByRole('alert')).toHaveCount(0);
}

test('opening, taking in and making a file of many children can be given up, and then nothing is written', async ({ app: page }) => {
  test.setTimeout(240_000);
  const app = new AppPage(page);
  await chooseText(app, await manyChildren(app, CHILDREN, 4));
  const before = await storedRecords(page);

  await giveUpAt(page, 'Åbner og læser filen');
  await app.tap('Se, hvad der er i filen');
  await gaveUp(page, 'Åbner og læser filen');
  await app.at('Modtag en overlevering');
  expect(await storedRecords(page), 'opening').toEqual(before);

  await app.tap('Se, hvad der er i filen');
  await app.at('Det er i filen');
  await giveUpAt(page, 'Tager imod');
  await app.tap('Tag imod');
  await gaveUp(page, 'Tager imod');
  await app.at('Det er i filen');
  expect(await storedRecords(page), 'taking in').toEqual(before);

  // What was read waits as it did, and comes in by another yes.
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await expect(app.main).toContainText(`${CHILDREN} børn er kommet på listen.`);
  const taken = await storedRecords(page);
  expect(taken.length).toBeGreaterThan(before.length + 5 * CHILDREN);

  await toData(app);
  await app.tap('Overlever børn');
  await app.tap('Vælg alle, der er fundet');
  await say(app);
  await lockForKey(app);
  await giveUpAt(page, 'Laver filen');
  await app.tap('Lav filen');
  await gaveUp(page, 'Laver filen');
  await expect(app.button('Gem filen')).toHaveCount(0);
  expect(await storedRecords(page), 'making').toEqual(taken);
  await app.tap('Data på tabletten');
  await app.tap('Læs loggen');
  await expect(app.main.getByText(/Overleveret i en låst fil: \d+ børn/)).toHaveCount(0);
});
