import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../browser/release.js';
import { expect, test } from '../browser/test.js';

const LIMIT = 220_000;
const AIM = 160_000;

test('the first load is light enough', async ({ device, report }) => {
  const page = await device.open('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(1) || 'index.html'));
  await page.addInitScript(() =>
    addEventListener('naeste-skridt:shown', () => performance.mark('shown'), { once: true }),
  );
  await page.goto('/', { waitUntil: 'networkidle' });
  // What had been asked for when the first screen was there; the rest comes after it is drawn.
  const early = await page.evaluate(() => {
    const shown = performance.getEntriesByName('shown')[0]?.startTime ?? 0;
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry.startTime <= shown)
      .map((entry) => new URL(entry.name).pathname.slice(1));
  });
  early.push('index.html');
  expect(asked.filter((name) => name.includes('passphrase-words')), 'the words for passphrases are for who creates a vault').toEqual([]);

  const files = readdirSync(DIST)
    .filter((name) => name.endsWith('.br'))
    .map((name) => ({ name: name.slice(0, -3), bytes: statSync(join(DIST, name)).size }))
    .sort((a, b) => b.bytes - a.bytes);
  const first = files.filter(({ name }) => early.includes(name));
  const second = files.filter(({ name }) => asked.includes(name) && !early.includes(name));
  const sum = (some: typeof files) => some.reduce((total, { bytes }) => total + bytes, 0);
  const rows = (some: typeof files) =>
    some.map(({ name, bytes }) => ({
      name: `  ${name.replace(/-[0-9a-f]{16}/, '')}`,
      unit: 'B' as const,
      measured: bytes,
    }));
  const total = sum(first) + sum(second);
  await report(
    { name: 'first load, brotli 11: until the first screen', unit: 'B', measured: sum(first), limit: LIMIT, aim: AIM },
    ...rows(first),
    { name: 'second load, as soon as the first screen is drawn', unit: 'B', measured: sum(second) },
    ...rows(second),
    { name: 'both', unit: 'B', measured: total },
    { name: 'files fetched only when asked for', unit: 'B', measured: sum(files) - total },
  );
  expect(early.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  expect(sum(first), 'the first load is too heavy').toBeLessThanOrEqual(LIMIT);
});
