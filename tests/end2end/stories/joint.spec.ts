import type { Page } from '@playwright/test';
import { expectAccessible } from '../browser/accessibility.js';
import { printed } from '../browser/paper.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const month = (): string => day(0).slice(0, 7);

const save = 'Gem fælles vurdering';

async function practice(page: Page, child: string): Promise<AppPage> {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(new RegExp(`^${child}`));
  await app.at(child);
  return app;
}

/** A folded part of the page, by the words that are always seen of it. */
const part = (page: Page, words: RegExp) => page.locator('details').filter({ has: page.locator('> summary', { hasText: words }) });

/** What the people ask each other, in the order of the screen. */
const DIALOGUE = [
  'Hvor ser vi forskelligt, og i hvilke situationer?',
  'Hvornår går det godt?',
  'Hvad gør vi selv lige før og efter?',
  'Hvad siger forældrene – og barnet?',
  'Hvad ved vi ikke?',
];

/** Fills everything but the position and the people. */
async function fillTalk(app: AppPage): Promise<void> {
  await app.type('Hvad fungerer?', 'Små grupper om formiddagen.');
  await app.page.getByLabel('Hvorfor?').fill('Vi ser det samme i samlingen, men ikke ude.');
  await app.type('Hvilken sammenhæng?', 'På stuen og legepladsen.');
  await app.type('Fra måned', month());
  await app.type('Til måned', month());
  await app.type('Dato for samtalen', day(0));
}

test('two own assessments lie side by side, difference is marked, and people say together what they see', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = await practice(page, 'David');
  await app.tap('Begynd fælles vurdering');
  await app.at('Fælles vurdering: David');

  // Where they differ is open, the rest is folded; each column is one of them.
  const safety = part(page, /^Tryghed og grundstemning/);
  await expect(safety).toHaveAttribute('open');
  await expect(safety.locator('> summary')).toContainText('◆ I ser forskelligt');
  const table = safety.getByRole('table', { name: 'Tryghed og grundstemning', exact: true });
  await expect(table.getByRole('columnheader')).toHaveText(['Øve-Hanne', 'Øve-Mette']);
  await expect(table.getByRole('cell').first()).toHaveText('Ses tydeligt');
  await expect(table.getByRole('cell').nth(1)).toHaveText('Ses sjældent');
  await expect(table).not.toContainText('I ser ens');
  await expect(safety).toContainText('Om morgenen på legepladsen er han med i alt.');
  const language = part(page, /^Sprog og kommunikation/);
  await expect(language).not.toHaveAttribute('open');
  await expect(language.locator('> summary')).toContainText('✓ I ser ens');
  await expect(language.getByRole('table')).toHaveCount(0);
  const positions = page.getByRole('table', { name: 'Position' });
  await expect(positions).toContainText('◆ I ser forskelligt');
  await expect(positions.getByRole('cell')).toHaveText(['▲ Gul', '■ Rød']);
  const rulers = page.getByRole('table', { name: 'Børnelineal' });
  await expect(rulers.locator('tbody').nth(0)).toContainText('◆ Noget at tale om');
  await expect(rulers.locator('tbody').nth(1)).toContainText('✓ Tæt på hinanden');
  await expectAccessible(page);
  await app.tap('Vis alle svar');
  await expect(language.getByRole('table', { name: 'Sprog og kommunikation' })).toContainText('✓ I ser ens');
  await expect(safety.getByRole('table', { name: 'Tryghed og grundstemning: resten' })).toBeVisible();
  await expectAccessible(page);

  // At the width of a small telephone nothing reaches out of the screen.
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 820, height: 1180 });

  // The five questions of the dialogue are there to be answered.
  const dialogue = page.locator('section').filter({ has: page.getByRole('heading', { name: '3. Faglig dialog' }) });
  await expect(dialogue.getByRole('textbox')).toHaveCount(DIALOGUE.length);
  for (const [at, question] of DIALOGUE.entries()) {
    await expect(dialogue.getByRole('textbox').nth(at)).toHaveAccessibleName(question);
    await expect(page.getByLabel(question, { exact: true })).toHaveValue('');
  }

  // Nothing is preselected, and everything that is missing is said.
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await app.tap(save);
  await expect(page.getByText('Skriv, hvad der fungerer.')).toBeVisible();
  await expect(page.getByLabel('Hvad fungerer?')).toBeFocused();
  await fillTalk(app);
  await app.tap(save);
  await expect(page.getByText('Vælg den position, I er nået frem til sammen.')).toBeVisible();
  await app.choose('Vælg position', /Gul/);
  await app.tap(save);
  await expect(page.getByText('Der skal være mindst to med')).toBeVisible();
  await app.tick('Øve-Mette, pædagog');
  await app.tap('Tilføj deltager uden eget skema');
  await app.type('Navn på deltager 1', 'Øve-Leder');
  await app.tap(save);
  await expect(page.getByText('En deltager mangler navn eller rolle.')).toBeVisible();
  await page.getByLabel('Rolle for deltager 1').selectOption('leder');
  await app.type('Til måned', '2020-01');
  await app.tap(save);
  await expect(page.getByText('Perioden slutter, før den begynder.')).toBeVisible();
  await app.type('Til måned', month());
  await app.type('Dato for samtalen', day(2));
  await app.tap(save);
  await expect(page.getByText('Datoen er ikke kommet endnu.')).toBeVisible();
  await app.type('Dato for samtalen', day(0));
  await app.type('Hvad siger forældrene – og barnet?', 'Far ser ham glad ude.');
  await expectAccessible(page);
  await app.tap(save);

  // Completed, it is read and printed, and cannot be changed.
  await expect(app.main).toContainText('Kan ikke ændres.');
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(app.main).toContainText('Øve-Leder, leder, uden eget skema');
  await expectAccessible(page);
  const { text } = await printed(page);
  for (const words of ['Fælles vurdering: David', 'Gul', 'Små grupper om formiddagen.', 'På stuen og legepladsen.', 'Far ser ham glad ude.', 'Ses sjældent', 'I ser forskelligt']) {
    expect(text).toContain(words);
  }
  expect(text.indexOf('1. Det, vi har set og hørt')).toBeLessThan(text.indexOf('2. Sådan forstår vi det'));
  await app.tap('Til barnets side');
  await app.at('David');
  await app.tap(/Fælles vurdering: Øve-Mette, Øve-Leder/);
  await app.at('Fælles vurdering: David');
  await expect(app.main).toContainText('Vi ser det samme i samlingen, men ikke ude.');
});

