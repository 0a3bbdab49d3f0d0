import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../browser/release.js';
import { expect, test } from '../browser/test.js';

const LIMIT = 220_000;
const AIM = 160_000;

/** Fetched only when somebody asks for it. */
const LATER = ['passphrase-words.txt'];

test('the first load is light enough', async ({ report }) => {
  const files = readdirSync(DIST)
    .filter((name) => name.endsWith('.br') && !LATER.includes(name.slice(0, -3)))
    .map((name) => ({
      name: `  ${name.slice(0, -3).replace(/-[0-9a-f]{16}/, '')}`,
      unit: 'B' as const,
      measured: statSync(join(DIST, name)).size,
    }))
    .sort((a, b) => b.measured - a.measured);
  const total = files.reduce((sum, file) => sum + file.measured, 0);
  await report(
    { name: 'first load, brotli 11, worker and content with it', unit: 'B', measured: total, limit: LIMIT, aim: AIM },
    ...files,
  );
  expect(files.length).toBeGreaterThan(4);
  expect(total).toBeLessThanOrEqual(LIMIT);
});
