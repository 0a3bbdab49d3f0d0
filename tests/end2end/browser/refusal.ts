import type { Page } from '@playwright/test';

/**
 * Lets the page note by its own clock when a chosen file has been read and when a refusal stands there.
 * It counts from the newest tap or choice of a file, or from when the browser has given the last piece
 * of the file, whichever is later; opening, checking and saying why are in it. No passphrase is derived
 * for any of these files: a hand-over is opened with a key, and a backup is checked before its
 * passphrase is asked for. Such a derivation is slow on purpose and would not count.
 */
export async function noteTimes(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times = { read: 0, refused: 0 };
    Object.assign(window, { times });
    for (const begins of ['click', 'change']) {
      addEventListener(begins, () => Object.assign(times, { read: performance.now(), refused: 0 }), true);
    }
    const bytes = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function () {
      const read = await bytes.call(this);
      times.read = performance.now();
      return read;
    };
    const isAlert = (node: Node) => node instanceof Element && (node.matches('[role=alert]') || node.querySelector('[role=alert]') !== null);
    const look = (changes: MutationRecord[]) => {
      const stands = changes.some(({ addedNodes }) => [...addedNodes].some(isAlert));
      if (stands && times.refused === 0) times.refused = performance.now();
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
}

/** Milliseconds from the file read to its refusal. */
export async function refusedAfter(page: Page): Promise<number> {
  const { read, refused } = await page.evaluate(() => (window as unknown as { times: { read: number; refused: number } }).times);
  if (refused < read || read === 0) throw new Error('no refusal was seen');
  return refused - read;
}
