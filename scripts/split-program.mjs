// Splits the built program in two: what the lock screen needs, and what is inside the vault
// (src/view/inside.rs). Trunk cannot: the split needs the linker's notes, which wasm-bindgen removes.
//
// Makes naeste-skridt.js with naeste-skridt_bg.wasm and inside.wasm anew in `folder`.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = 'naeste-skridt';
/** The script that loads the second part. */
export const LINK = '__wasm_split.js';
// What every browser of the last years has, and the compiler uses.
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

export function splitProgram(folder) {
  const work = mkdtempSync(join(tmpdir(), 'naeste-skridt-split-'));
  try {
    const built = join(targetFolder(), 'wasm32-unknown-unknown/release', `${PROGRAM}.wasm`);
    run('wasm-split-cli', built, work, '--target', 'web', '--out-name', PROGRAM);
    // The linker's exports are how the second part finds the table and the memory of the first.
    const bindgen = ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', folder];
    run('wasm-bindgen', ...bindgen, join(work, `${PROGRAM}.wasm`));

    const parts = readdirSync(work).filter((name) => name.endsWith('.wasm') && name !== `${PROGRAM}.wasm`);
    if (parts.join() !== 'split_inside.wasm') throw new Error(`the program was split into ${parts.join() || 'nothing'}`);
    shrink(join(folder, `${PROGRAM}_bg.wasm`), join(folder, `${PROGRAM}_bg.wasm`));
    shrink(join(work, 'split_inside.wasm'), join(folder, 'inside.wasm'));

    // In the form that finish-dist.mjs ties to the file's checksum.
    const link = readFileSync(join(work, LINK), 'utf8');
    const part = 'fetch(new URL("./split_inside.wasm", import.meta.url))';
    if (link.split(part).length !== 2) throw new Error(`${LINK} fetches the part in an unknown way`);
    writeFileSync(join(folder, LINK), link.replace(part, "fetch('./inside.wasm')"));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function shrink(from, to) {
  run('wasm-opt', '-Oz', ...FEATURES.map((feature) => `--enable-${feature}`), from, '-o', to);
}

function targetFolder() {
  const metadata = execFileSync('cargo', ['metadata', '--format-version=1', '--no-deps'], { encoding: 'utf8' });
  return JSON.parse(metadata).target_directory;
}

function run(tool, ...args) {
  execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
