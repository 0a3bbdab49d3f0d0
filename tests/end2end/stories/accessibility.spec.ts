import type { Page } from '@playwright/test';
import { brokenRules } from '../browser/accessibility.js';
import { savePictures } from '../browser/screens.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { visitEveryScreen } from '../pages/every-screen.js';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen keeps the rules of accessibility, ${colorScheme}`, async ({ app: page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme });
    await visitEveryScreen(new AppPage(page), async (name) => {
      expect.soft(await brokenRules(page), name).toEqual([]);
    });
  });
}

test('every screen is pictured as people see it', async ({ app: page }) => {
  test.setTimeout(400_000);
  await visitEveryScreen(new AppPage(page), (name) => savePictures(page, name));
});

test('at 320 pixels no screen has to be moved sideways', async ({ app: page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  await visitEveryScreen(new AppPage(page), async (name) => {
    const { content, window: width } = await page.evaluate(() => ({
      content: document.scrollingElement?.scrollWidth ?? 0,
      window: innerWidth,
    }));
    expect.soft(content, name).toBeLessThanOrEqual(width);
    expect.soft(await cutOff(page), `${name}: reaches out of the screen`).toEqual([]);
  });
});

/** What is seen and reaches beyond the right edge, where nobody can move it into view. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, header *')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('svg svg, .unseen'))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
  );
}

test('every new screen takes the focus to its heading, and no address or title names a child', async ({ app: page }) => {
  test.setTimeout(120_000);
  const app = new AppPage(page);
  const headings = new Set<string>();
  await visitEveryScreen(app, async (name) => {
    const heading = await app.heading.innerText();
    if (!headings.has(heading) && !/errors?$/.test(name)) {
      await expect.soft(page.getByRole('heading', { level: 1 }), name).toHaveCount(1);
    }
    headings.add(heading);
    const said = [page.url(), await page.title(), await page.evaluate(() => JSON.stringify([history.state, localStorage]))];
    expect.soft(said.join('\n'), name).not.toMatch(/Alma|Otto|Mette/);
  });
  expect(headings.size).toBeGreaterThan(20);
});

test('the focus goes to the heading of each screen that opens', async ({ app: page }) => {
  const app = new AppPage(page);
  const focused = async (heading: string): Promise<void> => {
    await app.at(heading);
    await expect(app.heading, heading).toBeFocused();
  };
  await app.create();
  await focused('Børn');
  await app.addChild('Alma', 4);
  await focused('Alma');
  await app.tap('Begynd trivselsskemaet');
  await focused('Tryghed og grundstemning');
  await app.tap(/^Videre/);
  await focused('Kontakt med voksne');
  for (let area = 2; area <= 8; area += 1) await app.tap(/^Videre/);
  await focused('Skærpet opmærksomhed');
  await app.tap(/^Videre/);
  await focused('Gennemse svarene');
  await app.tap(/^Videre/);
  await focused('Hvordan trives barnet samlet set?');
  await app.tap(/^Videre/);
  await focused('Børnelineal: barnet');
  await app.tap(/^Videre/);
  await focused('Børnelineal: forældrenes omsorg');
  await app.tap(/^Videre/);
  await focused('Først: Er barnet i sikkerhed?');
  await app.tap(/^Videre/);
  await focused('Det skal vi vide');
  await app.tap('Se forslaget');
  await focused('Næste skridt');
  await page.goBack();
  await focused('Det skal vi vide');
  await app.tap(/^Lås$/);
  await focused('Lås op');
  await app.unlock();
  await focused('Det skal vi vide');
});

test('an assessment is filled with the keyboard alone', async ({ app: page }) => {
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Tabs on until the focus is where we want it; a trap would never get there. */
  const tabTo = async (wanted: ReturnType<AppPage['button']>): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      await press('Tab');
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    await expect(wanted).toBeFocused();
  };
  await tabTo(app.button('Begynd trivselsskemaet'));
  await press('Enter');
  await app.at('Tryghed og grundstemning');
  await tabTo(page.getByLabel('Hvad fungerer?'));
  await page.keyboard.type('Sange om morgenen');
  const questions = page.getByRole('region', { name: 'Tegn' }).getByRole('group');
  const radio = (question: number, name: string) => questions.nth(question).getByRole('radio', { name });
  await press('Tab', 'Space');
  await expect(radio(0, 'Ses tydeligt')).toBeChecked();
  await press('ArrowRight', 'ArrowDown');
  await expect(radio(0, 'Ses sjældent')).toBeChecked();
  await expect(radio(0, 'Ses tydeligt')).not.toBeChecked();
  await press('Tab', 'Space', 'ArrowRight');
  await expect(radio(1, 'Ses delvist')).toBeChecked();
  await press('ArrowLeft');
  await expect(radio(1, 'Ses tydeligt')).toBeChecked();
  await app.stored();
  await tabTo(app.button(/^Videre/));
  await press('Enter');
  await app.at('Kontakt med voksne');
  await expect(app.heading).toBeFocused();

  // The dialogue keeps the focus while it is open, closes by Escape and gives the focus back.
  await page.keyboard.press('Shift+Tab');
  await tabTo(app.button('Ring nu'));
  await press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Ring nu' });
  await expect(dialog).toBeVisible();
  await press('Tab', 'Tab');
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await press('Escape');
  await expect(dialog).toBeHidden();
  await expect(app.button('Ring nu')).toBeFocused();
  await page.reload();
  await app.unlock();
  await app.at('Kontakt med voksne');
  await page.goBack();
  await expect(radio(0, 'Ses sjældent')).toBeChecked();
  await expect(radio(1, 'Ses tydeligt')).toBeChecked();
});
