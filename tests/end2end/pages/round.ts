import type { Locator } from '@playwright/test';
import type { AppPage } from './app.js';
import { addColleague, BO, enter } from './colleagues.js';

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

/** Adds Bo from the roster, and comes back to it. */
export async function addBo(app: AppPage): Promise<void> {
  await addColleague(app, BO);
  await app.toChildren();
}

/** Goes in as somebody else: one tap, who, and the secret. */
export async function becomes(app: AppPage, name: string, passphrase: string): Promise<void> {
  await app.tap('Skift person');
  await enter(app, name, passphrase);
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
