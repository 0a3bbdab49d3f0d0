import type { Page } from '@playwright/test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { sealFor } from '../browser/age.js';
import { Device } from '../browser/device.js';
import { ended, linesOf, sealed, textOf, type Line } from '../browser/hand-over-text.js';
import { noteTimes, refusedAfter } from '../browser/refusal.js';
import { storedRecords } from '../browser/stored-records.js';
import { expect, test } from '../browser/test.js';
import { AppPage, PASSPHRASE } from '../pages/app.js';
import { makeBackup } from '../pages/backup.js';
import { chooseFile, handOverForKey, toReceiveForKey } from '../pages/many.js';

type Bad = [name: string, bytes: Buffer, text: RegExp];

const ZIP = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(4_000, 7)]);

function flipped(bytes: Buffer, at: number): Buffer {
  const altered = Buffer.from(bytes);
  altered[at] = (altered[at] ?? 0) ^ 1;
  return altered;
}

/** With two stretches of the same length in each other's place. */
function swapped(bytes: Buffer, at: number, length: number): Buffer {
  const [one, two] = [bytes.subarray(at, at + length), bytes.subarray(at + length, at + 2 * length)];
  return Buffer.concat([bytes.subarray(0, at), two, one, bytes.subarray(at + 2 * length)]);
}

/** In milliseconds, on a busy machine. The figures measure the true limit, 200 ms. */
const SOON = 1_000;

/** Each file is refused soon and with its reason, nothing is written, and nothing can be taken on. */
async function refuses(page: Page, files: Bad[], give: (bytes: Buffer) => Promise<void>, onward: string): Promise<void> {
  const before = await storedRecords(page);
  await noteTimes(page);
  for (const [name, bytes, text] of files) {
    await give(bytes);
    await expect(page.getByRole('alert'), name).toContainText(text);
    // Soft, so that one run names every file that is slow.
    expect.soft(await refusedAfter(page), `${name}: milliseconds`).toBeLessThan(SOON);
    await expect(page.getByRole('button', { name: onward }), name).toHaveCount(0);
    expect(await storedRecords(page), name).toEqual(before);
  }
}

