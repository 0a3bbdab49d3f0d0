import { defineConfig } from '@playwright/test';

// A benchmark: it prints what it measured beside the limits. Only too many bytes make it fail,
// because times depend on the machine.
export default defineConfig({
  testDir: 'figures',
  testMatch: '*.figure.ts',
  outputDir: '../../test-results/figures',
  retries: 0,
  workers: 1,
  timeout: 180_000,
  reporter: [['./browser/figures-table.ts']],
});
