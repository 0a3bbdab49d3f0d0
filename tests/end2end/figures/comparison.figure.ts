import { median } from '../browser/figure.js';
import { expect, test } from '../browser/test.js';
import { tapToFrame, throttle } from '../browser/timing.js';
import { AppPage } from '../pages/app.js';

const TIMES = 10;
const RATERS = 4;
/** Of the form for three to five years, the longest but one. */
const ITEMS = 29;

test('four own assessments lie side by side at once on a slow tablet', async ({ app: page, report }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^Bertil/);
  await app.tap('Begynd fælles vurdering');
  await app.at('Fælles vurdering: Bertil');
  await expect(page.getByRole('table', { name: 'Position' }).getByRole('columnheader')).toHaveCount(4);
  await throttle(page, 4);
  const times: number[] = [];
  const opened: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await app.tap('Til barnets side');
    await app.at('Bertil');
    times.push(...(await tapToFrame(page, [app.button('Fortsæt fælles vurdering')])).slice(-1));
    await app.at('Fælles vurdering: Bertil');
    opened.push(...(await tapToFrame(page, [app.button('Vis alle svar')])).slice(-1));
    expect(await page.getByRole('table').filter({ hasText: 'Ses tydeligt' }).getByRole('cell').count()).toBeGreaterThanOrEqual(RATERS * ITEMS);
  }
  await report(
    { name: `comparison of ${RATERS} raters, tap to frame, 4x slower CPU, median of ${TIMES}`, unit: 'ms', measured: median(times), limit: 100 },
    { name: '  the slowest', unit: 'ms', measured: Math.max(...times) },
    { name: `every answer of ${RATERS} raters to ${ITEMS} items, tap to frame, 4x slower CPU, median of ${TIMES}`, unit: 'ms', measured: median(opened), limit: 100 },
    { name: '  the slowest', unit: 'ms', measured: Math.max(...opened) },
  );
});
