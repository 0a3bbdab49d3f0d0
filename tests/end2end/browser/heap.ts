import type { CDPSession, Page } from '@playwright/test';

/** Where in a page's memory something was found. */
export interface Trace {
  text: string;
  /** `objects`: what JavaScript and the document hold; `program`: the memory of the program itself. */
  where: 'objects' | 'program';
}

/**
 * Every text that stands anywhere in the page's memory: in the heap of JavaScript and the document
 * after a collection, and in the linear memory of the program, freed or not (`watchMemory` must
 * have been called). Plain letters and signs only, since a heap snapshot writes others its own way.
 */
export async function traces(page: Page, texts: string[]): Promise<Trace[]> {
  const session = await page.context().newCDPSession(page);
  // The objects first: to search the program's memory, the texts must be brought into the page.
  const objects = await snapshot(session);
  await session.detach();
  // The snapshot is JSON: a quotation mark has a stroke before it.
  const written = (text: string) => JSON.stringify(text).slice(1, -1);
  const found: Trace[] = texts.filter((text) => objects.includes(written(text))).map((text) => ({ text, where: 'objects' }));
  const program = await page.evaluate(search, texts);
  if (program.memories === 0) throw new Error('the page holds no memory of a program');
  for (const text of program.found) found.push({ text, where: 'program' });
  return found;
}

async function snapshot(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  // What the first collection lets go of may hold more.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.send('HeapProfiler.disable');
  return chunks.join('');
}

/** Keeps hold of the program's memory, from the page's next load on, so that it can be searched. */
export async function watchMemory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const memories = new Set<WebAssembly.Memory>();
    Object.assign(window, { programMemories: memories });
    const note = (exports: WebAssembly.Exports) => {
      for (const one of Object.values(exports)) if (one instanceof WebAssembly.Memory) memories.add(one);
    };
    const { instantiate, instantiateStreaming } = WebAssembly;
    WebAssembly.instantiate = async (...given: Parameters<typeof instantiate>) => {
      const made = (await instantiate(...given)) as unknown;
      note((made instanceof WebAssembly.Instance ? made : (made as WebAssembly.WebAssemblyInstantiatedSource).instance).exports);
      return made as never;
    };
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiateStreaming(...given);
      note(made.instance.exports);
      return made;
    };
  });
  await page.reload();
}

/** Runs in the page. */
function search(texts: string[]): { memories: number; found: string[] } {
  const memories = [...(window as unknown as { programMemories: Set<WebAssembly.Memory> }).programMemories];
  const holds = (bytes: Uint8Array, wanted: Uint8Array): boolean => {
    for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
      if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
    }
    return false;
  };
  const found = texts.filter((text) => {
    const utf8 = new TextEncoder().encode(text);
    const utf16 = Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
    return memories.some(({ buffer }) => [utf8, utf16].some((wanted) => holds(new Uint8Array(buffer), wanted)));
  });
  return { memories: memories.length, found };
}
