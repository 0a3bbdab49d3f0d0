import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { AppPage } from './app.js';
import { toData } from './hand-over.js';

/** Makes a backup and returns its bytes. */
export async function makeBackup(app: AppPage): Promise<Buffer> {
  await toData(app);
  await app.tap('Tag en sikkerhedskopi');
  await app.tap('Lav sikkerhedskopi');
  await expect(app.page.getByText('Kopien er klar.')).toBeVisible();
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.tap('Gem filen')]);
  return readFileSync(await download.path());
}
