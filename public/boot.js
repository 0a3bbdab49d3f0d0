// Starts the app. In the release scripts/finish-dist.mjs gives every file fetched by name in guard.js,
// derive.js and here its sealed name and its checksum, so a changed file stops the start.
import init from './naeste-skridt.js';

const canKeepData = () => {
  try {
    return typeof WebAssembly === 'object' && Boolean(indexedDB) && Boolean(crypto.getRandomValues);
  } catch {
    return false;
  }
};

if (canKeepData()) {
  const program = await globalThis.naesteSkridtProgram;
  const start = document.getElementById('start');
  // guard.js takes the start away when a file was missing or changed.
  if (start) {
    await init({ module_or_path: program });
    start.remove();
    // The worker is needed when somebody unlocks. Asked for now, it is there in time; and if one of
    // its files was changed, nobody gets to type a passphrase.
    Promise.all([fetch('./derive.js'), fetch('./derive_worker_bg.wasm')]).catch(() =>
      dispatchEvent(new Event('naeste-skridt:changed')),
    );
  }
} else {
  dispatchEvent(new Event('naeste-skridt:unsupported'));
}
