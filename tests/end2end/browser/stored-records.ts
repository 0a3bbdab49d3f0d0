import type { Page } from '@playwright/test';

/** The database of the real children, as src/platform/indexed_db.rs names it. */
export const DATABASE = 'naeste-skridt';
/** The database of the made-up ones. */
export const PRACTICE_DATABASE = 'naeste-skridt-oevelse';

/** One entry of the store: `[generation, current, previous]` under its address. */
export interface StoredRecord {
  address: string;
  generation: number;
  current: number[];
  previous: number[] | null;
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
      return keys
        .map((key, index) => {
          const [generation, current, previous] = entries[index] as [bigint, Uint8Array, Uint8Array | undefined];
          return {
            address: String(key),
            generation: Number(generation),
            current: [...current],
            previous: previous ? [...previous] : null,
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
      const bytes = (list: number[] | null) => (list ? new Uint8Array(list) : undefined);
      write.objectStore('records').put([BigInt(generation), bytes(current), bytes(previous)], address);
      await new Promise<void>((resolve, reject) => {
        write.oncomplete = () => resolve();
        write.onabort = () => reject(write.error);
      });
      open.close();
    },
    [DATABASE, record] as const,
  );
}

/** The record with one bit of one byte turned. */
export function withFlippedByte(record: StoredRecord, at = record.current.length - 1): StoredRecord {
  return { ...record, current: record.current.map((byte, index) => (index === at ? byte ^ 1 : byte)) };
}
