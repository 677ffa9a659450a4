import type { ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FetchFailedError, UrlRefusedError } from '../../src/fetching/errors.ts';
import { DISCORD_FILES, fetchAttachment, fetchPage } from '../../src/fetching/fetcher.ts';
import { startWebServer, type WebServer } from './web-server.ts';

const PAGE = '<!doctype html><title>A page</title><p>Some text.</p>';
const MEBIBYTE = 1_024 * 1_024;
/** Kept, so that its memory is not taken for what fetching gave back. */
const ZEROS = Buffer.alloc(100 * MEBIBYTE);
const BOMB = gzipSync(ZEROS, { level: 1 });
const BOMB_IN_BOMB = gzipSync(BOMB);
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
/** By what the server says of it. */
const BOMBS: Readonly<Record<string, Buffer>> = {
  gzip: BOMB,
  'x-gzip': BOMB,
  deflate: deflateSync(ZEROS, { level: 1 }),
  'deflate ': deflateRawSync(ZEROS, { level: 1 }),
  br: brotliCompressSync(ZEROS, QUICKLY),
  'gzip, gzip': BOMB_IN_BOMB,
  'gzip, br': brotliCompressSync(BOMB, QUICKLY),
  'deflate, gzip, br': brotliCompressSync(gzipSync(deflateSync(ZEROS, { level: 1 })), QUICKLY),
};
let server: WebServer;
let robots: { status: number; text: string };
let isPacked = false;
/** Bytes that the server wrote of an endless body. */
let written = 0;

function send(response: ServerResponse, body: string | Buffer, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
}

function pour(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1_024, 'a');
  response.writeHead(200, { 'content-type': 'text/plain' });
  const more = (): void => {
    while (!response.destroyed && response.write(chunk)) written += chunk.length;
    written += chunk.length;
  };
  response.on('drain', more);
  more();
}

const PATHS: Record<string, (response: ServerResponse) => void> = {
  '/robots.txt': (response) => {
    const headers = { 'content-type': 'text/plain', ...(isPacked ? { 'content-encoding': 'gzip' } : {}) };
    response.writeHead(robots.status, headers).end(isPacked ? gzipSync(robots.text) : robots.text);
  },
  '/page': (response) => send(response, PAGE),
  '/gzip': (response) => send(response, gzipSync(PAGE), { 'content-encoding': 'gzip' }),
  '/brotli': (response) => send(response, brotliCompressSync(PAGE), { 'content-encoding': 'br' }),
  '/endless': pour,
  '/silent': () => {},
  '/half': (response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  },
  '/picture': (response) => send(response, 'x', { 'content-type': 'image/png' }),
  '/untyped': (response) => {
    response.writeHead(200);
    response.end('x');
  },
  '/missing': (response) => {
    response.writeHead(404, { 'content-type': 'text/html' }).end(PAGE);
  },
  '/latin': (response) =>
    send(response, Buffer.from('caf\u00e9', 'latin1'), {
      'content-type': 'text/plain; charset="ISO-8859-1"',
    }),
  '/metadata': (response) => redirect(response, 'http://169.254.169.254/latest/meta-data/'),
  '/file': (response) => redirect(response, 'file:///etc/passwd'),
  '/octal': (response) => redirect(response, `http://0177.0.0.1:${server.port}/page`),
  '/other-port': (response) => redirect(response, 'http://127.0.0.1:1/page'),
  '/login': (response) => redirect(response, `http://a:b@127.0.0.1:${server.port}/page`),
  '/to-forbidden': (response) => redirect(response, '/forbidden'),
  '/forbidden': (response) => send(response, PAGE),
};

function redirect(response: ServerResponse, location: string, status = 302): void {
  response.writeHead(status, { location }).end();
}

