import type { Page } from '@playwright/test';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test } from '../browser/test.js';

// Whole files go between the browser and this program, which is slow.
test.setTimeout(240_000);

const WORDS = 'blåbær æble ørred sæl';
const MIB = 1024 * 1024;

interface Answer {
  /** The bytes, or the word of an error. */
  made: Uint8Array | string;
  /** How often it told how far it was. */
  told: number;
  ms: number;
}

/** Asks the app's own worker, in the page's own content policy. */
async function asked(page: Page, [act, sort, secret]: [string, string, string], bytes: Uint8Array): Promise<Answer> {
  const { letters, word, told, ms } = await page.evaluate(
    ([act, sort, secret, letters]) =>
      new Promise<{ letters: string; word: string; told: number; ms: number }>((resolve, reject) => {
        const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
        const secretBytes = new TextEncoder().encode(secret);
        const worker = new Worker('./hand_over.js', { type: 'module' });
        const begun = performance.now();
        let told = 0;
        worker.onmessage = ({ data }: MessageEvent<number | string | Uint8Array<ArrayBuffer>>) => {
          if (typeof data === 'number') {
            told += 1;
            return;
          }
          const ms = performance.now() - begun;
          worker.terminate();
          if (typeof data === 'string') {
            resolve({ letters: '', word: data, told, ms });
            return;
          }
          const reader = new FileReader();
          reader.onload = () => resolve({ letters: String(reader.result), word: '', told, ms });
          reader.readAsDataURL(new Blob([data]));
        };
        worker.onerror = () => reject(new Error('the worker did not start'));
        worker.postMessage([act, sort, secretBytes, bytes], [secretBytes.buffer, bytes.buffer]);
      }),
    [act, sort, secret, Buffer.from(bytes).toString('base64')] as const,
  );
  const made = word || new Uint8Array(Buffer.from(letters.slice(letters.indexOf(',') + 1), 'base64'));
  return { made, told, ms };
}

function bytesOf({ made }: Answer): Uint8Array {
  if (typeof made === 'string') throw new Error(`refused: ${made}`);
  return made;
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

test('age-encryption opens what the worker seals, and the worker what it seals', async ({ app: page }) => {
  const secrets = await Promise.all([generateIdentity(), generateIdentity()]);
  const keys = await Promise.all(secrets.map(identityToRecipient));
  for (const text of [new Uint8Array(), new Uint8Array(5 * MIB).map((_, at) => at % 251)]) {
    const sealed = bytesOf(await asked(page, ['seal', 'keys', keys.join('\n')], text));
    for (const secret of secrets) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(secret);
      expect(same(await decrypter.decrypt(sealed), text)).toBe(true);
    }
    const encrypter = new Encrypter();
    for (const key of keys) encrypter.addRecipient(key);
    const theirs = await encrypter.encrypt(text);
    for (const secret of secrets) {
      expect(same(bytesOf(await asked(page, ['open', 'keys', secret], theirs)), text)).toBe(true);
    }
  }

  const text = new TextEncoder().encode('Alma, æøå');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(WORDS);
  const sealed = bytesOf(await asked(page, ['seal', 'passphrase', WORDS], text));
  expect(same(await decrypter.decrypt(sealed), text)).toBe(true);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(WORDS);
  const theirs = await encrypter.encrypt(text);
  expect(same(bytesOf(await asked(page, ['open', 'passphrase', WORDS], theirs)), text)).toBe(true);
});

test('what is no right file is refused by name and at once', async ({ app: page }) => {
  const secret = await generateIdentity();
  const key = await identityToRecipient(secret);
  const other = await generateIdentity();
  const sealed = bytesOf(await asked(page, ['seal', 'keys', key], new Uint8Array(3 * MIB)));
  const flipped = sealed.slice();
  flipped[flipped.length - 9] = (flipped[flipped.length - 9] ?? 0) ^ 1;
  const heavy = `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`;
  for (const [sort, opening, file, word] of [
    ['keys', secret, new Uint8Array(), 'not-age'],
    ['keys', secret, new Uint8Array(10 * MIB), 'not-age'],
    ['keys', secret, new TextEncoder().encode('PK\u0003\u0004'), 'not-age'],
    ['keys', other, sealed, 'not-for-this-key'],
    ['passphrase', WORDS, sealed, 'needs-key'],
    ['keys', secret, sealed.slice(0, 2 * MIB), 'damaged'],
    ['keys', secret, flipped, 'damaged'],
    ['keys', 'hemmelig', sealed, 'not-a-key'],
    ['passphrase', WORDS, new TextEncoder().encode(heavy), 'too-much-work'],
  ] as const) {
    const { made, ms } = await asked(page, ['open', sort, opening], file);
    expect(made).toBe(word);
    // With the start of the worker, on whatever machine runs this.
    expect(ms, word).toBeLessThan(2000);
  }
});

test('sealing and opening 20 MB tells how far it is', async ({ app: page }) => {
  const secret = await generateIdentity();
  const text = new Uint8Array(20 * MIB).map((_, at) => at % 253);
  const sealed = await asked(page, ['seal', 'keys', await identityToRecipient(secret)], text);
  const opened = await asked(page, ['open', 'keys', secret], bytesOf(sealed));
  expect(same(bytesOf(opened), text)).toBe(true);
  expect(sealed.told).toBeGreaterThanOrEqual(20);
  expect(opened.told).toBeGreaterThanOrEqual(20);
  for (const { ms } of [sealed, opened]) expect(ms).toBeLessThan(5000);
  const locked = await asked(page, ['seal', 'passphrase', WORDS], new Uint8Array(1));
  test.info().annotations.push({
    type: 'figure',
    description: `20 MiB sealed in ${sealed.ms.toFixed(0)} ms, opened in ${opened.ms.toFixed(0)} ms; a passphrase takes ${locked.ms.toFixed(0)} ms`,
  });
});
