import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';

/** What the printer would get: the words in the order of the page, and the size of the paper. */
export async function printed(page: Page): Promise<{ text: string; pages: number; size: string }> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  const tool = (name: string, ...args: string[]) => execFileSync(name, args, { input: pdf, encoding: 'utf8' });
  const info = tool('pdfinfo', '-');
  return {
    // Lines that the paper broke are put together again.
    text: tool('pdftotext', '-', '-').replace(/\s+/g, ' '),
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    size: /Page size:.*\((.*)\)/.exec(info)?.[1] ?? '',
  };
}
