import type { Locator } from '@playwright/test';
import type { AppPage } from './app.js';

/** A passphrase of a colleague that nobody uses. */
export const BO = 'syv grønne cykler i regnvejr';

/** Adds a child of four years on a stue, from the roster, and comes back to the roster. */
export async function addOnUnit(app: AppPage, label: string, unit: string): Promise<void> {
  await app.tap('Tilføj barn');
  await app.at('Tilføj barn');
  await app.type('Hvad kalder I barnet?', label);
  await app.page.getByLabel('Måned').selectOption('1');
  await app.type('År', '2022');
  await app.type(/^Stue, dagpleje/, unit);
  await app.tap('Gem');
  await app.at(label);
  await app.toChildren();
}

/** Adds Bo, a dagplejer, from the roster, and comes back to it. */
export async function addBo(app: AppPage): Promise<void> {
  await app.tap('Indstillinger');
  await app.tap('Tilføj kollega');
  await app.type('Fornavn', 'Bo');
  await app.choose('Kollegaen er', 'Dagplejer');
  await app.tap('Jeg vil selv vælge');
  await app.type('Vælg en adgangssætning', BO);
  await app.type('Skriv adgangssætningen igen', BO);
  await app.tap(/^Tilføj$/);
  await app.at('Gendannelsesnøgle til Bo');
  await app.tick('Jeg har skrevet nøglen ned eller printet den');
  await app.tap('Videre');
  await app.at('Indstillinger');
  await app.toChildren();
}

/** Goes in as somebody else: one tap, who, and the secret. */
export async function becomes(app: AppPage, name: string, passphrase: string): Promise<void> {
  await app.tap('Skift person');
  await app.at('Lås op');
  await app.choose('Hvem er du?', name);
  await app.unlock(passphrase);
  await app.button('Skift person').waitFor();
}

/** Taps somebody to assess a child. */
export async function assign(app: AppPage, child: string, who: string): Promise<void> {
  await app.page.getByRole('group', { name: child, exact: true }).getByRole('checkbox', { name: who }).check();
}

/** The bar of the walk. */
export function walk(app: AppPage): Locator {
  return app.page.getByRole('region', { name: 'Stuegennemgang' });
}
