// The worker that derives a key. One question, one answer; then the page ends the worker.
// Asked:    [secret, salt, memory in KiB, passes]
// Answered: the key's bytes, or a word: 'start' (the program did not load), 'memory'.
import init, { derive } from './derive_worker.js';

const program = fetch('./derive_worker_bg.wasm');
// Asked before the program has come, a failure is told when the question is answered.
program.catch(() => {});

addEventListener('message', async ({ data: [secret, salt, memory, passes] }) => {
  try {
    await init({ module_or_path: program });
  } catch {
    postMessage('start');
    return;
  }
  try {
    const key = derive(secret, salt, memory, passes);
    postMessage(key, [key.buffer]);
  } catch {
    postMessage('memory');
  } finally {
    secret.fill(0);
  }
});
