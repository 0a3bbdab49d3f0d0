import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';

// What every other story asks of a paper is shown here to find something.
const PAPER =
  '<!doctype html><style>body { margin: 0 } @page { size: A4; margin: 16mm 16mm 18mm; @bottom-right { content: "Side " counter(page) } }</style>';

test('the look at a paper finds a line that is cut off and a sheet with nothing on it', async ({ device }) => {
  const page = await device.open('about:blank');
  await page.setContent(`${PAPER}<p>Et ord</p><p style="break-before: page">og et til</p>`);
  expect(await printed(page)).toEqual({ text: 'Et ord Side 1 og et til Side 2 ', pages: 2, size: 'A4' });
  await page.setContent(`${PAPER}<p>Et ord</p><p style="break-before: page; height: 1em"></p>`);
  await expect(printed(page)).rejects.toThrow('nothing stands on sheet 2');
  await page.setContent(`${PAPER}<p style="width: max-content; font-size: 3em">En linje, der er for lang til papiret, og som ingen kan læse til ende</p>`);
  await expect(printed(page)).rejects.toThrow('cut off: P En linje');
});
