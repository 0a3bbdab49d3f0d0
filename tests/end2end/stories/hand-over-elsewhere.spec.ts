import { Decrypter } from 'age-encryption';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SECRET } from '../browser/hand-over-text.js';
import { expect, test } from '../browser/test.js';
import { AppPage } from '../pages/app.js';
import { FILE_PASSPHRASE, handOver, toData } from '../pages/hand-over.js';
import { handOverForKey } from '../pages/many.js';

const TOOL = resolve(import.meta.dirname, '../../age/pyrage_tool.py');

/** Opens a file with pyrage, as a program of its own. */
function byPyrage(python: string, sort: 'passphrase' | 'key', secret: string, file: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'naeste-skridt-pyrage-'));
  try {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    writeFileSync(from, file);
    const { status, stderr } = spawnSync(python, [TOOL, 'open', sort, from, to, secret], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return readFileSync(to, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a file made on the screens is opened by other programs, which read what it says of itself', async ({ app: page }) => {
  test.setTimeout(180_000);
  const app = new AppPage(page);
  await app.create();
  await app.addChild('Alma', 4);
  const locked = await handOver(app, 'Alma');
  const forKey = await handOverForKey(app, 'Alma');
  const python = process.env['PYRAGE'] ?? '';
  const isThere = existsSync(python);
  expect(isThere || !process.env['CI'], 'the automatic check leaves out no independent program').toBe(true);
  if (!isThere) test.info().annotations.push({ type: 'NOT CHECKED', description: 'pyrage is not there' });

  for (const [sort, secret, file] of [['passphrase', FILE_PASSPHRASE, locked], ['key', SECRET, forKey]] as const) {
    const opener = new Decrypter();
    if (sort === 'passphrase') opener.addPassphrase(secret);
    else opener.addIdentity(secret);
    const text = await opener.decrypt(file, 'text');
    const [head, ...rest] = text.trimEnd().split('\n').map((line) => JSON.parse(line));
    expect(head).toMatchObject({
      from: { institution: 'Solgården', name: 'Mette', profession: 'paedagog' },
      to: 'Skovbrynet',
      why: 'Barnet skifter børnehave',
      consent: { not_needed: { because: 'Samme institution' } },
      purpose: 'case',
      children: 1,
      records: { child: 1 },
    });
    expect(rest.map(({ kind }) => kind)).toEqual(['child', undefined]);
    expect(rest[0].body).toMatchObject({ label: 'Alma' });
    if (isThere) expect(byPyrage(python, sort, secret, file)).toBe(text);
  }

  // The file's name says nothing.
  await toData(app);
  await app.tap('Modtag en fil');
  const renamed = { name: 'billede.jpg', mimeType: 'image/jpeg', buffer: locked };
  await page.getByLabel('Vælg filen').setInputFiles(renamed);
  await app.type('Filens adgangssætning', FILE_PASSPHRASE);
  await app.tap('Se, hvad der er i filen');
  await app.at('Det er i filen');
  await expect(app.main).toContainText('Solgården, Mette, pædagog');
});