beforeAll(async () => {
  server = await startWebServer((request, response) => {
    const path = request.url ?? '';
    const bomb = /^\/bomb\/(.*)$/.exec(decodeURIComponent(path))?.[1];
    const hop = /^\/hop\/(\d+)$/.exec(path)?.[1];
    if (hop !== undefined) redirect(response, hop === '1' ? '/page' : `/hop/${Number(hop) - 1}`, 307);
    else if (bomb !== undefined) send(response, BOMBS[bomb] ?? '', { 'content-encoding': bomb });
    else (PATHS[path] ?? PATHS['/missing'])?.(response);
  });
});
afterAll(() => server.close());
beforeEach(() => {
  robots = { status: 404, text: '' };
  isPacked = false;
  server.asked.length = 0;
  written = 0;
});

const page = (path: string, limits?: { maxBytes: number; timeoutMs: number }) =>
  fetchPage(`${server.url}${path}`, server.policy, limits);
const here = () => ({ ...server.policy, hosts: ['127.0.0.1'] });
const text = ({ bytes }: { bytes: Uint8Array }): string => Buffer.from(bytes).toString('utf8');

describe('a page', () => {
  it('comes with its kind, and decompressed', async () => {
    for (const path of ['/page', '/gzip', '/brotli']) {
      const fetched = await page(path);
      expect(fetched).toMatchObject({ url: `${server.url}${path}`, format: 'html', charset: 'utf-8' });
      expect(text(fetched)).toBe(PAGE);
    }
    expect(await page('/latin')).toMatchObject({ format: 'text', charset: 'iso-8859-1' });
  });

  it('is asked for in Verbatim’s own name', async () => {
    await page('/page');
    expect([...server.agents].every((agent) => agent.startsWith('Verbatim'))).toBe(true);
  });

  it('may be five redirects away, and not six', async () => {
    expect(await page('/hop/5')).toMatchObject({ url: `${server.url}/page` });
    await expect(page('/hop/6')).rejects.toMatchObject({ kind: 'redirects' });
  });

  it('is not behind a redirect into what is refused', async () => {
    for (const [path, kind] of [
      ['/metadata', 'port'],
      ['/file', 'protocol'],
      ['/octal', 'spelling'],
      ['/other-port', 'port'],
      ['/login', 'credentials'],
    ]) {
      await expect(page(path!)).rejects.toMatchObject({ kind });
    }
    const anyPort = { ...server.policy, ports: [80, server.port] };
    await expect(fetchPage(`${server.url}/metadata`, anyPort)).rejects.toMatchObject({ kind: 'address' });
  });

  it('is text, and is there', async () => {
    await expect(page('/picture')).rejects.toThrow('image/png');
    await expect(page('/untyped')).rejects.toThrow('does not say');
    await expect(page('/missing')).rejects.toThrow('404');
    await expect(page('/half')).rejects.toBeInstanceOf(FetchFailedError);
  });

  it('is not larger than allowed, whatever it is packed to', async () => {
    const before = process.memoryUsage().arrayBuffers;
    for (const coding of Object.keys(BOMBS)) {
      await expect(page(`/bomb/${encodeURIComponent(coding)}`)).rejects.toThrow('larger than 5 MiB');
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(ZEROS.length);
    await expect(page('/endless')).rejects.toThrow('larger than 5 MiB');
    expect(written).toBeLessThan(50 * MEBIBYTE);
    // Nor than a page may ever be.
    const limits = { maxBytes: 1_024 * MEBIBYTE, timeoutMs: 20_000 };
    await expect(page('/endless', limits)).rejects.toThrow('larger than 32 MiB');
  });

  it('does not keep anybody waiting', async () => {
    await expect(page('/silent', { maxBytes: 100, timeoutMs: 200 })).rejects.toThrow('within 1 seconds');
    const policy = { ...server.policy, resolve: () => new Promise<string[]>(() => {}) };
    await expect(
      fetchPage(`http://slow.example:${server.port}/`, policy, { maxBytes: 100, timeoutMs: 200 }),
    ).rejects.toBeInstanceOf(FetchFailedError);
  });

  it('comes from the address that was looked up and checked, and is looked up once', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let lookups = 0;
    const policy = {
      ...server.policy,
      resolve: async () => answers[Math.min(lookups++, 1)] ?? [],
    };
    expect(text(await fetchPage(`http://news.example:${server.port}/page`, policy))).toBe(PAGE);
    expect(lookups).toBe(1);
  });

  it('is reported as not found where there is no such host', async () => {
    const policy = { ...server.policy, resolve: () => Promise.reject(new Error('ENOTFOUND')) };
    await expect(fetchPage(`http://no.example:${server.port}/`, policy)).rejects.toThrow('no.example');
  });
});

