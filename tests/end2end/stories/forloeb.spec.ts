import type { Page } from '@playwright/test';
import { brokenRules } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

/** How many lines a drawing has, and with how many dots each. */
function lines(page: Page, title: string): Promise<number[]> {
  return page
    .getByRole('figure', { name: title })
    .locator('polyline')
    .evaluateAll((all) => all.map((line) => (line.getAttribute('points') ?? '').split(' ').length));
}

test('the course of a child stands on one page, with the chart as a table and on paper', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^Karla/);
  await app.tap('Forældre');
  await app.type('Hvad fik de at vide?', 'Vi talte om makkeren.');
  await app.tap('Gem samtalen');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await app.tap('Til barnets side');
  await app.tap(/^Underretning$/);
  await app.tap('Skriv underretning');
  await app.choose(/viden eller mistanke om vold/, 'Nej');
  await app.choose('Hvordan?', 'Sikker post');
  await app.type('Til hvem?', 'Familierådgivningen');
  await app.tap('Notér, at den er sendt');
  await app.choose('Hvad er sket?', 'Kvittering modtaget');
  await app.tap(/^Gem$/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Kvittering modtaget' })).toBeVisible();
  await app.tap('Underretninger');
  await app.tap('Til barnets side');
  await app.tap('Forløb');
  await app.at('Forløb: Karla');

  // What was agreed last comes first.
  const agreed = app.main.locator('section').filter({ has: page.getByRole('heading', { name: 'Aftalt sidst' }) });
  await expect(agreed).toContainText('Det virker, og vi fastholder det.');
  await expect(agreed).toContainText('spørg efter');
  const [above, chart] = [await agreed.boundingBox(), await page.getByRole('figure').first().boundingBox()];
  if (!above || !chart) throw new Error('not on the screen');
  expect(above.y + above.height).toBeLessThanOrEqual(chart.y);

  // Newest first: today's entries before last month's, and those before the first one.
  const entries = page.locator('.timeline > li');
  await expect(entries).toHaveCount(5);
  await expect(entries.nth(3)).toContainText('Grøn');
  await expect(entries.nth(4)).toContainText('Gul');
  await expect(entries.nth(4)).toContainText('Børnelineal (10 er bedst): barnet 7 af 10, omsorgen 9 af 10');
  for (const what of ['Kvittering modtaget', 'Underretning sendt', 'Vi talte om makkeren.']) {
    await expect(entries.filter({ hasText: what })).toHaveCount(1);
  }
  await app.choose('Vis', 'Underretninger');
  await expect(entries).toHaveCount(2);
  await app.choose('Vis', 'Vurderinger');
  await expect(entries).toHaveCount(2);
  await app.choose('Vis', 'Alt');
  await expect(entries).toHaveCount(5);

  expect(await lines(page, 'Barnets udvikling og trivsel')).toEqual([2]);
  await page.getByText('Vis som tabel').click();
  const row = page.getByRole('row').filter({ hasText: '8 af 10' });
  await expect(row).toContainText('Grøn');
  await expect(row).toContainText('2026-1');
  expect(await brokenRules(page)).toEqual([]);

  // On a telephone the words of the drawing are as large as text, each row stands whole under the
  // next, and no mark covers a word.
  const wide = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 360, height: 740 });
  const table = page.locator('.chart__table');
  expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(1);
  await expect(row).toContainText('2026-1');
  const words = page.locator('.chart__word:not(.chart__word--name)');
  const heights = await words.evaluateAll((all) => all.map((word) => word.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThan(12);
  const positions = page.getByRole('figure', { name: 'Positioner over tid' });
  const ends = await positions.locator('.chart__word').evaluateAll((all) => all.map((word) => word.getBoundingClientRect().right));
  const begins = await positions.locator('svg.chart__drawing .position__shape').evaluateAll((all) => all.map((mark) => mark.getBoundingClientRect().left));
  expect(Math.max(...ends)).toBeLessThan(Math.min(...begins));
  expect(await brokenRules(page)).toEqual([]);
  await page.setViewportSize(wide);
  await page.getByText('Vis som tabel').click();

  const { text, size } = await printed(page);
  expect(size).toBe('A4');
  for (const part of ['Forløb: Karla', 'Aftalt sidst', 'Udgave', '7 af 10', 'Underretning sendt', 'ØVELSE', 'Side 1 af']) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/Print forløbet|Til barnets side|Vis som tabel/);

  // An entry leads to what it is about.
  await entries.filter({ hasText: 'Underretning sendt' }).getByRole('button').click();
  await expect(page.getByRole('heading', { name: 'Det kan du vente fra kommunen' })).toBeVisible();
});

test('the dots of two who assessed differ by their shape', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^David/);
  await app.tap('Forløb');
  await app.at('Forløb: David');
  await expect(page.locator('.chart__key')).toHaveText([/^Øve-Hanne/, /^Øve-Mette/]);
  const marks = page.getByRole('figure', { name: 'Barnets udvikling og trivsel' }).locator('path.chart__dot');
  // A mark is where it stands (`M90 134`) and then its shape.
  const shapes = await marks.evaluateAll((all) => all.map((mark) => (mark.getAttribute('d') ?? '').split(/M\d+ \d+/).filter((shape) => shape !== '')));
  expect(shapes).toHaveLength(2);
  for (const ofOne of shapes) expect(new Set(ofOne).size).toBe(1);
  expect(new Set(shapes.flat()).size).toBe(2);
});

test('a child with nothing stored has a course that says so', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Bo', 3);
  await app.tap('Forløb');
  await app.at('Forløb: Bo');
  await expect(app.main).toContainText('Der er ikke aftalt noget endnu.');
  await expect(app.main).toContainText('Her er intet endnu.');
  expect(await brokenRules(page)).toEqual([]);
});
