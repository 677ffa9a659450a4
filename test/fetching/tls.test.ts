import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownCertificate } from './certificate.ts';

const SCRIPT = fileURLToPath(new URL('fetch-page.mjs', import.meta.url));
const run = promisify(execFile);

let folder: string;
let server: Server;
let port: number;
/** Hosts that requests name, once the handshake is done. */
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-tls-'));
  const own = ownCertificate('news.example');
  await writeFile(join(folder, 'authority.pem'), own.cert);
  server = createServer(own, (request, response) => {
    asked.push(request.headers.host ?? '');
    const isPage = request.url === '/page';
    response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/plain' }).end(isPage ? 'The news.' : '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** What a process says that trusts the server's certificate, or only those that all do. */
async function fetched(host: string, isTrusting = true): Promise<string> {
  const { stdout } = await run(process.execPath, [SCRIPT, `https://${host}:${port}/page`, String(port)], {
    env: isTrusting ? { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') } : {},
  });
  return stdout;
}

describe(
  'a page over TLS, whose connection goes to the address that was looked up',
  { timeout: 30_000 },
  () => {
    it('is read where the certificate names the host', async () => {
      expect(await fetched('news.example')).toBe('The news.');
      expect(new Set(asked)).toEqual(new Set([`news.example:${port}`]));
    });

    it('is not read where the certificate names another host', async () => {
      asked.length = 0;
      expect(await fetched('other.example')).toMatch(/^FETCH_FAILED: .*certificate's altnames/u);
      expect(await fetched('127.0.0.1')).toMatch(/^FETCH_FAILED: .*certificate's altnames/u);
      expect(asked).toEqual([]);
    });

    it('is not read where nobody vouches for the certificate', async () => {
      expect(await fetched('news.example', false)).toMatch(/^FETCH_FAILED: .*self-signed certificate/u);
    });
  },
);
