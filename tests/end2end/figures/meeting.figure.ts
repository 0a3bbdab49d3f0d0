import type { Page } from '@playwright/test';
import { median, p95 } from '../browser/figure.js';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { throttle, toFrame } from '../browser/timing.js';
import { AppPage } from '../pages/app.js';
import { beginMeeting, toStep } from '../pages/meeting.js';
import { addOnUnit } from '../pages/round.js';

const WORDS = 5_000;
const KEYS = 60;
const CHILDREN = 30;

/** Milliseconds from each real key to the end of the frame that shows it. */
function keyToFrame(page: Page): Promise<number[]> {
  return toFrame(page, 'keydown', async () => {
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press('abcdefghij'[key % 10] ?? 'a');
      await page.waitForTimeout(150);
    }
  });
}

/** The same keys in a field on a page that does nothing at all: what the machine itself takes. */
async function bareKeys(page: Page, text: string): Promise<number[]> {
  await page.goto('about:blank');
  await page.evaluate((words) => {
    const area = document.createElement('textarea');
    area.value = words;
    document.body.append(area);
    area.focus();
    area.setSelectionRange(words.length, words.length);
  }, text);
  return keyToFrame(page);
}

test('typing minutes keeps up with the keys on a slow tablet', async ({ app: page, report }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await beginMeeting(app, /netværksmøde/);
  await toStep(app, 3);
  const field = page.getByLabel('Det, der blev sagt i runden');
  await field.fill('Barnet gik hen til de andre. ');
  await field.press('End');
  await throttle(page, 4);
  const short = await keyToFrame(page);
  await field.fill('ord '.repeat(WORDS));
  await field.press('End');
  const long = await keyToFrame(page);
  const bare = await bareKeys(page, 'Barnet gik hen til de andre. ');
  const bareLong = await bareKeys(page, 'ord '.repeat(WORDS));
  expect(short).toHaveLength(KEYS);
  expect(long).toHaveLength(KEYS);
  await report(
    { name: `key in the minutes to next frame, 4x slower CPU, p95 of ${KEYS}`, unit: 'ms', measured: p95(short), limit: 50 },
    { name: '  median', unit: 'ms', measured: median(short) },
    { name: '  longest', unit: 'ms', measured: Math.max(...short), limit: 50 },
    { name: '  a field on a page that does nothing, p95', unit: 'ms', measured: p95(bare) },
    { name: '  its median', unit: 'ms', measured: median(bare) },
    { name: `key in minutes of ${WORDS} words, p95 of ${KEYS}`, unit: 'ms', measured: p95(long), limit: 50 },
    { name: '  median', unit: 'ms', measured: median(long) },
    { name: '  longest', unit: 'ms', measured: Math.max(...long), limit: 50 },
    { name: '  as many words on a page that does nothing, p95', unit: 'ms', measured: p95(bareLong) },
    { name: '  its median', unit: 'ms', measured: median(bareLong) },
  );
});

test(`an agenda of ${CHILDREN} children is on paper quickly`, async ({ app: page, report }) => {
  test.setTimeout(300_000);
  const app = new AppPage(page);
  await app.create();
  for (let child = 1; child <= CHILDREN; child += 1) {
    await addOnUnit(app, `Barn ${String(child).padStart(2, '0')}`, 'Blå stue');
  }
  await app.tap(/^Dagsorden$/);
  await app.choose('Hvad er det for møder?', /netværksmøde/);
  await app.type('Minutter til hvert barn', '10');
  for (const toggle of await page.getByRole('checkbox').all()) await toggle.check();
  await app.tap('Lav dagsordenen');
  await app.at(/^Dagsorden \d/);
  const begun = performance.now();
  await app.tap('Se og print alle ark');
  await expect(page.getByText('Mødeark: ')).toHaveCount(CHILDREN);
  const { pages } = await printed(page);
  const took = performance.now() - begun;
  expect(pages).toBe(CHILDREN);
  await report({ name: `agenda of ${CHILDREN} children, tap to paper`, unit: 'ms', measured: took, limit: 5_000 });
});