test('an agreement about ourselves comes before one about the child, and what happened is added with who and when', async ({ app: page }) => {
  test.setTimeout(90_000);
  const app = await practice(page, 'David');
  await app.tap('Se og skriv fokusaftaler');
  await app.at('Fokusaftaler: David');
  await expectAccessible(page);
  const about = /Handler den om os/;
  const fill = async (goal: string): Promise<void> => {
    await app.type('Mål, set fra barnet', goal);
    await app.type('Hvad gør vi?', 'Vi deler samlingen i to.');
    await app.type('Hvad gør forældrene? (frivilligt)', 'Synger derhjemme.');
    await app.type('Hvem?', 'Øve-Mette');
    await app.type('Fra', day(0));
    await app.type('Til', day(-1));
    await app.type('Hvordan ser vi, at det virker?', 'Han bliver siddende i ringen.');
  };
  await fill('Jeg kan være med i samlingen.');
  await app.tap('Gem fokusaftalen');
  await expect(page.getByText('Vælg, hvad aftalen handler om.')).toBeVisible();
  await app.choose(about, 'Barnet');
  await app.tap('Gem fokusaftalen');
  await expect(page.getByText('Begynd med jer selv.').first()).toBeVisible();
  await expect(app.main).toContainText('Her er ingen fokusaftaler endnu.');
  await app.choose(about, 'Os og miljøet');
  await expect(page.getByText('Begynd med jer selv.')).toHaveCount(0);
  await app.tap('Gem fokusaftalen');
  await expect(page.getByText('Aftalen slutter, før den begynder.')).toBeVisible();
  await app.type('Til', day(28));
  await app.tap('Gem fokusaftalen');
  await expect(page.getByRole('heading', { name: 'Jeg kan være med i samlingen.' })).toBeVisible();
  await expect(page.getByLabel('Mål, set fra barnet')).toHaveValue('');
  await expect(app.main).toContainText('▶ I gang');

  await page.getByText('Skriv, hvordan det går').click();
  await app.tap('Gem, hvad der skete');
  await expect(page.getByText('Vælg, hvordan det går.')).toBeVisible();
  await app.choose('Hvordan går det?', /Justér/);
  await app.type('Hvad skete der?', 'Han gik stadig fra ringen om tirsdagen.');
  await app.type('Følg op igen (frivilligt)', day(0));
  await app.tap('Gem, hvad der skete');
  await expect(page.getByText('Vælg en dato efter i dag.')).toBeVisible();
  await app.type('Følg op igen (frivilligt)', day(40));
  await expectAccessible(page);
  await app.tap('Gem, hvad der skete');
  await expect(app.main).toContainText('Følges op igen senest');
  await expect(app.main).toContainText(/↻ Justér – Øve-Mette, \d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d/);
  await expect(app.main).toContainText('Han gik stadig fra ringen om tirsdagen.');

  await fill('Jeg kan sige til, når det er for meget.');
  await app.type('Til', day(28));
  await app.choose(about, 'Barnet');
  await app.tap('Gem fokusaftalen');
  await expect(page.getByRole('heading', { name: 'Jeg kan sige til, når det er for meget.' })).toBeVisible();
  await app.tap('Til barnets side');
  await app.at('David');
  await expect(app.main).toContainText('Jeg kan være med i samlingen. ↻ Justér');
});

