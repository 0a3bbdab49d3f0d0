import type { Page } from '@playwright/test';
import { createDecipheriv } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A secret that somebody may know: what is typed, or a recovery key as it is printed. */
export interface Secret {
  kind: 'passphrase' | 'recovery';
  text: string;
}

/** What stands for each kind of slot in what its keys are bound to. */
const KINDS = { passphrase: 1, recovery: 2, passkey: 3 };

interface Header {
  vault: string;
  practice: boolean;
  slots: {
    id: string;
    professional: string;
    kind: keyof typeof KINDS;
    salt: string;
    work: { memory_kib: number; passes: number };
    vault_key?: Wrapped;
    personal_key: Wrapped;
  }[];
}

interface Wrapped {
  nonce: string;
  sealed: string;
}

/**
 * What somebody does who has the browser's files and some secrets: looks through the files byte by byte for
 * whatever headers were left there, opens the vault keys in them, and with these a child's key.
 */
export async function childKeyOpens(page: Page, profile: string, child: string, secrets: Secret[]): Promise<boolean> {
  const files = bytesOf(profile);
  const keys = new Map<string, Buffer>();
  const keks = new Map<string, Buffer>();
  for (const header of headersIn(files)) {
    for (const slot of header.slots) {
      for (const secret of secrets.filter(({ kind }) => kind === slot.kind)) {
        const recipe = `${slot.salt} ${secret.text}`;
        const kek = keks.get(recipe) ?? (await derived(page, secretBytes(secret), slot.salt, slot.work));
        keks.set(recipe, kek);
        const [id, key] = unwrapped(header, slot, kek) ?? [];
        if (id && key) keys.set(id, key);
      }
    }
  }
  const id = Buffer.from(child, 'hex');
  return found(files, 'NSKR').some((bytes) => {
    // "NSKR", version, kind of a child's key, key id, generation, nonce; then 49 bytes and the tag.
    const [head, sealed] = [bytes.subarray(0, 54), bytes.subarray(54, 54 + 49 + 16)];
    const key = bytes[5] === 1 ? keys.get(head.subarray(6, 22).toString('hex')) : undefined;
    return key !== undefined && opened(key, head.subarray(30, 54), Buffer.concat([head, id]), sealed) !== undefined;
  });
}

function bytesOf(profile: string): Buffer[] {
  return readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('IndexedDB'))
    .map((name) => join(profile, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .map((file) => readFileSync(file));
}

/** Every place where the four letters stand, with what follows. */
function found(files: Buffer[], letters: string): Buffer[] {
  return files.flatMap((bytes) => {
    const places: Buffer[] = [];
    for (let at = bytes.indexOf(letters); at >= 0; at = bytes.indexOf(letters, at + 1)) places.push(bytes.subarray(at));
    return places;
  });
}

/** Every header that can be read: its text stands behind 17 bytes and ends where its braces do. */
function headersIn(files: Buffer[]): Header[] {
  return found(files, 'NSKH').flatMap((bytes) => {
    const text = bytes.subarray(17, 17 + 65_536).toString('latin1');
    let depth = 0;
    for (let end = 0; end < text.length; end += 1) {
      if (text[end] === '{') depth += 1;
      else if (text[end] === '}') depth -= 1;
      if (depth > 0) continue;
      try {
        return [JSON.parse(text.slice(0, end + 1)) as Header];
      } catch {
        return [];
      }
    }
    return [];
  });
}

function secretBytes({ kind, text }: Secret): number[] {
  if (kind === 'passphrase') return [...Buffer.from(text.normalize('NFKC').trim(), 'utf8')];
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let bits = '';
  for (const letter of text.replaceAll('-', '')) bits += letters.indexOf(letter).toString(2).padStart(5, '0');
  return (bits.match(/.{8}/g) ?? []).slice(0, 18).map((byte) => parseInt(byte, 2));
}

/** Argon2id by the app's own worker. */
function derived(page: Page, secret: number[], salt: string, work: Header['slots'][0]['work']): Promise<Buffer> {
  return page
    .evaluate(
      ([secret, salt, memory, passes]) =>
        new Promise<number[]>((resolve, reject) => {
          const worker = new Worker('./derive.js', { type: 'module' });
          worker.onmessage = ({ data }) => {
            worker.terminate();
            resolve([...(data as Uint8Array)]);
          };
          worker.onerror = () => reject(new Error('the worker did not start'));
          worker.postMessage([new Uint8Array(secret), new Uint8Array(salt), memory, passes]);
        }),
      [secret, [...Buffer.from(salt, 'base64')], work.memory_kib, work.passes] as const,
    )
    .then((bytes) => Buffer.from(bytes));
}

function unwrapped(header: Header, slot: Header['slots'][0], kek: Buffer): [string, Buffer] | undefined {
  if (!slot.vault_key) return undefined;
  const bound = Buffer.concat([
    Buffer.from('naeste-skridt wrap 1'),
    ...[header.vault, slot.professional, slot.id].map((id) => Buffer.from(id, 'hex')),
    Buffer.from([KINDS[slot.kind], 1, Number(header.practice)]),
  ]);
  const { nonce, sealed } = slot.vault_key;
  const plain = opened(kek, Buffer.from(nonce, 'base64'), bound, Buffer.from(sealed, 'base64'));
  return plain && [plain.subarray(0, 16).toString('hex'), plain.subarray(16)];
}

/** XChaCha20-Poly1305, tag last (draft-irtf-cfrg-xchacha). */
function opened(key: Buffer, nonce: Buffer, bound: Buffer, sealed: Buffer): Buffer | undefined {
  if (sealed.length < 16) return undefined;
  const short = Buffer.concat([Buffer.alloc(4), nonce.subarray(16)]);
  const decipher = createDecipheriv('chacha20-poly1305', hchacha20(key, nonce), short, { authTagLength: 16 });
  decipher.setAAD(bound, { plaintextLength: sealed.length - 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function hchacha20(key: Buffer, nonce: Buffer): Buffer {
  const state = new Uint32Array(16);
  state.set([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]);
  for (let word = 0; word < 8; word += 1) state[4 + word] = key.readUInt32LE(4 * word);
  for (let word = 0; word < 4; word += 1) state[12 + word] = nonce.readUInt32LE(4 * word);
  const at = (place: number) => state[place] ?? 0;
  const mix = (to: number, from: number, turned: number, by: number) => {
    state[to] = at(to) + at(from);
    const word = at(turned) ^ at(to);
    state[turned] = (word << by) | (word >>> (32 - by));
  };
  const quarter = (a: number, b: number, c: number, d: number) => {
    mix(a, b, d, 16);
    mix(c, d, b, 12);
    mix(a, b, d, 8);
    mix(c, d, b, 7);
  };
  for (let round = 0; round < 10; round += 1) {
    for (let column = 0; column < 4; column += 1) quarter(column, 4 + column, 8 + column, 12 + column);
    for (let row = 0; row < 4; row += 1) quarter(row, 4 + ((row + 1) % 4), 8 + ((row + 2) % 4), 12 + ((row + 3) % 4));
  }
  const out = Buffer.alloc(32);
  for (let word = 0; word < 4; word += 1) {
    out.writeUInt32LE(at(word), 4 * word);
    out.writeUInt32LE(at(12 + word), 16 + 4 * word);
  }
  return out;
}
