import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../browser/release.js';
import { expect, test } from '../browser/test.js';

const LIMIT = 220_000;
const AIM = 160_000;
/** What the app weighs today and 3 %: it may get lighter, not heavier. */
const RATCHET = 338_000;

test('the first load is light enough', async ({ device, report }) => {
  const page = await device.open('about:blank');
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname.slice(1) || 'index.html'));
  await page.goto('/', { waitUntil: 'networkidle' });

  const files = readdirSync(DIST)
    .filter((name) => name.endsWith('.br'))
    .map((name) => ({ name: name.slice(0, -3), bytes: statSync(join(DIST, name)).size }));
  const first = files.filter(({ name }) => asked.has(name)).sort((a, b) => b.bytes - a.bytes);
  const sum = (some: typeof files) => some.reduce((total, { bytes }) => total + bytes, 0);
  await report(
    {
      name: 'first load, brotli 11, with the worker and the built-in content',
      unit: 'B',
      measured: sum(first),
      limit: LIMIT,
      aim: AIM,
    },
    ...first.map(({ name, bytes }) => ({
      name: `  ${name.replace(/-[0-9a-f]{16}/, '')}`,
      unit: 'B' as const,
      measured: bytes,
    })),
    { name: 'files fetched only when asked for', unit: 'B', measured: sum(files) - sum(first) },
  );
  expect([...asked].filter((name) => name.endsWith('.wasm'))).toHaveLength(2);
  expect(sum(first), 'the first load has grown').toBeLessThanOrEqual(RATCHET);
});
