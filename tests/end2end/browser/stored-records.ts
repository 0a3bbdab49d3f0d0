import type { Page } from '@playwright/test';

/** The database of the real children, as src/platform/indexed_db/store.rs names it. */
export const DATABASE = 'naeste-skridt';
/** The database of the made-up ones. */
export const PRACTICE_DATABASE = 'naeste-skridt-oevelse';

/** One entry of the store, `[generation, current, previous]` under its address. Bytes as hex. */
export interface StoredRecord {
  address: string;
  generation: number;
  current: string;
  previous: string | null;
}

/** Every stored record whose address begins with `kind`, as its bytes. */
export function storedRecords(page: Page, kind = '', database = DATABASE): Promise<StoredRecord[]> {
  return page.evaluate(
    async ([name, start]) => {
      const opening = indexedDB.open(name);
      const open = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const records = open.transaction('records').objectStore('records');
      const all = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const [keys, entries] = await Promise.all([all(records.getAllKeys()), all(records.getAll())]);
      open.close();
      const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return keys
        .map((key, index) => {
          const [generation, current, previous] = entries[index] as [bigint, Uint8Array, Uint8Array | undefined];
          return {
            address: String(key),
            generation: Number(generation),
            current: hex(current),
            previous: previous ? hex(previous) : null,
          };
        })
        .filter(({ address }) => address.startsWith(start));
    },
    [database, kind] as const,
  );
}

/** Writes an entry past the app, as a fault of the disk or a stranger would. */
export async function overwrite(page: Page, record: StoredRecord): Promise<void> {
  await page.evaluate(
    async ([name, { address, generation, current, previous }]) => {
      const opening = indexedDB.open(name);
      const open = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const write = open.transaction('records', 'readwrite', { durability: 'strict' });
      const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
      const before = previous === null ? undefined : bytes(previous);
      write.objectStore('records').put([BigInt(generation), bytes(current), before], address);
      await new Promise<void>((resolve, reject) => {
        write.oncomplete = () => resolve();
        write.onabort = () => reject(write.error);
      });
      open.close();
    },
    [DATABASE, record] as const,
  );
}

/** The record with one bit of one byte turned: of the last byte, unless told. */
export function withFlippedByte(record: StoredRecord, at = -1): StoredRecord {
  const bytes = Buffer.from(record.current, 'hex');
  const place = at < 0 ? bytes.length + at : at;
  return withByte(record, place, (bytes[place] ?? 0) ^ 1);
}

/** The record with another byte at a place. */
export function withByte(record: StoredRecord, at: number, byte: number): StoredRecord {
  const bytes = Buffer.from(record.current, 'hex');
  bytes[at] = byte;
  return { ...record, current: bytes.toString('hex') };
}