test('a hand-over that is damaged, of another sort or altered inside is refused, and a right one then comes in', async ({ app: page }) => {
  test.setTimeout(300_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const file = await handOverForKey(app, 'Alma');
  const backup = await makeBackup(app);
  const [head, ...records] = linesOf(file);
  const [alma] = records;
  if (!alma) throw new Error('no child was handed over');
  const mac = file.indexOf('\n--- ') + 8;
  const pieces = sealed(Buffer.alloc(200_000, 'æ'));
  const first = pieces.indexOf('\n', pieces.indexOf('\n--- ') + 1) + 1 + 16;
  const line = (record: object) => JSON.stringify(record);
  const inside = (...lines: string[]) => sealed(ended([line({ ...head, records: { child: lines.length }, children: lines.length }), ...lines]));
  const deep = `${'['.repeat(100)}${']'.repeat(100)}`;
  const other = await identityToRecipient(await generateIdentity());
  const unchanged = textOf(head, records).toString();
  await toReceiveForKey(app);
  const files: Bad[] = [
    ['cut off', file.subarray(0, file.length - 40), /beskadiget eller ikke hel/],
    ['one bit of its header', flipped(file, mac), /beskadiget/],
    ['one bit of its body', flipped(file, file.length - 20), /beskadiget/],
    ['two chunks in each other’s place', swapped(pieces, first, 65_552), /beskadiget/],
    ['for somebody else', sealFor(other, Buffer.from(unchanged)), /låst til en anden nøgle/],
    ['a zip named .age', ZIP, /ikke en overlevering/],
    ['a zip that was sealed', sealed(ZIP), /den er ikke en overlevering/],
    ['a backup', backup, /ikke en overlevering/],
    ['a later age format', Buffer.from(file.toString('latin1').replace('.org/v1', '.org/v2'), 'latin1'), /nyere udgave/],
    ['a later hand-over', sealed(textOf({ ...head, version: 2 }, records)), /nyere udgave/],
    ['a later record', sealed(textOf(head, [{ ...alma, v: 99 }])), /nyere udgave/],
    ['a later kind of record', inside(line(alma), line({ ...alma, kind: 'vejrudsigt', id: 'a'.repeat(32) })), /nyere udgave/],
    ['10 MB of brackets', sealed(Buffer.alloc(10_000_000, '[')), /den er ikke en overlevering/],
    ['10 MB in one text', inside(line({ ...alma, body: { ...alma.body, unit: 'æ'.repeat(5_000_000) } })), /Linje 2 i filen er større/],
    ['10 MB of the same child', inside(...Array<string>(Math.ceil(10_000_000 / line(alma).length)).fill(line(alma))), /Linje 3 i filen står der to gange/],
    ['a hundred lists in each other', inside(line({ ...alma, body: { ...alma.body, unit: 0 } }).replace('"unit":0', `"unit":${deep}`)), /Linje 2 i filen er større/],
    ['the same child twice', inside(line(alma), line(alma)), /Linje 3 i filen står der to gange/],
    ['a record about no child of it', inside(line(alma), line({ ...talk('Søvn', 'b'.repeat(32)), id: 'c'.repeat(32) })), /Linje 3 i filen hører ikke til et barn/],
    ['a word exchanged after it was made', sealed(unchanged.replace('Alma', 'Emma')), /ændret, efter den blev lavet/],
    ['the last line gone', sealed(unchanged.slice(0, unchanged.lastIndexOf('{"end"'))), /Slutningen mangler/],
    ['nothing inside', sealed(''), /den er ikke en overlevering/],
  ];
  const give = async (bytes: Buffer) => {
    await chooseFile(app, bytes);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await app.tap('Se, hvad der er i filen');
  };
  await refuses(page, files, give, 'Tag imod');
  await chooseFile(app, sealed(textOf(head, [...records, talk('Vi talte om søvn', alma.id)])));
  await app.tap('Se, hvad der er i filen');
  await app.at('Det er i filen');
  await app.tap('Tag imod');
  await app.at('Filen er modtaget');
  await app.toChildren();
  await app.addChild('Ida', 3);
});

function talk(told: string, child: string): Line {
  const body = { child, held: '2026-03-30', by: 'Mette', told, noted: { date: '2026-03-31', minute: 600 } };
  return { kind: 'parent-talk', id: 'd'.repeat(32), child, v: 1, body };
}

test('a backup that is damaged, of another sort or somebody else’s is refused, and a right one then comes back', async ({ device, address, guard }) => {
  test.setTimeout(300_000);
  const app = new AppPage(await device.open());
  await app.create();
  for (const label of ['Alma', 'Bo', 'Ida']) {
    await app.addChild(label, 3);
    await app.toChildren();
  }
  const handedOver = await handOverForKey(app, 'Alma');
  const file = await makeBackup(app);
  const stored = await storedRecords(app.page);
  const other = new Device(address, guard);
  try {
    const clean = new AppPage(await other.open());
    await clean.tap('Hent en sikkerhedskopi');
    const about = 9 + file.readUInt32BE(5);
    const part = about + 32;
    const middle = part + 5 + 200;
    const newer = Buffer.from(file);
    newer[4] = 2;
    const end = file.length - 49;
    const files: Bad[] = [
      ['cut off', file.subarray(0, file.length - 100), /ikke hel/],
      ['one bit of what it says of itself', flipped(file, 20), /beskadiget/],
      ['one bit of its body', flipped(file, file.length >> 1), /beskadiget/],
      ['two stretches in each other’s place', swapped(file, middle, 64), /beskadiget/],
      ['its part twice', Buffer.concat([file.subarray(0, end), file.subarray(part, end), file.subarray(end)]), /beskadiget/],
      ['a zip', ZIP, /ikke en sikkerhedskopi/],
      ['a hand-over', handedOver, /ikke en sikkerhedskopi/],
      ['a later format', newer, /nyere udgave/],
      ['10 MB of brackets', Buffer.alloc(10_000_000, '['), /ikke en sikkerhedskopi/],
      ['10 MB behind its head', Buffer.concat([file.subarray(0, part), Buffer.alloc(10_000_000, 'P')]), /beskadiget|ikke hel/],
    ];
    const give = async (bytes: Buffer) => {
      await clean.page.getByLabel('Vælg filen med kopien').setInputFiles({ name: 'kopi.nskb', mimeType: 'application/octet-stream', buffer: bytes });
    };
    await refuses(clean.page, files, give, 'Gendan');
    await give(file);
    await expect(clean.main).toContainText(/med \d+ optegnelser/);
    await clean.type('Adgangssætning', 'en andens lange adgangssætning');
    await clean.tap('Gendan');
    await expect(clean.page.getByText('Det passer ikke.')).toBeVisible();
    expect(await storedRecords(clean.page)).toEqual([]);
    await clean.type('Adgangssætning', PASSPHRASE);
    await clean.tap('Gendan');
    await expect(clean.page.getByText('Alma').first()).toBeVisible();
    expect(await storedRecords(clean.page)).toEqual(stored);
  } finally {
    await other.discard();
  }
});

test('a restoration that is given up on the way leaves everything as it was', async ({ device, address, guard }) => {
  test.setTimeout(300_000);
  const app = new AppPage(await device.open());
  await app.create();
  await app.addChild('Alma', 3);
  const file = await makeBackup(app);
  const other = new Device(address, guard);
  try {
    const page = await other.open();
    const clean = new AppPage(page);
    await clean.create('Bo');
    await clean.addChild('Ida', 3);
    await clean.lock();
    const before = await storedRecords(page);
    await clean.tap('Hent en sikkerhedskopi');
    await clean.page.getByLabel('Vælg filen med kopien').setInputFiles({ name: 'kopi.nskb', mimeType: 'application/octet-stream', buffer: file });
    await clean.type('Adgangssætning', PASSPHRASE);
    await clean.type('Skriv ERSTAT for at bekræfte', 'ERSTAT');
    // The tap comes when the old records are gone and new ones are written, and not all.
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      const cleared = IDBObjectStore.prototype.clear;
      IDBObjectStore.prototype.clear = function () {
        Object.assign(window, { clearing: true });
        return cleared.call(this);
      };
      IDBObjectStore.prototype.put = function (...entry) {
        if ('clearing' in window) {
          delete (window as { clearing?: boolean }).clearing;
          const back = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Tilbage');
          queueMicrotask(() => back?.click());
        }
        return put.apply(this, entry);
      };
    });
    await clean.tap('Gendan');
    await clean.at('Lås op');
    expect(await storedRecords(page)).toEqual(before);
    await page.reload();
    await clean.unlock();
    await clean.at('Ida');
  } finally {
    await other.discard();
  }
});
