import { appendFileSync } from 'node:fs';
import { test } from '../browser/test.js';
import { tapToFrame, throttle } from '../browser/timing.js';
import { AppPage } from '../pages/app.js';
const V: Record<string, string> = {
  asIs: '',
  noTransition: '*{transition:none!important}',
  contain: '*{transition:none!important}.question,.card,.bar{contain:layout paint style}',
  containStatus: '*{transition:none!important}.question{contain:layout paint style}.bar{contain:layout paint style}.bar__status{inline-size:7rem;contain:strict;block-size:1.5rem}',
  noSticky: '*{transition:none!important}.bar,.onward{position:static!important;box-shadow:none!important}',
  compact: '*{transition:none!important;box-shadow:none!important;border-radius:0!important}',
};
for (const [name, css] of Object.entries(V)) test(name, async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.stored();
  await page.evaluate((text) => { const s = new CSSStyleSheet(); s.replaceSync(text); document.adoptedStyleSheets = [s]; }, css);
  const q = page.getByRole('region', { name: 'Tegn' }).getByRole('group');
  const locs = Array.from({ length: 60 }, (_, i) => q.nth(i % 4).getByRole('radio').nth(Math.floor(i / 4) % 5));
  await throttle(page, 4);
  const show = (what: string, t: number[]) => { const s = [...t].sort((a, b) => a - b); appendFileSync('/tmp/dbg2.txt', `${name} ${what}: median ${s[30]!.toFixed(0)} p95 ${s[57]!.toFixed(0)} min ${s[0]!.toFixed(0)}\n`); };
  show('click', await tapToFrame(page, locs));
  const own = await page.evaluate(async () => {
    const radios = [...document.querySelectorAll<HTMLInputElement>('section[aria-label=Tegn] input')];
    const out: number[] = [];
    for (let i = 0; i < 60; i++) {
      await new Promise((r) => setTimeout(r, 150));
      const t = performance.now();
      radios[(i * 6) % radios.length]!.click();
      await new Promise<void>((r) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => r(); c.port2.postMessage(0); }));
      out.push(performance.now() - t);
    }
    return out;
  });
  show('in the page', own);
});
