import { chromium, type BrowserContext } from '@playwright/test';
import { execFileSync } from 'node:child_process';

/** Chromium as every story runs it: no name is looked up and nothing is fetched by the browser itself. */
export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** A browser on a profile folder. Only such a profile writes IndexedDB to the disk. */
export function launch(profile: string, baseURL: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] || found('chromium'),
    args: CHROMIUM_FLAGS,
    baseURL,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 820, height: 1180 },
    hasTouch: true,
    // Playwright's own set would put the store of a persistent profile out of use.
    serviceWorkers: 'allow',
  });
}

/** A private window: a browser without a folder, which keeps nothing when it closes. */
export async function launchPrivate(baseURL: string): Promise<BrowserContext> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] || found('chromium'), args: CHROMIUM_FLAGS });
  return browser.newContext({ baseURL, locale: 'da-DK', timezoneId: 'Europe/Copenhagen', viewport: { width: 820, height: 1180 } });
}

function found(name: string): string {
  return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
}
