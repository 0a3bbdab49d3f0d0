// Starts the app. In the release scripts/finish-dist.mjs gives every fetch below the file's sealed
// name and its checksum, so a changed file stops the start here.
import init from './naeste-skridt.js';

const canKeepData = () => {
  try {
    return typeof WebAssembly === 'object' && Boolean(indexedDB) && Boolean(crypto.getRandomValues);
  } catch {
    return false;
  }
};

if (canKeepData()) {
  const program = await fetch('./naeste-skridt_bg.wasm');
  const start = document.getElementById('start');
  // guard.js takes the start away when a file was missing or changed.
  if (start) {
    await init({ module_or_path: program });
    start.remove();
  }
} else {
  dispatchEvent(new Event('naeste-skridt:unsupported'));
}
