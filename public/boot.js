// Starts the app. In the release scripts/finish-dist.mjs gives every file fetched by name in
// the workers' scripts and here its sealed name and its checksum, so a changed file stops the start.
import init from './naeste-skridt.js';

const canKeepData = () => {
  try {
    return typeof WebAssembly === 'object' && Boolean(indexedDB) && Boolean(crypto.getRandomValues);
  } catch {
    return false;
  }
};

// The worker and what is inside the vault are needed when somebody unlocks. Asked for when the first
// screen is drawn, they come in time without holding it up; and if one of the files was changed,
// nobody gets to type a passphrase.
const checkParts = () =>
  Promise.all([fetch('./inside.wasm'), fetch('./derive.js'), fetch('./derive_worker_bg.wasm')]).catch(() =>
    dispatchEvent(new Event('naeste-skridt:changed')),
  );

// The worker of hand-over files is asked for when somebody hands over or receives. It starts only where
// its files are there and unchanged; the page itself goes on.
globalThis.naesteSkridtCheckHandOver = () =>
  Promise.all([fetch('./hand_over.js'), fetch('./hand_over_worker_bg.wasm')]).then((files) => {
    if (files.some((file) => !file.ok)) throw new Error('a file is missing');
  });

// A picture is quick to draw and slow to read: it would hold up the first screen.
const showIcon = () => {
  const icon = document.querySelector('link[rel="icon"]');
  if (icon) icon.href = './icon.svg';
};

// So long that the first screen is seen, so short that nobody has typed a passphrase.
const AFTER_THE_FIRST_SCREEN_MS = 100;
const bringTheRest = () => {
  showIcon();
  return checkParts();
};

if (canKeepData()) {
  const start = document.getElementById('start');
  // guard.js takes the start away when a file was missing or changed. Where guard.js itself was, the
  // page's own notice stays.
  if (start && globalThis.naesteSkridtGuarded) {
    addEventListener(
      'naeste-skridt:shown',
      () => {
        start.remove();
        requestAnimationFrame(() => setTimeout(bringTheRest, AFTER_THE_FIRST_SCREEN_MS));
      },
      { once: true },
    );
    await init({ module_or_path: fetch('./naeste-skridt_bg.wasm') });
  }
} else {
  dispatchEvent(new Event('naeste-skridt:unsupported'));
}
