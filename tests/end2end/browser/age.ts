import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

/** age-encryption.org/v1 with one X25519 recipient, by Node's own primitives: another program's reading of the format. */

const PIECE = 65_536;
const INTRO = 'age-encryption.org/v1\n';

const hkdf = (secret: Buffer, salt: Buffer, info: string) => Buffer.from(hkdfSync('sha256', secret, salt, info, 32));
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
const publicKey = (raw: Buffer) =>
  createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), raw]), format: 'der', type: 'spki' });
const raw = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(-32);

/** The bytes of a Bech32 text without its check: these keys are the tests' own. */
function bech32(text: string): Buffer {
  const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
  const digits = [...text.toLowerCase().slice(text.lastIndexOf('1') + 1, -6)].map((letter) => letters.indexOf(letter));
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const digit of digits) {
    held = ((held << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return Buffer.from(bytes).subarray(0, 32);
}

function crypt(key: Buffer, nonce: Buffer, bytes: Buffer, opens: boolean): Buffer {
  const options = { authTagLength: 16 };
  if (!opens) {
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, options);
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, options);
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
}

function pieces(key: Buffer, bytes: Buffer, opens: boolean): Buffer {
  const size = PIECE + (opens ? 16 : 0);
  const count = Math.max(1, Math.ceil(bytes.length / size));
  const done: Buffer[] = [];
  for (let number = 0; number < count; number += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(number, 7);
    nonce[11] = number === count - 1 ? 1 : 0;
    done.push(crypt(key, nonce, bytes.subarray(number * size, (number + 1) * size), opens));
  }
  return Buffer.concat(done);
}

const wrapping = (shared: Buffer, share: Buffer, recipient: Buffer) =>
  hkdf(shared, Buffer.concat([share, recipient]), 'age-encryption.org/v1/X25519');

/** Seals a text for a public key (`age1…`). */
export function sealFor(key: string, text: Buffer): Buffer {
  const recipient = bech32(key);
  const fileKey = randomBytes(16);
  const pair = generateKeyPairSync('x25519');
  const share = raw(pair.publicKey);
  const shared = diffieHellman({ privateKey: pair.privateKey, publicKey: publicKey(recipient) });
  const body = crypt(wrapping(shared, share, recipient), Buffer.alloc(12), fileKey, false);
  const header = `${INTRO}-> X25519 ${base64(share)}\n${base64(body)}\n---`;
  const mac = createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header')).update(header).digest();
  const nonce = randomBytes(16);
  const stream = hkdf(fileKey, nonce, 'payload');
  return Buffer.concat([Buffer.from(`${header} ${base64(mac)}\n`), nonce, pieces(stream, text, false)]);
}

/** Opens a file with a secret key (`AGE-SECRET-KEY-1…`). */
export function openWith(secret: string, file: Buffer): Buffer {
  const start = file.toString('latin1', 0, 2_000);
  const found = /^age-encryption\.org\/v1\n-> X25519 (\S+)\n(\S+)\n--- (\S+)\n/.exec(start);
  if (!found) throw new Error('no age file for one X25519 recipient');
  const [head, share64 = '', body64 = '', mac64 = ''] = found;
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), bech32(secret)]),
    format: 'der',
    type: 'pkcs8',
  });
  const share = Buffer.from(share64, 'base64');
  const shared = diffieHellman({ privateKey, publicKey: publicKey(share) });
  const own = raw(createPublicKey(privateKey));
  const fileKey = crypt(wrapping(shared, share, own), Buffer.alloc(12), Buffer.from(body64, 'base64'), true);
  const header = head.slice(0, head.lastIndexOf('---') + 3);
  const mac = createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header')).update(header).digest();
  if (base64(mac) !== mac64) throw new Error('the header was changed');
  const payload = file.subarray(head.length);
  return pieces(hkdf(fileKey, payload.subarray(0, 16), 'payload'), payload.subarray(16), true);
}
