import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { PASSPHRASE } from '../pages/app.js';

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

test('the look at a paper finds a letter without a shape, an address and a secret', async ({ device }) => {
  const page = await device.open('about:blank');
  const shown = (text: string) => page.setContent(`${PAPER}<p>Et ord</p><p style="font-family: system-ui, sans-serif">${text}</p>`);
  // What the app's own papers are written with has a shape.
  await shown('Blåbærgrød, »§ 30« – 1–10 … ✎ ● ▲ ■');
  expect((await printed(page)).text).toContain('Blåbærgrød');
  await shown('Et \u{E000} til');
  await expect(printed(page)).rejects.toThrow('no shape on the paper: \u{E000} (U+E000)');
  for (const address of ['https://eksempel.dk/side', 'http://127.0.0.1:8080', 'localhost']) {
    await shown(`Se ${address} først`);
    await expect(printed(page), address).rejects.toThrow(`an address stands on the paper: ${address}`);
  }
  await page.setContent(`${PAPER}<p><a href="https://eksempel.dk/gemt">Et ord</a></p>`);
  await expect(printed(page)).rejects.toThrow('an address stands on the paper: https://eksempel.dk/gemt');
  for (const secret of [PASSPHRASE, 'AGE-SECRET']) {
    await shown(`Her: ${secret}-1QQQ`);
    await expect(printed(page), secret).rejects.toThrow(`a secret stands on the paper: ${secret}`);
  }
});
