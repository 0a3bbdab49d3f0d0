import type { Locator, Page } from '@playwright/test';

/** Slows the page's main thread: 4 is about a cheap tablet. Workers and the browser itself keep their speed. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/**
 * Makes every page opened from now on note when something that fits `selector` has been drawn.
 * Read it with {@link drawnAfter}.
 */
export async function watchFor(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const drawn = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector(wanted)) return;
        observer.disconnect();
        // The second callback of a frame runs when the first frame that holds the element is done.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    Object.assign(window, { drawn });
  }, selector);
}

/** Milliseconds from the start of the navigation to the drawn element of {@link watchFor}. */
export function drawnAfter(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { drawn: Promise<number> }).drawn);
}

/** How a tap is pressed and let go: what the page has to do for the press alone differs. */
export type Press = (page: Page, x: number, y: number) => Promise<void>;

/** How long a quick hand holds what it presses. A click without it lets go while the press is still being drawn. */
const HELD_MS = 60;

/** A mouse or trackpad. The page has drawn the press when it hears of the click. */
export const byMouse: Press = async (page, x, y) => {
  await page.mouse.move(x, y);
  await page.waitForTimeout(HELD_MS);
  await page.mouse.down();
  await page.waitForTimeout(HELD_MS);
  await page.mouse.up();
};

/** A finger. The page hears of the hover, the press and the click at once, when the finger is lifted. */
export async function finger(page: Page): Promise<Press> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  return async (_, x, y) => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await page.waitForTimeout(HELD_MS);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
}

/**
 * Real taps, as far apart as a quick hand's: what came of one is done before the next, and nothing
 * but the page itself works meanwhile.
 */
export async function tapApart(page: Page, taps: Locator[], press: Press = byMouse): Promise<void> {
  const APART_MS = 150;
  for (const tap of taps) {
    await tap.scrollIntoViewIfNeeded();
    const box = await tap.boundingBox();
    if (!box) throw new Error('nothing to tap');
    await page.waitForTimeout(APART_MS);
    await press(page, box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(APART_MS);
  }
}

/** Milliseconds from letting go in each real tap to the end of the frame that shows its result. */
export function tapToFrame(page: Page, taps: Locator[], press: Press = byMouse): Promise<number[]> {
  return toFrame(page, 'click', () => tapApart(page, taps, press));
}

/** Milliseconds from each event of this kind, while something happens, to the end of the frame that shows its result. */
export async function toFrame(page: Page, kind: 'click' | 'keydown', action: () => Promise<void>): Promise<number[]> {
  await page.evaluate((heard) => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    addEventListener(
      heard,
      (event) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  }, kind);
  await action();
  return page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes);
}

/** The lengths of the main thread's long tasks (over 50 ms) while something happens. */
export async function longTasksDuring(page: Page, action: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const lengths: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) lengths.push(entry.duration);
    });
    observer.observe({ type: 'longtask' });
    Object.assign(window, { longTasks: { observer, lengths } });
  });
  await action();
  return page.evaluate(() => {
    const { observer, lengths } = (
      window as unknown as { longTasks: { observer: PerformanceObserver; lengths: number[] } }
    ).longTasks;
    for (const entry of observer.takeRecords()) lengths.push(entry.duration);
    observer.disconnect();
    return lengths;
  });
}

/** How long something took, and the longest time that the page stood still meanwhile. */
export async function timed(page: Page, action: () => Promise<void>): Promise<{ took: number; longest: number }> {
  const begun = performance.now();
  const long = await longTasksDuring(page, action);
  return { took: performance.now() - begun, longest: Math.max(0, ...long) };
}