describe('robots.txt', () => {
  it('is asked first, once, and obeyed, behind redirects as well', async () => {
    robots = { status: 200, text: 'User-agent: *\nDisallow: /forbidden\n' };
    await page('/page');
    expect(server.asked).toEqual(['/robots.txt', '/page']);
    await expect(page('/forbidden')).rejects.toMatchObject({ kind: 'robots' });
    server.asked.length = 0;
    await expect(page('/to-forbidden')).rejects.toBeInstanceOf(UrlRefusedError);
    expect(server.asked).toEqual(['/robots.txt', '/to-forbidden']);
  });

  it('may speak to Verbatim by name', async () => {
    robots = { status: 200, text: 'User-agent: Verbatim\nDisallow: /\n\nUser-agent: *\nDisallow:\n' };
    await expect(page('/page')).rejects.toMatchObject({ kind: 'robots' });
    robots = { status: 200, text: 'User-agent: *\nDisallow: /\n\nUser-agent: verbatim\nAllow: /\n' };
    await expect(page('/page')).resolves.toBeTruthy();
  });

  it('may unpack to whatever it likes: no more than the first 500 KiB are read', async () => {
    robots = { status: 200, text: `User-agent: *\nDisallow: /forbidden\n${'#'.repeat(20 * MEBIBYTE)}` };
    isPacked = true;
    expect(text(await page('/page'))).toBe(PAGE);
    await expect(page('/forbidden')).rejects.toMatchObject({ kind: 'robots' });
  });

  it('forbids everything while its server fails', async () => {
    robots = { status: 503, text: '' };
    await expect(page('/page')).rejects.toMatchObject({ kind: 'robots' });
    robots = { status: 403, text: '' };
    await expect(page('/page')).resolves.toBeTruthy();
  });
});

describe('an attachment', () => {
  it('comes from Discord only', async () => {
    for (const address of [
      'https://example.com/attachments/1/2/a.txt',
      'http://cdn.discordapp.com/attachments/1/2/a.txt',
      'https://cdn.discordapp.com.example.com/a.txt',
      'https://cdn.discordapp.com:444/a.txt',
      'https://discordapp.com/a.txt',
      'https://x@cdn.discordapp.com/a.txt',
    ]) {
      await expect(fetchAttachment(address)).rejects.toBeInstanceOf(UrlRefusedError);
    }
    const policy = { ...DISCORD_FILES, resolve: async () => ['10.0.0.1'] };
    await expect(fetchAttachment('https://cdn.discordapp.com/a.txt', policy)).rejects.toMatchObject({
      kind: 'address',
    });
  });

  it('is fetched without robots.txt and redirects, within the same limits', async () => {
    expect(Buffer.from(await fetchAttachment(`${server.url}/picture`, here())).toString()).toBe('x');
    expect(server.asked).toEqual(['/picture']);
    await expect(fetchAttachment(`${server.url}/hop/1`, here())).rejects.toMatchObject({ kind: 'redirects' });
    await expect(fetchAttachment(`${server.url}/endless`, here())).rejects.toThrow('larger');
    for (const coding of ['gzip', 'br', 'deflate']) {
      await expect(fetchAttachment(`${server.url}/bomb/${coding}`, here())).rejects.toThrow('larger');
    }
    await expect(fetchAttachment(`${server.url}/missing`, here())).rejects.toThrow('404');
  });

  it('that cannot be fetched is not taken for a page that could be saved', async () => {
    const limits = { maxBytes: 10, timeoutMs: 200 };
    for (const path of ['/missing', '/endless', '/page', '/never']) {
      const failure: unknown = await fetchAttachment(`${server.url}${path}`, here(), limits).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(FetchFailedError);
      expect(failure).toMatchObject({ remedy: 'Attach the file again, or paste its text.' });
    }
  });
});
