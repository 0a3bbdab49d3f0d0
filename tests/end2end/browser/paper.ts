import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { PASSPHRASE } from '../pages/app.js';

/** What the printer would get: the words in the order of the page, and the size of the paper. */
export async function printed(page: Page): Promise<{ text: string; pages: number; size: string }> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  const tool = (name: string, ...args: string[]) => execFileSync(name, args, { input: pdf, maxBuffer: 1 << 30 });
  const info = tool('pdfinfo', '-').toString();
  const { cut, shapeless } = await laidOut(page);
  if (cut.length > 0) throw new Error(`wider than the paper, so cut off: ${cut.join(' · ')}`);
  if (shapeless.length > 0) throw new Error(`a letter has no shape on the paper: ${shapeless.join(' ')}`);
  const blank = greyscale(tool('pdftoppm', '-gray', '-r', String(DOTS_PER_INCH), '-')).findIndex(isBlank);
  if (blank >= 0) throw new Error(`nothing stands on sheet ${blank + 1}`);
  const words = tool('pdftotext', '-', '-').toString();
  if (words.includes('\uFFFD')) throw new Error('a letter was lost on the way to the paper');
  const address = /(?:https?|file|blob):\S*|\b127\.0\.0\.1\S*|\blocalhost\b/.exec(words) ?? /\S+:\/\/\S+/.exec(tool('pdfinfo', '-url', '-').toString());
  if (address) throw new Error(`an address stands on the paper: ${address[0]}`);
  // Lines that the paper broke are put together again.
  const text = words.replace(/\s+/g, ' ');
  const secret = /AGE-SECRET/i.exec(text)?.[0] ?? (text.includes(PASSPHRASE) && PASSPHRASE);
  if (secret) throw new Error(`a secret stands on the paper: ${secret}`);
  return {
    text,
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    size: /Page size:.*\((.*)\)/.exec(info)?.[1] ?? '',
  };
}

/** Counts how often the printer is asked for, from now on. */
export async function papersOf(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = Object.assign(window, { papers: 0 });
    window.print = () => {
      counted.papers += 1;
    };
  });
  return () => page.evaluate(() => (window as unknown as { papers: number }).papers);
}

/**
 * What is wider than the paper between its margins: the beginning of each such text. And the letters
 * that no font has a shape for: each is drawn in the font of its text and looks as what is no letter
 * at all. (In the paper's own text such a letter is still there.)
 */
async function laidOut(page: Page): Promise<{ cut: string[]; shapeless: string[] }> {
  const before = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: Math.floor(pixels(A4_MM - 2 * MARGIN_MM)), height: 1000 });
  const found = await page.evaluate(() => {
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
    );
    const cut = wide.map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 30)}`);
    const letters = new Map<string, Set<string>>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const inside = texts.currentNode.parentElement;
      if (!inside?.checkVisibility()) continue;
      const { fontStyle, fontWeight, fontFamily } = getComputedStyle(inside);
      const font = `${fontStyle} ${fontWeight} 32px ${fontFamily}`;
      const known = letters.get(font) ?? new Set();
      // Not what is blank, steers or stands on another letter: it has no shape of its own.
      for (const letter of texts.currentNode.textContent ?? '') if (!/[\p{Z}\p{Cc}\p{Cf}\p{M}]/u.test(letter)) known.add(letter);
      letters.set(font, known);
    }
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('no canvas');
    const drawn = (font: string, letter: string): Uint32Array => {
      pen.clearRect(0, 0, 64, 64);
      pen.font = font;
      pen.fillText(letter, 8, 44);
      return new Uint32Array(pen.getImageData(0, 0, 64, 64).data.buffer);
    };
    const shapeless = [...letters].flatMap(([font, known]) => {
      const none = drawn(font, '\u{10FFFF}');
      return [...known].filter((letter) => drawn(font, letter).every((dot, at) => dot === none[at]));
    });
    const code = (letter: string) => `${letter} (U+${letter.codePointAt(0)?.toString(16).toUpperCase()})`;
    return { cut, shapeless: [...new Set(shapeless)].map(code) };
  });
  await page.emulateMedia({ media: null });
  if (before) await page.setViewportSize(before);
  return found;
}

const A4_MM = 210;
/** As in style/print.css, and there left and right the same. */
const MARGIN_MM = 16;
/** Above and below, with the number of the page. */
const FOOT_MM = 18;
const pixels = (mm: number): number => (mm / 25.4) * 96;

const DOTS_PER_INCH = 50;
/** Darker than paper. */
const INK = 200;

interface Sheet {
  width: number;
  height: number;
  dots: Uint8Array;
}

/** The sheets as pictures: each a header in words (`P5 width height 255`) and a byte for each dot. */
function greyscale(pictures: Buffer): Sheet[] {
  const sheets: Sheet[] = [];
  let at = 0;
  while (at < pictures.length) {
    const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pictures.subarray(at, at + 40).toString('latin1'));
    if (!header) throw new Error('pdftoppm has made a picture of another kind');
    const [width, height] = [Number(header[1]), Number(header[2])];
    at += header[0].length;
    sheets.push({ width, height, dots: pictures.subarray(at, at + width * height) });
    at += width * height;
  }
  return sheets;
}

/** Whether nothing stands between the margins. */
function isBlank({ width, height, dots }: Sheet): boolean {
  const foot = Math.ceil((FOOT_MM / 25.4) * DOTS_PER_INCH);
  return !dots.subarray(foot * width, (height - foot) * width).some((dot) => dot < INK);
}
