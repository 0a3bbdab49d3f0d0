// The worker that seals and opens hand-over files. One question, one answer; then the page ends the
// worker.
// Asked:    ['seal' or 'open', 'passphrase' or 'keys', the secret's or the keys' letters, the bytes]
// Answered: how far it is (numbers from 0 to 1), and at the end the bytes, or a word: 'start' (the
//           program did not load), 'stopped', or the word of an error (exchange/age_file/error.rs).
import init, { Open, Seal } from './hand_over_worker.js';

const program = fetch('./hand_over_worker_bg.wasm');
// Asked before the program has come, a failure is told when the question is answered.
program.catch(() => {});

const PIECE = 1024 * 1024;

addEventListener('message', async ({ data: [act, sort, secret, bytes] }) => {
  try {
    await init({ module_or_path: program });
  } catch {
    postMessage('start');
    return;
  }
  try {
    const made = act === 'seal' ? seal(sort, secret, bytes) : open(sort, secret, bytes);
    postMessage(made, [made.buffer]);
  } catch (error) {
    postMessage(typeof error === 'string' ? error : 'stopped');
  } finally {
    secret.fill(0);
  }
});

function seal(sort, secret, text) {
  const sealer = new Seal(sort, secret, text.length);
  const file = new Uint8Array(sealer.file_length(text.length));
  let at = put(file, 0, sealer.beginning());
  for (const piece of pieces(text, 0)) at = put(file, at, sealer.push(piece));
  text.fill(0);
  put(file, at, sealer.finish());
  return file;
}

function open(sort, secret, file) {
  const opener = new Open(sort, secret, file.subarray(0, Open.first()), file.length);
  // Longer than the text by the tags.
  const text = new Uint8Array(file.length);
  let at = 0;
  for (const piece of pieces(file, opener.begins())) at = put(text, at, opener.push(piece));
  at = put(text, at, opener.finish());
  return text.slice(0, at);
}

function* pieces(bytes, from) {
  for (let at = from; at < bytes.length; at += PIECE) {
    yield bytes.subarray(at, at + PIECE);
    postMessage(Math.min(1, (at + PIECE) / bytes.length));
  }
}

function put(whole, at, bytes) {
  whole.set(bytes, at);
  bytes.fill(0);
  return at + bytes.length;
}
