import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileDraft, sourceOfDraft } from '../../src/editing/draft.ts';
import { fetchAttachment } from '../../src/fetching/fetcher.ts';
import { startWebServer, type WebServer } from '../fetching/web-server.ts';

const MAX_BYTES = 5 * 1_024 * 1_024;
const TEXT = Buffer.from('The bridge was closed on Monday. Nobody knows for how long.\n'.repeat(50));

/** A ZIP archive of one file, as document formats are (APPNOTE 4.3.7): it unpacks to 100 MiB of zeros. */
function zip(name: string): Buffer {
  const packed = deflateRawSync(Buffer.alloc(100 * 1_024 * 1_024), { level: 1 });
  const head = Buffer.alloc(30);
  head.write('PK\u0003\u0004', 'latin1');
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}

/** A TAR archive's block, followed by the file. */
function tar(): Buffer {
  const head = Buffer.alloc(512);
  head.write('article.txt');
  head.write('ustar', 257);
  return Buffer.concat([head, TEXT]);
}

const ARCHIVES: Readonly<Record<string, Buffer>> = {
  'a zip bomb': zip('article.txt'),
  'a word processor’s document': zip('word/document.xml'),
  'a gzip file': gzipSync(TEXT),
  'a tar file': tar(),
  'a packed tar file': gzipSync(tar()),
  'a PDF': Buffer.concat([Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'), gzipSync(TEXT)]),
  'a picture': Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  'bytes that look like UTF-16 at first': Buffer.concat([Buffer.from([0xff, 0xfe]), gzipSync(TEXT)]),
};

let server: WebServer;
beforeAll(async () => {
  const files = Object.values(ARCHIVES);
  server = await startWebServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(files[Number(request.url?.slice(1))]);
  });
});
afterAll(() => server.close());

describe('an attachment that is called an article', () => {
  it.each(
    Object.keys(ARCHIVES).flatMap((kind) =>
      ['.txt', '.md', '.html'].map((ending) => [kind, ending] as const),
    ),
  )('and is %s with the ending %s is refused, and unpacked by nobody', async (kind, ending) => {
    const number = Object.keys(ARCHIVES).indexOf(kind);
    const policy = { ...server.policy, hosts: ['127.0.0.1'] };
    const bytes = await fetchAttachment(`${server.url}/${number}`, policy);
    expect(bytes.length).toBeLessThan(MAX_BYTES);
    expect(() => sourceOfDraft(fileDraft(`article${ending}`, bytes), 'article', MAX_BYTES)).toThrow(
      expect.objectContaining({ name: 'SourceProblem' }),
    );
  });
});
