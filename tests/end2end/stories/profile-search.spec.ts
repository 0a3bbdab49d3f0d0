import { searchFolder } from '../browser/profile-search.js';
import { expect, test } from '../browser/test.js';

// The searches of other stories find nothing. This one shows that they would have found something.
test('a search of the profile finds what a page has stored openly', async ({ device }) => {
  const page = await device.open();
  await page.evaluate(async () => {
    const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    const values = [
      'Kanariefugl Åse i enbyte',
      'Kanariefugl Ōse i tobyte',
      new TextEncoder().encode('..Kanariefugl Åse som bytes'),
      base64('Kanariefugl Åse i nul'),
      base64('.Kanariefugl Åse i en'),
      base64('..Kanariefugl Åse i to'),
    ];
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('open-text', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('values', { autoIncrement: true });
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const write = opening.result.transaction('values', 'readwrite', { durability: 'strict' });
        for (const value of values) write.objectStore('values').add(value);
        write.oncomplete = () => resolve();
        write.onerror = () => reject(write.error);
      };
    });
  });
  await device.kill();

  const found = (text: string) => searchFolder(device.profile, text).join('\n');
  expect(found('Kanariefugl Åse i enbyte')).toContain('(Latin-1)');
  expect(found('Kanariefugl Ōse i tobyte')).toContain('(UTF-16LE)');
  expect(found('Kanariefugl Åse som bytes')).toContain('(UTF-8)');
  expect(found('Kanariefugl Åse i nul')).toContain('base64 of UTF-8, shifted 0');
  expect(found('Kanariefugl Åse i en')).toContain('base64 of UTF-8, shifted 1');
  expect(found('Kanariefugl Åse i to')).toContain('base64 of UTF-8, shifted 2');
  expect(found('Kanariefugl Åge, som ingen skrev')).toBe('');
});
