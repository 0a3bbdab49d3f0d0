import type { Page } from '@playwright/test';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../test-results/screens');

const VIEWPORTS = [
  { width: 820, height: 1180 },
  { width: 1180, height: 820 },
  { width: 360, height: 740 },
];

/** Saves the page as people see it: three sizes, light and dark, `<name>-<width>x<height>-<scheme>.png`. */
export async function savePictures(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const viewport of VIEWPORTS) {
      await page.setViewportSize(viewport);
      const file = `${name}-${viewport.width}x${viewport.height}-${colorScheme}.png`;
      await page.screenshot({ path: join(FOLDER, file), fullPage: true, animations: 'disabled' });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}
