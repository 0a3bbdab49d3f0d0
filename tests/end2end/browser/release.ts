import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The built release that every story runs against. */
export const DIST = resolve(import.meta.dirname, '../../../dist');

/** A copy of the release that a story may change, in a folder below what is served if `below` is given. */
export function copyOfRelease(below = ''): { root: string; folder: string; discard: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'naeste-skridt-dist-'));
  const folder = join(root, below);
  cpSync(DIST, folder, { recursive: true });
  // The server would prefer the compressed twins, which a story does not change.
  for (const name of readdirSync(folder)) {
    if (/\.(?:br|gz)$/.test(name)) rmSync(join(folder, name));
  }
  return { root, folder, discard: () => rmSync(root, { recursive: true, force: true }) };
}
