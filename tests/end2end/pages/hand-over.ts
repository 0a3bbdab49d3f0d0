import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { AppPage } from './app.js';

/** A passphrase of a file that nobody uses. */
export const FILE_PASSPHRASE = 'tre røde skovle i sandkassen';

export async function toData(app: AppPage): Promise<void> {
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Data på tabletten');
  await app.at('Data på tabletten');
}

/** From a child's page to handing it over. */
export async function toHandOver(app: AppPage, child: string): Promise<void> {
  await app.toChildren();
  await app.page.getByRole('button', { name: new RegExp(`^${child}`) }).click();
  await app.tap(/^Overlever$/);
  await app.at(`Overlever ${child}`);
}

/** Says to whom, why and with which consent. */
export async function say(app: AppPage, to = 'Skovbrynet'): Promise<void> {
  await app.type('Hvor overleverer I fra?', 'Solgården');
  await app.type('Til hvem?', to);
  await app.type('Hvorfor?', 'Barnet skifter børnehave');
  await app.choose('Er der samtykke?', /Samtykke er ikke/);
  await app.type('Hvorfor er det ikke nødvendigt?', 'Samme institution');
}

/** Makes the file that the screen describes, locked with the passphrase, and returns its bytes. */
export async function make(app: AppPage): Promise<Buffer> {
  await app.tap('Jeg vil selv vælge');
  await app.type('Filens adgangssætning', FILE_PASSPHRASE);
  return finish(app);
}

/** Makes the file as it is described, and returns its bytes. */
export async function finish(app: AppPage): Promise<Buffer> {
  await app.tap('Lav filen');
  await expect(app.page.getByText('Filen er klar.')).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.tap('Gem filen')]);
  expect(download.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d-overlevering\.age$/);
  return readFileSync(await download.path());
}

/** Hands a child's case over and returns the file. */
export async function handOver(app: AppPage, child: string, drafts = false): Promise<Buffer> {
  await toHandOver(app, child);
  await say(app);
  if (drafts) await app.tick(/Mine egne kladder/);
  return make(app);
}

/** Chooses a file to receive and opens it. */
export async function openFile(app: AppPage, file: Buffer, passphrase = FILE_PASSPHRASE): Promise<void> {
  await toData(app);
  await app.tap('Modtag en fil');
  await app.at('Modtag en overlevering');
  await chooseAndOpen(app, file, passphrase);
}

export async function chooseAndOpen(app: AppPage, file: Buffer, passphrase: string): Promise<void> {
  await app.page.getByLabel('Vælg filen').setInputFiles({ name: 'a.age', mimeType: 'application/octet-stream', buffer: file });
  await app.type('Filens adgangssætning', passphrase);
  await app.tap('Se, hvad der er i filen');
}

/** Opens a file and takes it in. */
export async function receive(app: AppPage, file: Buffer): Promise<void> {
  await openFile(app, file);
  await app.at('Det er i filen');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
}
