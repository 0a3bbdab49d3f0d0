import { median } from '../browser/figure.js';
import { expect, test } from '../browser/test.js';
import { longTasksDuring } from '../browser/timing.js';
import { AppPage } from '../pages/app.js';

const ROUNDS = 5;

test('the page stays awake while it is unlocked', async ({ app: page, report }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const times: number[] = [];
  const long: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await app.lock();
    const begun = performance.now();
    long.push(
      ...(await longTasksDuring(page, async () => {
        await app.unlock();
        await app.at('Alma');
      })),
    );
    times.push(performance.now() - begun);
  }
  expect(times).toHaveLength(ROUNDS);
  await report(
    { name: `long tasks on the page during ${ROUNDS} unlocks`, unit: 'tasks', measured: long.length, limit: 0 },
    { name: 'unlock with typing and drawing, median', unit: 'ms', measured: median(times) },
  );
});
