import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';

/** A form as FHIR has it, as far as the checks read it. */
export interface Item {
  linkId: string;
  text?: string;
  type?: string;
  enableWhen?: { question: string; answerBoolean?: boolean }[];
  answerOption?: { valueCoding: object }[];
  answer?: object[];
  item?: Item[];
}

/** A FHIR form, or what was answered in it. */
export interface Resource {
  resourceType: string;
  id?: string;
  url?: string;
  version?: string;
  questionnaire?: string;
  item: Item[];
}

/** Every item below these, in the order of the form. */
export function allItems(items: Item[]): Item[] {
  return items.flatMap((item) => [item, ...allItems(item.item ?? [])]);
}

/** What was answered, by the id of the question, without what only tells how it is shown. */
export function answersOf(response: Resource): Record<string, unknown[]> {
  const answered = allItems(response.item).filter(({ answer }) => answer?.length);
  return Object.fromEntries(answered.map(({ linkId, answer }) => [linkId, answer ?? []]));
}

const PAGES = resolve(import.meta.dirname, '../fillers');

const LFORMS = ['webcomponent/assets/lib/zone.min.js', 'webcomponent/lhc-forms.js', 'fhir/R4/lformsFHIR.min.js'];

/** The two form fillers on a server of this machine: `/lforms` and `/smart-forms`. */
export async function serveFillers(): Promise<{ address: string; server: Server }> {
  const files = new Map<string, { type: string; body: Buffer | string }>();
  const script = (path: string, body: Buffer | string) => files.set(path, { type: 'text/javascript', body });
  const page = (path: string, scripts: string[]) => {
    const tags = scripts.map((source) => `<script src="${source}"></script>`).join('');
    const body = `<!doctype html><html lang="da"><meta charset="utf-8"><title>Skema</title><link rel="icon" href="data:,"><div id="form"></div>${tags}</html>`;
    files.set(path, { type: 'text/html; charset=utf-8', body });
  };
  for (const name of LFORMS) script(`/${name}`, readFileSync(resolve(PAGES, 'node_modules/lforms/dist/lforms', name)));
  const bundled = async (name: string) => {
    const { outputFiles } = await build({
      entryPoints: [resolve(PAGES, name)],
      bundle: true,
      write: false,
      outdir: '/',
      format: 'iife',
      target: 'es2022',
      jsx: 'automatic',
      loader: { '.woff': 'empty', '.woff2': 'empty', '.css': 'empty' },
      define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
      logLevel: 'error',
    });
    const [file] = outputFiles;
    if (!file) throw new Error(`nothing was made of ${name}`);
    return file.text;
  };
  script('/lforms-page.js', await bundled('lforms.ts'));
  page('/lforms', [...LFORMS.map((name) => `/${name}`), '/lforms-page.js']);
  script('/smart-forms.js', await bundled('smart-forms.tsx'));
  page('/smart-forms', ['/smart-forms.js']);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(file ? 200 : 404, { 'Content-Type': file?.type ?? 'text/plain' }).end(file?.body ?? '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return { server, address: `http://127.0.0.1:${address.port}` };
}
