import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

test('the parents get a letter, and what they were told stays with their words', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap('Forældre');
  await app.at('Forældrene til Alma');
  // No assessment, no result to tell.
  await expect(page.getByRole('button', { name: 'Brev om det, vi ser' })).toHaveCount(0);
  await app.tap('Brev om, hvordan vi følger børnene');
  const letter = page.getByRole('region', { name: 'Brev' });
  await expect(letter).toContainText('Kære forældre til Alma');
  await expect(letter).toContainText('ikke kun for Alma');

  const { text, pages } = await printed(page);
  expect(pages).toBe(1);
  expect(text).toContain('Sådan følger vi, hvordan børnene har det');
  expect(text).toContain('Mette');
  expect(text).not.toMatch(/Notér|Hvornår|Det, de har fået at vide|Print/);

  await app.tap('Notér, at de har fået brevet');
  await expect(letter).toHaveCount(0);
  await expect(page.getByLabel('Hvad fik de at vide?')).toHaveValue('Brev: Sådan følger vi, hvordan børnene har det.');

  // What cannot be right is refused with the reason, and nothing is stored.
  await app.type('Hvornår?', '2099-01-01');
  await app.tap('Gem samtalen');
  await expect(page.getByText('Datoen er ikke kommet endnu.')).toBeVisible();
  await expect(app.main).toContainText('Her er intet noteret endnu.');
  await app.type('Hvornår?', '2026-01-05');
  await app.type('Hvad sagde forældrene?', 'Hun synger <b>hjemme</b>.');
  await app.type('Hvad sagde eller viste barnet?', 'Jeg kan godt lide Bo.');
  await app.tap('Gem samtalen');
  const told = page.getByRole('listitem').filter({ hasText: '05.01.2026, Mette' });
  await expect(told).toContainText('Hun synger <b>hjemme</b>.');
  await expect(page.getByLabel('Hvad fik de at vide?')).toHaveValue('');

  await app.tap('Gem samtalen');
  await expect(page.getByText('Skriv, hvad forældrene fik at vide.')).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveCount(1);

  await page.reload();
  await app.unlock();
  await app.at('Forældrene til Alma');
  await expect(told).toContainText('Jeg kan godt lide Bo.');
});

test('every position has its kind letter, green too, with a line of one’s own', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  const letters = new Set<string>();
  for (const child of ['Cille', 'Bertil', 'David']) {
    await app.tap(new RegExp(`^${child}`));
    await app.tap('Forældre');
    await app.tap('Brev om det, vi ser');
    const letter = page.getByRole('region', { name: 'Brev' });
    await app.type('Det, der går godt', `${child} ler, når vi synger.`);
    await expect(letter.getByText(`${child} ler, når vi synger.`).last()).toBeVisible();
    letters.add(await letter.getByRole('heading').innerText());
    const { text } = await printed(page);
    expect(text).toContain(`${child} ler, når vi synger.`);
    expect(text).toContain('ØVELSE');
    await app.tap('Til barnets side');
    await app.toChildren();
  }
  expect(letters.size).toBe(3);
});

test('while contact is barred there is no letter and nothing to invite to a talk', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Cille', 4);
  await app.tap('Forældre');
  await app.type('Hvad fik de at vide?', 'Vi har talt om søvn.');
  await app.tap('Gem samtalen');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await app.tap('Til barnets side');
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.tick('Vold eller overgreb fra forældre');
  await app.toChildren();
  await app.tap(/^Cille/);
  await app.tap('Forældre');
  await app.at('Forældrene til Cille');
  await expect(app.main).toContainText('Orientér ikke forældrene');
  await expect(page.getByRole('button', { name: /brev/i })).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  // What was noted before is still there to be read.
  await expect(page.getByRole('listitem')).toContainText('Vi har talt om søvn.');
});
