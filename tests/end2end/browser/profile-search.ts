import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a text lies in a folder, in any of the forms a browser could have written it. */
export function searchFolder(folder: string, text: string): string[] {
  const forms = writtenForms(text);
  const hits: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(file);
    for (const [form, pattern] of forms) {
      if (bytes.includes(pattern)) hits.push(`${name} (${form})`);
    }
  }
  return hits;
}

/** UTF-8, UTF-16LE, the one-byte form of JavaScript engines, and base64 of the first two at each alignment. */
export function writtenForms(text: string): [form: string, pattern: Buffer][] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const forms: [string, Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
    ['Latin-1', Buffer.from(text, 'latin1')],
  ];
  for (const [name, bytes] of [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16],
  ] as const) {
    for (const shift of [0, 1, 2]) {
      const encoded = base64Inside(bytes, shift);
      forms.push([`base64 of ${name}, shifted ${shift}`, Buffer.from(encoded, 'latin1')]);
      const urlSafe = encoded.replaceAll('+', '-').replaceAll('/', '_');
      if (urlSafe !== encoded) forms.push([`base64url of ${name}, shifted ${shift}`, Buffer.from(urlSafe, 'latin1')]);
    }
  }
  return forms;
}

/** The characters that stand for these bytes alone when `shift` other bytes come before them. */
function base64Inside(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const first = Math.ceil((shift * 8) / 6);
  const end = Math.floor(((shift + bytes.length) * 8) / 6);
  return encoded.slice(first, end);
}
