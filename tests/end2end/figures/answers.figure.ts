import type { Page } from '@playwright/test';
import { p95 } from '../browser/figure.js';
import { expect, test } from '../browser/test.js';
import { tapToFrame, throttle } from '../browser/timing.js';
import { AppPage } from '../pages/app.js';

const TAPS = 80;
const ANSWERS = ['Ses tydeligt', 'Ses delvist', 'Ses sjældent', 'Ved ikke endnu', 'Ikke relevant'];

/** The first area of the form, and taps that each give another answer than the one before. */
async function form(page: Page) {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.stored();
  const questions = page
    .getByRole('region', { name: 'Tegn' })
    .getByRole('group')
    .filter({ has: page.getByRole('radio') });
  const count = await questions.count();
  return Array.from({ length: TAPS }, (_, tap) =>
    questions.nth(tap % count).getByRole('radio', { name: ANSWERS[Math.floor(tap / count) % ANSWERS.length] ?? '' }),
  );
}

test('an answer is seen at once on a slow tablet', async ({ app: page, report }) => {
  const taps = await form(page);
  await throttle(page, 4);
  const times = await tapToFrame(page, taps);
  expect(times).toHaveLength(TAPS);
  await report({
    name: `answer tap to next frame, 4x slower CPU, p95 of ${TAPS}`,
    unit: 'ms',
    measured: p95(times),
    limit: 50,
    aim: 16.7,
  });
});

test('an answer is on the disk at once', async ({ device, report }) => {
  const page = await device.open('about:blank');
  await page.addInitScript(() => {
    const times: number[] = [];
    let tapped: number | undefined;
    Object.assign(window, { durableTimes: times });
    addEventListener('click', (event) => (tapped = event.timeStamp), { capture: true });
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...args: Parameters<typeof transaction>) {
      const made = transaction.apply(this, args);
      if (args[1] === 'readwrite') {
        made.addEventListener('complete', () => {
          if (tapped !== undefined) times.push(performance.now() - tapped);
          tapped = undefined;
        });
      }
      return made;
    };
  });
  await page.goto('/');
  const taps = await form(page);
  await page.evaluate(() => ((window as unknown as { durableTimes: number[] }).durableTimes.length = 0));
  for (const [index, tap] of taps.entries()) {
    await tap.click();
    await page.waitForFunction(
      (count) => (window as unknown as { durableTimes: number[] }).durableTimes.length > count,
      index,
    );
  }
  const times = await page.evaluate(() => (window as unknown as { durableTimes: number[] }).durableTimes);
  expect(times).toHaveLength(TAPS);
  await report({
    name: `answer tap to durable, p95 of ${TAPS}`,
    unit: 'ms',
    measured: p95(times),
    limit: 10,
  });
});
