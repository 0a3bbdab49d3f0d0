import type { Page } from '@playwright/test';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../../scripts/serve.mjs';
import { expectAccessible } from '../browser/accessibility.js';
import { Device } from '../browser/device.js';
import { Guard } from '../browser/guard.js';
import { DIST, copyOfRelease } from '../browser/release.js';
import { savePictures } from '../browser/screens.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { say, toHandOver } from '../pages/hand-over.js';
import { StartPage } from '../pages/start.js';

test('the built app opens', async ({ app }) => {
  const start = new StartPage(app);
  await expect(start.opening).toHaveCount(0);
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(app).toHaveTitle(/Næste skridt/);
  await expect(app.locator('html')).toHaveAttribute('lang', 'da');
  await expectAccessible(app);
  await savePictures(app, 'start');
});

test('the words for passphrases are fetched when somebody creates a vault, and not before', async ({ device }) => {
  const page = await device.open('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(1)));
  await page.goto('/', { waitUntil: 'networkidle' });
  // What lies behind the first screen has come too.
  await expect.poll(() => asked.some((name) => /^inside-.*\.wasm$/.test(name))).toBe(true);
  expect(asked.filter((name) => name.includes('passphrase-words'))).toEqual([]);
  await new AppPage(page).tap('Opret på denne tablet');
  await expect.poll(() => asked.some((name) => name.includes('passphrase-words'))).toBe(true);
});

test('the server sends the content policy and the other headers with every file', async ({ address, request }) => {
  const names = ['', ...readdirSync(DIST).filter((name) => !/\.(?:br|gz)$/.test(name)), 'no-such-file'];
  for (const name of names) {
    const headers = (await request.get(`${address}/${name}`)).headers();
    expect(headers, name).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default",
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    if (name.endsWith('.wasm')) expect(headers['content-type']).toBe('application/wasm');
  }
});

test('the page refuses markup that could act, and takes plain markup', async ({ app, guard }) => {
  await expect(new StartPage(app).opening).toHaveCount(0);
  const accepts = (markup: string) =>
    app.evaluate((text) => {
      try {
        document.createElement('template').innerHTML = text;
        return true;
      } catch {
        return false;
      }
    }, markup);

  for (const markup of [
    '<p class="note">Data: 3 &lt; 4</p>',
    '<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>',
    '<a href="#/boern">Børn</a>',
    '<a href="tel:114">Ring</a>',
  ]) {
    expect(await accepts(markup), markup).toBe(true);
  }
  for (const markup of [
    '<script>alert(1)</script>',
    '<img src="x" onerror="alert(1)">',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=https://example.org>x</a>',
    '<iframe srcdoc="x"></iframe>',
    '<form action="#"></form>',
    '<meta http-equiv="refresh">',
  ]) {
    expect(await accepts(markup), markup).toBe(false);
  }
  guard.allow(/innerHTML/, /TrustedHTML/);
});

test('a worker other than the app’s own is refused', async ({ app, guard }) => {
  await expect(new StartPage(app).opening).toHaveCount(0);
  const made = await app.evaluate(() => {
    try {
      new Worker('./guard.js');
      return true;
    } catch {
      return false;
    }
  });
  expect(made).toBe(false);
  guard.allow(/Worker constructor/, /TrustedScriptURL/);
});

test('inline script and a request elsewhere are refused', async ({ app, guard }) => {
  await expect(new StartPage(app).opening).toHaveCount(0);
  const result = await app.evaluate(async () => {
    const script = document.createElement('script');
    let refused = 0;
    try {
      script.text = 'window.acted = true';
    } catch {
      refused += 1;
    }
    document.head.append(script);
    await fetch('https://example.org/').catch(() => (refused += 1));
    return { refused, acted: 'acted' in window };
  });
  expect(result).toEqual({ refused: 2, acted: false });
  guard.allow(/HTMLScriptElement text/, /TrustedScript/, /example\.org/);
  await expect.poll(() => guard.saw(/connect-src/)).toBe(true);
});

// Each change leaves a file that would run as before: only the checksum can stop it.
const HARMLESS = {
  '.js': Buffer.from('\n'),
  '.css': Buffer.from('\n'),
  // An empty custom section.
  '.wasm': Buffer.from([0, 2, 1, 120]),
};

/** Opens a copy of the release with a change in one file. */
async function changed(name: string, act: (page: Page) => Promise<void>): Promise<void> {
  const copy = copyOfRelease();
  const extension = name.slice(name.lastIndexOf('.')) as keyof typeof HARMLESS;
  appendFileSync(join(copy.folder, name), HARMLESS[extension]);
  const { server, address } = await serve(copy.folder, 0);
  const device = new Device(address, new Guard(address));
  try {
    await act(await device.open());
  } finally {
    await device.discard();
    server.close();
    copy.discard();
  }
}

for (const name of readdirSync(DIST).filter((file) => /\.(?:js|css|wasm)$/.test(file))) {
  const plain = name.replace(/-[0-9a-f]{16}/, '');
  if (name.startsWith('hand_over')) {
    test(`one changed byte in ${plain} keeps a file from being made, and nothing else`, async () => {
      test.setTimeout(120_000);
      await changed(name, async (page) => {
        const app = new AppPage(page);
        await app.create();
        await app.addChild('Alma', 4);
        await toHandOver(app, 'Alma');
        await say(app);
        await app.tap('Lav filen');
        await expect(page.getByRole('alert')).toContainText('En del af appen startede ikke.');
      });
    });
    continue;
  }
  test(`one changed byte in ${plain} keeps the app from starting`, async () => {
    await changed(name, async (page) => {
      const start = new StartPage(page);
      // Without guard.js there is no script to say so, but the page's own slow notice stays.
      await expect(name.startsWith('guard') ? start.opening : start.failed).toBeVisible();
      expect(await page.locator('main:not(#start)').count()).toBe(0);
    });
  });
}

test('a browser without IndexedDB is told so', async ({ device }) => {
  const first = await device.open('about:blank');
  await device.browser.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await first.goto('/');
  await expect(new StartPage(first).unsupported).toBeVisible();
});

test('the app runs from a folder of a plain server', async () => {
  const copy = copyOfRelease('kommune/app');
  const { server, address } = await serve(copy.root, 0);
  const guard = new Guard(address);
  const device = new Device(address, guard);
  try {
    const page = await device.open('/kommune/app/');
    await expect(new StartPage(page).opening).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(guard.findings()).toEqual([]);
  } finally {
    await device.discard();
    server.close();
    copy.discard();
  }
});
