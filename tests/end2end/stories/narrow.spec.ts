import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../browser/accessibility.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { BO, addColleague } from '../pages/colleagues.js';
import { beginMeeting } from '../pages/meeting.js';

const TELEPHONE = { width: 360, height: 740 };
const TABLET = { width: 820, height: 1180 };

/** The words that are broken in the middle, or reach out of what holds them. */
function brokenWords(inside: Locator): Promise<string[]> {
  return inside.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const broken: string[] = [];
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const box = element.getBoundingClientRect();
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        for (const word of text.data.matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
          if (lines.length > 1 || lines.some(({ left, right }) => left < box.left - 1 || right > box.right + 1)) broken.push(word[0]);
        }
      }
      return broken;
    }),
  );
}

const heightOf = (one: Locator) => one.evaluate((element) => element.getBoundingClientRect().height);

async function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test('on a telephone the bar is one row, the foot is low, and three answers stand side by side', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await addColleague(app, BO);
  await app.toChildren();
  await app.addChild('Alma', 4);
  await page.setViewportSize(TELEPHONE);
  await app.tap('Begynd trivselsskemaet');
  await app.at('Tryghed og grundstemning');
  await app.answerArea('Ses tydeligt', 'I trivsel');
  await app.stored();
  const bar = page.getByRole('banner');
  for (const name of ['Fortryd', 'Skift person', 'Lås', 'Ring nu']) await expect(bar.getByRole('button', { name, exact: true })).toBeVisible();
  for (const size of [TABLET, TELEPHONE]) {
    await page.setViewportSize(size);
    expect(await heightOf(bar), `the bar at ${size.width}`).toBeLessThanOrEqual(66);
    expect(await brokenWords(bar.locator('.bar__writes')), `"Gemmer" at ${size.width}`).toEqual([]);
  }
  const brand = await bar.getByRole('button', { name: 'Næste skridt' }).boundingBox();
  expect(brand?.width).toBeGreaterThanOrEqual(44);
  expect(await brokenWords(app.main.locator('.choice__face'))).toEqual([]);
  for (let area = 1; area <= 9; area += 1) {
    expect(await heightOf(page.locator('.onward')), 'the foot').toBeLessThanOrEqual(80);
    await app.tap(/^Videre/);
  }
  await app.at('Gennemse svarene');
  expect(await sidewaysOf(page)).toBeLessThanOrEqual(0);

  await app.tap('Se på risiko og ressourcer');
  await app.at('Risiko og ressourcer');
  const answers = app.main.getByRole('group').filter({ has: page.getByRole('radio', { name: 'Ved ikke' }) }).first().locator('.choice__face');
  await expect(answers).toHaveCount(3);
  const rows = await answers.evaluateAll((faces) => faces.map((face) => Math.round(face.getBoundingClientRect().top)));
  expect(new Set(rows).size).toBe(1);
  expect(await brokenWords(app.main.locator('.choice__face'))).toEqual([]);
});

test('whom to call is read without scrolling much, and the way out stays in sight', async ({ app: page }) => {
  const app = new AppPage(page);
  await page.setViewportSize(TELEPHONE);
  await app.tap('Ring nu');
  const dialog = page.getByRole('dialog', { name: 'Ring nu' });
  await expect(dialog.getByRole('link').first()).toHaveText(/^Alarmcentralen 112 /);
  await expect(dialog.getByText('Brug kommunens eget nummer')).toHaveCount(1);
  const seen = await dialog.getByRole('link').evaluateAll((links) => links.filter((link) => link.getBoundingClientRect().bottom <= innerHeight).length);
  expect(seen).toBeGreaterThanOrEqual(4);
  expect(await brokenWords(dialog.getByRole('link'))).toEqual([]);
  await dialog.getByRole('link').last().scrollIntoViewIfNeeded();
  await expect(dialog.getByRole('button', { name: 'Luk' })).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Luk' }).click();
  await expect(dialog).toBeHidden();
});

test('every step of the stair is read on a telephone, a tablet and paper, and says which is of today', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await app.tap(/Gå direkte til næste skridt/);
  await app.choose('Er barnet i fare lige nu?', 'Nej');
  await app.tick('Nej, ingen af dem');
  await app.tap('Videre');
  await app.choose(/behov for særlig støtte/, 'Ja');
  await app.tap('Se forslaget');
  await app.at('Næste skridt');
  const stair = page.getByRole('img', { name: /^Indsatstrappen\. Forslaget i dag: / });
  for (const [size, media] of [[TABLET, null], [TELEPHONE, null], [TABLET, 'print']] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ media });
    await expect(stair).toContainText('Netværksmøde');
    await expect(stair.getByText('◀ I dag')).toHaveCount(1);
    expect(await brokenWords(stair.locator('.stair__step')), `${size.width} ${media}`).toEqual([]);
    const type = await stair.getByText('Netværksmøde').evaluate((word) => parseFloat(getComputedStyle(word).fontSize));
    expect(type, `${size.width} ${media}`).toBeGreaterThanOrEqual(14);
  }
});

test('the big screen names its meeting without a broken word, also on a telephone', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  await beginMeeting(app, /Underretningsmøde/);
  await app.type('Hvad beder I om hjælp til?', 'Skal vi underrette?');
  await app.tap('Vis på storskærm');
  await app.at('Underretningsmøde: Alma');
  for (const size of [TABLET, TELEPHONE]) {
    await page.setViewportSize(size);
    expect(await brokenWords(app.heading), `${size.width}`).toEqual([]);
    expect(await sidewaysOf(page)).toBeLessThanOrEqual(0);
  }
});

test('what four raters saw is read on a telephone without a broken word', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.tap('Prøv med eksempelbørn');
  await app.at('I dag');
  await app.toChildren();
  await app.tap(/^Bertil/);
  await app.tap('Begynd fælles vurdering');
  await app.at('Fælles vurdering: Bertil');
  await app.tap('Vis alle svar');
  await page.setViewportSize(TELEPHONE);
  const cells = page.getByRole('table').filter({ hasText: 'Ses tydeligt' }).first().getByRole('cell');
  await expect(cells.first()).toBeVisible();
  expect(await brokenWords(cells)).toEqual([]);
  expect(await sidewaysOf(page)).toBeLessThanOrEqual(0);
  await expect(page.getByRole('table', { name: 'Position' }).getByRole('columnheader')).toHaveCount(4);
  await expectAccessible(page);
});