test('while contact with the parents is barred no screen asks for them, and what is begun survives a reload', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await expect(app.main).toContainText('Først ser mindst én alene.');
  await expect(app.button('Begynd fælles vurdering')).toHaveCount(0);
  await app.tap('Bekymret nu? Gå direkte til næste skridt');
  await app.at('Først: Er barnet i sikkerhed?');
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Vold eller overgreb fra forældre');
  await app.tap('Se, hvad du gør nu');
  await app.at('Næste skridt');
  await app.choose(/Hvilket skridt tager du/, /^Underretning/);
  await app.type('Hvorfor?', 'Hun har selv sagt det.');
  await app.type('Tovholder', 'Mette');
  await app.type('Dato for opfølgning', day(1));
  await app.tap('Gem beslutningen');
  await app.at('Vurdering: Alma');
  await app.tap('Til barnets side');
  await app.tap('Begynd fælles vurdering');
  await app.at('Fælles vurdering: Alma');
  const barred = async (): Promise<void> => {
    await expect(app.main).toContainText('Orientér ikke forældrene, før I er rådet til det.');
    await expect(app.main).not.toContainText(/Hvad siger forældrene|Hvad gør forældrene|forældrene i samtalen/);
  };
  await barred();
  for (const question of DIALOGUE) {
    await expect(page.getByLabel(question, { exact: true })).toHaveCount(question.includes('forældrene') ? 0 : 1);
  }
  await expect(app.main).toContainText('Kun Mette har en egen vurdering.');
  await fillTalk(app);
  await app.choose('Vælg position', /Rød/);
  await app.tick('Mette, pædagog');
  await app.tap('Tilføj deltager uden eget skema');
  await app.type('Navn på deltager 1', 'Hanne');
  await expect(page.getByLabel('Rolle for deltager 1').getByRole('option', { name: 'forælder' })).toHaveCount(0);
  await page.getByLabel('Rolle for deltager 1').selectOption('leder');
  await app.stored();
  await page.reload();
  await app.unlock();
  await app.at('Fælles vurdering: Alma');
  await barred();
  await expect(page.getByLabel('Hvad fungerer?')).toHaveValue('Små grupper om formiddagen.');
  await expect(page.getByLabel('Navn på deltager 1')).toHaveValue('Hanne');
  await expect(page.getByLabel('Rolle for deltager 1')).toHaveValue('Leder');
  await app.tap(save);
  await expect(app.main).toContainText('Kan ikke ændres.');
  await barred();
  expect(await storedRecords(page, 'joint/')).toHaveLength(1);
  await page.reload();
  await app.unlock();
  await app.at('Fælles vurdering: Alma');
  await expect(app.main).toContainText('Kan ikke ændres.');
  await app.tap('Til barnets side');
  await app.tap('Se og skriv fokusaftaler');
  await app.at('Fokusaftaler: Alma');
  await barred();
  await app.tap('Til barnets side');

  // Whoever has an own assessment under way sees alone first.
  await app.tap('Begynd fælles vurdering');
  await app.at('Fælles vurdering: Alma');
  await app.tap('Til barnets side');
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.stored();
  await app.toChildren();
  await app.tap(/^Alma/);
  await app.tap('Fortsæt fælles vurdering');
  await expect(app.main).toContainText('Du har selv en vurdering af barnet i gang.');
  await expect(page.getByRole('table')).toHaveCount(0);

  // What was said together before is there to act on, and what each answered alone is not.
  await app.tap('Til barnets side');
  await app.tap(/Fælles vurdering: Mette, Hanne/);
  await expect(app.main).toContainText('Kan ikke ændres.');
  await expect(app.main).toContainText('Du har selv en vurdering af barnet i gang.');
  await expect(page.getByRole('table')).toHaveCount(0);
});
