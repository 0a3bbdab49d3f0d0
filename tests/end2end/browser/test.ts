import { test as base, expect, type Page } from '@playwright/test';
import { serve } from '../../../scripts/serve.mjs';
import { Device } from './device.js';
import { FIGURES, type Figure } from './figure.js';
import { Guard } from './guard.js';
import { DIST } from './release.js';

interface Fixtures {
  /** What must never happen. Every story ends with the check that nothing did. */
  guard: Guard;
  /** A device with an empty profile; its browser runs from the first `open` on. */
  device: Device;
  /** The app, opened on a new device. */
  app: Page;
  /** Hands figures to the table that `make figures` prints. */
  report: (...figures: Figure[]) => Promise<void>;
}

interface WorkerFixtures {
  /** By which name of this machine the release is opened. */
  host: string;
  /** Where the built release is served. */
  address: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  host: ['127.0.0.1', { option: true, scope: 'worker' }],
  address: [
    async ({ host }, use) => {
      const { server, port } = await serve(DIST, 0);
      await use(`http://${host}:${port}`);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
  guard: async ({ address }, use) => {
    const guard = new Guard(address);
    await use(guard);
    expect(guard.findings(), 'policy violations, foreign requests and errors').toEqual([]);
  },
  device: async ({ address, guard }, use) => {
    const device = new Device(address, guard);
    await use(device);
    await device.discard();
  },
  app: async ({ device }, use) => {
    await use(await device.open());
  },
  report: async ({}, use, testInfo) => {
    await use((...figures) =>
      testInfo.attach(FIGURES, { body: JSON.stringify(figures), contentType: 'application/json' }),
    );
  },
});

export { expect };
