// Trunk's last step of a release build: seals what it has built.
//
// Every script and program gets a name and a checksum made from its final bytes (Trunk's own name
// is made before wasm-opt runs), the scripts and stylesheets are joined and made small, and
// index.html gets the content policy. After this, one changed byte keeps the app from starting.
//
// The sources run as they are under `make dev`: nothing here is needed to understand them.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { LINK, splitProgram } from './split-program.mjs';

const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm']);
const WORKERS = ['derive.js', 'hand_over.js'];
const ESBUILD = { target: 'es2022', legalComments: 'none', charset: 'utf8' };

if (process.env.TRUNK_PROFILE === 'release') {
  splitProgram(process.env.TRUNK_STAGING_DIR);
  await finish(process.env.TRUNK_STAGING_DIR);
}

async function finish(folder) {
  const headers = JSON.parse(readFileSync('scripts/headers.json', 'utf8'));
  const at = (name) => join(folder, name);
  const sealed = new Map();

  // A file that only sealed scripts name may change its own name.
  const seal = (name, bytes) => {
    const stem = basename(name, extname(name));
    const file = `${stem}-${digest('sha256', bytes, 'hex').slice(0, 16)}${extname(name)}`;
    rmSync(at(name), { force: true });
    writeFileSync(at(file), bytes);
    const seal = { file, integrity: `sha384-${digest('sha384', bytes, 'base64')}` };
    sealed.set(name, seal);
    return seal;
  };

  for (const name of filesIn(folder, '.wasm')) seal(name, readFileSync(at(name)));
  if (filesIn(folder, '.js').includes(LINK)) writeFileSync(at(LINK), tie(LINK, readFileSync(at(LINK), 'utf8'), sealed));

  for (const worker of WORKERS) {
    const script = await bundle(at(worker), sealed);
    // A worker keeps its name: the page makes it by address, and guard.js allows these only.
    writeFileSync(at(worker), script);
    sealed.set(worker, {
      file: worker,
      integrity: `sha384-${digest('sha384', script, 'base64')}`,
    });
  }
  const boot = seal('boot.js', await bundle(at('boot.js'), sealed));
  const guardSource = readFileSync(at('guard.js'), 'utf8');
  const guard = seal('guard.js', (await transform(guardSource, { ...ESBUILD, minify: true, target: 'es5' })).code);

  let page = readFileSync(at('index.html'), 'utf8');
  const sheets = [...page.matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\n?/g)];
  const css = sheets.map(([, name]) => readFileSync(at(name), 'utf8')).join('\n');
  for (const [, name] of sheets) rmSync(at(name));
  const style = seal('style.css', (await transform(css, { ...ESBUILD, loader: 'css', minify: true })).code);

  const policy = headers.everyFile['Content-Security-Policy']
    .split('; ')
    // A page cannot say this about itself; the server's header does.
    .filter((part) => !part.startsWith('frame-ancestors'))
    .join('; ');
  page = once(page, '<meta charset="utf-8">', `$&\n<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  page = once(page, sheets[0][0], `<link rel="stylesheet" href="./${style.file}" integrity="${style.integrity}">\n`);
  for (const [tag] of sheets.slice(1)) page = once(page, tag, '');
  page = once(page, 'src="./guard.js"', `src="./${guard.file}" integrity="${guard.integrity}"`);
  page = once(page, 'src="./boot.js"', `src="./${boot.file}" integrity="${boot.integrity}"`);
  // Asked for before guard.js holds up the reading of the page. boot.js checks the program's bytes.
  const program = sealed.get('naeste-skridt_bg.wasm').file;
  const early = `<link rel="modulepreload" href="./${boot.file}" integrity="${boot.integrity}">
<link rel="preload" as="fetch" crossorigin href="./${program}">`;
  page = once(page, '<script src="./guard', `${early}\n$&`);
  // boot.js loads the program instead of the lines that Trunk would write here.
  page = page.replace(/<link data-trunk rel="rust"[^>]*>\n?/g, '');
  page = page.replace(/<!--[^]*?-->\n?/g, '').replace(/\n{2,}/g, '\n');
  writeFileSync(at('index.html'), page);

  // The glue now lies inside the scripts that use it.
  for (const name of filesIn(folder, '.js')) {
    if (![boot.file, guard.file, ...WORKERS].includes(name)) rmSync(at(name));
  }
  rmSync(at('snippets'), { recursive: true, force: true });

  for (const name of readdirSync(folder, { recursive: true })) {
    if (COMPRESSED.has(extname(name))) compress(at(name));
  }
}

// Ties each `fetch('./file')` of a script to the file's sealed bytes.
function tie(script, source, sealed) {
  return source.replace(/fetch\('\.\/([^']+)'\)/g, (_, name) => {
    const seal = sealed.get(name);
    if (!seal) throw new Error(`${script} fetches ${name}, which the build did not make`);
    return `fetch('./${seal.file}', { integrity: '${seal.integrity}' })`;
  });
}

// Joins a script with what it imports.
async function bundle(entry, sealed) {
  writeFileSync(entry, tie(basename(entry), readFileSync(entry, 'utf8'), sealed));
  const result = await build({
    ...ESBUILD,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
  });
  return result.outputFiles[0].text;
}

function compress(file) {
  const bytes = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

function once(text, part, replacement) {
  if (text.split(part).length !== 2) throw new Error(`index.html must hold exactly one ${part}`);
  return text.replace(part, replacement);
}

function filesIn(folder, extension) {
  return readdirSync(folder).filter((name) => extname(name) === extension);
}

function digest(algorithm, bytes, encoding) {
  return createHash(algorithm).update(bytes).digest(encoding);
}
