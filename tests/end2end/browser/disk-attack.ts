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
 * whatever headers were left there, opens the vault keys and the personal keys in them, with these the children's
 * keys, and with all of them whatever they seal.
 */
export interface Loot {
  /** The children, by record id, whose keys open. */
  children: Set<string>;
  /** What stands in the records that open, by the number of their kind. */
  texts: { kind: number; text: string }[];
}

/** The numbers of the kinds of record that the stories ask for, as src/storage/record.rs has them. */
export const RECORD = { childKey: 1, child: 3, draft: 5, parentTalk: 11, notice: 12 };

/** Opens whatever these secrets open in the browser's files. */
export async function loot(page: Page, profile: string, secrets: Secret[]): Promise<Loot> {
  const files = bytesOf(profile);
  const keys = await keysOf(page, files, secrets);
  const ids = idsIn(files);
  const records = found(files, 'NSKR').filter((bytes) => bytes.length > 70 && bytes[4] === 1);
  const children = new Set<string>();
  for (const record of records.filter((bytes) => bytes[5] === RECORD.childKey)) {
    for (const [id, plain] of openedRecord(keys, record, [49], ids)) {
      children.add(id);
      // A mark, the key's id and the key.
      keys.set(plain.subarray(1, 17).toString('hex'), plain.subarray(17, 49));
    }
  }
  const texts = records
    .filter((bytes) => bytes[5] !== RECORD.childKey)
    .flatMap((bytes) => openedRecord(keys, bytes, lengthsOf(bytes), ids).map(([, plain]) => ({ kind: bytes[5] ?? 0, text: plain.toString() })));
  return { children, texts };
}

/** The vault keys and the personal keys, by their ids. */
async function keysOf(page: Page, files: Buffer[], secrets: Secret[]): Promise<Map<string, Buffer>> {
  const keys = new Map<string, Buffer>();
  const keks = new Map<string, Buffer>();
  for (const header of headersIn(files)) {
    for (const slot of header.slots) {
      for (const secret of secrets.filter(({ kind }) => kind === slot.kind)) {
        const recipe = `${slot.salt} ${secret.text}`;
        const kek = keks.get(recipe) ?? (await derived(page, secretBytes(secret), slot.salt, slot.work));
        keks.set(recipe, kek);
        for (const purpose of ['vault_key', 'personal_key'] as const) {
          const [id, key] = unwrapped(header, slot, purpose, kek) ?? [];
          if (id && key) keys.set(id, key);
        }
      }
    }
  }
  return keys;
}

/** The ids of records, which the store's addresses name: letters of one byte or of two. */
function idsIn(files: Buffer[]): string[] {
  const ids = new Set<string>();
  for (const bytes of files) {
    const text = bytes.toString('latin1');
    for (const read of [text, text.replaceAll('\0', '')]) {
      for (const [, id] of read.matchAll(/[a-z]\/([0-9a-f]{32})/g)) ids.add(id ?? '');
    }
  }
  return [...ids];
}

/** How long the sealed text may be: the engine writes a `B` and the length of all before the bytes. */
function lengthsOf(record: Buffer): number[] {
  const whole = Buffer.from(record.buffer, 0, record.byteOffset);
  const lengths: number[] = [];
  for (const digits of [1, 2, 3]) {
    const at = whole.length - digits;
    if (whole[at - 1] !== 0x42) continue;
    let length = 0;
    for (let digit = 0; digit < digits; digit += 1) length |= ((whole[at + digit] ?? 0) & 0x7f) << (7 * digit);
    lengths.push(length - 54 - 16);
  }
  return lengths.filter((length) => length >= 0);
}

/** A record: "NSKR", version, kind, key id, generation, nonce; then what is sealed, and the tag. */
function openedRecord(keys: Map<string, Buffer>, record: Buffer, lengths: number[], ids: string[]): [string, Buffer][] {
  const head = record.subarray(0, 54);
  const key = keys.get(head.subarray(6, 22).toString('hex'));
  if (!key) return [];
  for (const length of lengths) {
    const sealed = record.subarray(54, 54 + length + 16);
    for (const id of ids) {
      const plain = opened(key, head.subarray(30, 54), Buffer.concat([head, Buffer.from(id, 'hex')]), sealed);
      if (plain) return [[id, plain]];
    }
  }
  return [];
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

type Purpose = 'vault_key' | 'personal_key';

function unwrapped(header: Header, slot: Header['slots'][0], purpose: Purpose, kek: Buffer): [string, Buffer] | undefined {
  const wrapped = slot[purpose];
  if (!wrapped) return undefined;
  const bound = Buffer.concat([
    Buffer.from('naeste-skridt wrap 1'),
    ...[header.vault, slot.professional, slot.id].map((id) => Buffer.from(id, 'hex')),
    Buffer.from([KINDS[slot.kind], purpose === 'vault_key' ? 1 : 2, Number(header.practice)]),
  ]);
  const { nonce, sealed } = wrapped;
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
