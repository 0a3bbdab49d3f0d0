import type { AppPage } from './app.js';

/** A second professional on the tablet. */
export const BO = { name: 'Bo', passphrase: 'syv grønne cykler i regnvejr' };
/** A third one. */
export const IDA = { name: 'Ida', passphrase: 'fire små skyer over fjorden' };

/** Adds a colleague from any open screen. Leads to the settings. Returns the recovery key. */
export async function addColleague(app: AppPage, { name, passphrase }: typeof BO): Promise<string> {
  await app.toChildren();
  await app.tap('Indstillinger');
  await app.tap('Tilføj kollega');
  await app.at('Tilføj kollega');
  await app.type('Fornavn', name);
  await app.choose('Kollegaen er', 'Dagplejer');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', passphrase);
  await app.type('Skriv adgangssætningen igen', passphrase);
  await app.tap(/^Tilføj$/);
  await app.at(`Gendannelsesnøgle til ${name}`);
  const key = await app.page.getByLabel('Gendannelsesnøgle', { exact: true }).innerText();
  await app.tick('Jeg har skrevet nøglen ned eller printet den');
  await app.tap('Videre');
  await app.at('Indstillinger');
  return key;
}

/** Goes in as somebody, where several may. */
export async function enter(app: AppPage, name: string, passphrase: string): Promise<void> {
  await app.at('Lås op');
  await app.choose('Hvem er du?', name);
  await app.unlock(passphrase);
}
