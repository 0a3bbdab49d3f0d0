import { median } from '../browser/figure.js';
import { linesOf, sealed, ended } from '../browser/hand-over-text.js';
import { noteTimes, refusedAfter } from '../browser/refusal.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { chooseFile, handOverForKey, toReceiveForKey } from '../pages/many.js';

const TIMES = 5;

test('what is no right file is refused at once', async ({ app: page, report }) => {
  test.setTimeout(180_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const file = await handOverForKey(app, 'Alma');
  const [head, alma] = linesOf(file);
  const line = JSON.stringify(alma);
  const many = Array<string>(Math.ceil(10_000_000 / line.length)).fill(line);
  const twice = ended([JSON.stringify({ ...head, records: { child: many.length }, children: many.length }), ...many]);
  await toReceiveForKey(app);
  await noteTimes(page);
  const refused = async (bytes: Buffer): Promise<number[]> => {
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      await chooseFile(app, bytes);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await app.tap('Se, hvad der er i filen');
      await expect(page.getByRole('alert')).toBeVisible();
      times.push(await refusedAfter(page));
    }
    return times;
  };
  const cut = await refused(file.subarray(0, file.length - 40));
  const brackets = await refused(sealed(Buffer.alloc(10_000_000, '[')));
  const same = await refused(sealed(twice));
  await report(
    { name: `a hand-over that is cut off is refused, from read, median of ${TIMES}`, unit: 'ms', measured: median(cut), limit: 200 },
    { name: '  10 MB of brackets, opened first', unit: 'ms', measured: median(brackets), limit: 200 },
    { name: '  10 MB of the same child, opened first', unit: 'ms', measured: median(same), limit: 200 },
  );
});
