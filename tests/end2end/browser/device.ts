import type { BrowserContext, Page } from '@playwright/test';
import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './chromium.js';
import type { Guard } from './guard.js';

/** One professional's device: a browser profile that outlives the browser. */
export class Device {
  readonly profile = mkdtempSync(join(tmpdir(), 'naeste-skridt-'));
  private context: BrowserContext | undefined;

  constructor(
    private readonly address: string,
    private readonly guard: Guard,
  ) {}

  /** Starts the browser if it does not run, and opens the app in a tab. */
  async open(path = '/'): Promise<Page> {
    if (this.context) {
      const another = await this.context.newPage();
      await another.goto(path);
      return another;
    }
    this.context = await launch(this.profile, this.address);
    await this.guard.watch(this.context);
    // There is no printer: the stories look at the sheets that one would get.
    await this.context.addInitScript(() => {
      window.print = () => undefined;
    });
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    await page.goto(path);
    return page;
  }

  /** The running browser, for what only the whole browser can do. */
  get browser(): BrowserContext {
    if (!this.context) throw new Error('the browser does not run');
    return this.context;
  }

  /** Ends the browser as a dead battery does: no page gets a last word. */
  async kill(): Promise<void> {
    const context = this.browser;
    // Chromium's lock in its profile points to `host-pid`.
    const pid = Number(readlinkSync(join(this.profile, 'SingletonLock')).split('-').at(-1));
    const closed = new Promise((resolve) => context.once('close', resolve));
    process.kill(pid, 'SIGKILL');
    await closed;
    this.context = undefined;
  }

  /** Closes the browser in good order. The profile stays. */
  async close(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  /** Closes the browser and removes the profile. */
  async discard(): Promise<void> {
    await this.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
