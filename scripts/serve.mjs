// Serves a built folder on this machine alone, with the types, compression and security headers that
// any other static server should send too (scripts/headers.json).
//
// node scripts/serve.mjs [folder] [port]

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const HEADERS = JSON.parse(readFileSync(new URL('headers.json', import.meta.url), 'utf8'));
const SEALED_NAME = /-[0-9a-f]{16}\.(?:css|js|wasm)$/;

/**
 * Starts a server and resolves to it, its port and its address. Port 0 takes a free one.
 *
 * @param {string} folder
 * @param {number} port
 */
export function serve(folder, port) {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader('Cache-Control', SEALED_NAME.test(path) ? HEADERS.sealedName : HEADERS.stableName),
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS.everyFile)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    files(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no address');
      resolve({ server, port: address.port, address: `http://127.0.0.1:${address.port}` });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'dist', port = '8080'] = process.argv.slice(2);
  try {
    const served = await serve(folder, Number(port));
    // By name: a passkey does not work where the address is a number.
    console.log(`Næste skridt: http://localhost:${served.port}  (Ctrl-C stops it)`);
  } catch (error) {
    const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
    console.error(taken ? `Port ${port} is taken. Choose another: make run PORT=8081` : error);
    process.exit(1);
  }
}
