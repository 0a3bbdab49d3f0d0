import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'stories',
  outputDir: '../../test-results/end2end',
  // A story that passes only the second time is a fault, so there is no second time.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { actionTimeout: 15_000 },
  reporter: [['list'], ['./browser/closing-line.ts']],
});
