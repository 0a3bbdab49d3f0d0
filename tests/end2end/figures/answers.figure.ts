import type { Locator, Page } from '@playwright/test';
import { median, p95 } from '../browser/figure.js';
import { expect, test } from '../browser/test.js';
import { byMouse, finger, tapApart, tapToFrame, throttle, type Press } from '../browser/timing.js';
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

/** The same taps on a page of plain radio buttons: what the machine itself takes. */
async function bareForm(page: Page) {
  const address = new URL('/bare', page.url()).href;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Svar</h1>' }));
  await page.goto(address);
  await page.evaluate((answers) => {
    for (let question = 0; question < 4; question += 1) {
      const group = document.createElement('fieldset');
      for (const answer of answers) {
        const label = document.createElement('label');
        const radio = Object.assign(document.createElement('input'), { type: 'radio', name: `q${question}` });
        label.append(radio, answer);
        group.append(label);
      }
      document.body.append(group);
    }
  }, ANSWERS);
  const groups = page.getByRole('group');
  return Array.from({ length: TAPS }, (_, tap) =>
    groups.nth(tap % 4).getByRole('radio', { name: ANSWERS[Math.floor(tap / 4) % ANSWERS.length] ?? '' }),
  );
}

/** Runs in the page: every tap writes 6 kB as strictly as the app does, and nothing else. */
async function writeAtEveryTap(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('figure', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('records');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  addEventListener('click', () => {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.objectStore('records').put(crypto.getRandomValues(new Uint8Array(6_000)), 'draft');
    transaction.commit();
  });
}

/** Makes every page opened from now on note how long after a tap its write was on the disk. */
async function watchWrites(page: Page): Promise<void> {
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
}

/** Milliseconds from each tap to the word of the browser that what it wrote is on the disk. */
async function tapToDisk(page: Page, taps: Locator[]): Promise<number[]> {
  type Watched = { durableTimes: number[] };
  await page.evaluate(() => ((window as unknown as Watched).durableTimes.length = 0));
  await tapApart(page, taps);
  const times = await page.evaluate(() => (window as unknown as Watched).durableTimes);
  expect(times).toHaveLength(TAPS);
  return times;
}

const PRESSES: { by: string; press: (page: Page) => Promise<Press> }[] = [
  { by: 'mouse', press: () => Promise.resolve(byMouse) },
  { by: 'finger', press: finger },
];

for (const { by, press } of PRESSES) {
  test(`an answer by ${by} is seen at once on a slow tablet`, async ({ app: page, report }) => {
    const taps = await form(page);
    await throttle(page, 4);
    const times = await tapToFrame(page, taps, await press(page));
    expect(times).toHaveLength(TAPS);
    const bareTaps = await bareForm(page);
    const bare = await tapToFrame(page, bareTaps, await press(page));
    await report(
      {
        name: `answer tap by ${by} to next frame, 4x slower CPU, p95 of ${TAPS}`,
        unit: 'ms',
        measured: p95(times),
        limit: 50,
        aim: 16.7,
      },
      { name: '  median', unit: 'ms', measured: median(times) },
      { name: '  a page of plain radio buttons, p95', unit: 'ms', measured: p95(bare) },
      { name: '  its median', unit: 'ms', measured: median(bare) },
    );
  });
}

test('an answer is on the disk at once', async ({ device, report }) => {
  const page = await device.open('about:blank');
  await watchWrites(page);
  await page.goto('/');
  const times = await tapToDisk(page, await form(page));
  const bareTaps = await bareForm(page);
  await page.evaluate(writeAtEveryTap);
  const bare = await tapToDisk(page, bareTaps);
  await report(
    { name: `answer tap to durable, p95 of ${TAPS}`, unit: 'ms', measured: p95(times), limit: 10 },
    { name: '  median', unit: 'ms', measured: median(times) },
    { name: '  plain radio buttons that write 6 kB with the same promise, p95', unit: 'ms', measured: p95(bare) },
    { name: '  their median', unit: 'ms', measured: median(bare) },
  );
});
