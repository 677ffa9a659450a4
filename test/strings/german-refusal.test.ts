import { describe, expect, it } from 'vitest';
import { DETAIL_FIELDS } from '../../src/articles/given.ts';
import { SourceProblem } from '../../src/articles/errors.ts';
import { decodeText } from '../../src/articles/decode.ts';
import { checkBytes, sourceFromBytes } from '../../src/articles/read-source.ts';
import { checkDetail } from '../../src/editing/details.ts';
import {
  AlreadyRemovedError,
  DraftNotKeptError,
  EditingBusyError,
  LastSourceError,
  NotUndoableError,
  OverlayDamagedError,
  SameTextError,
  SeedsNotWritableError,
  type UndoRefusal,
  WrongKindError,
} from '../../src/editing/errors.ts';
import {
  FetchFailedError,
  type FetchProblem,
  type RefusalKind,
  UrlRefusedError,
  UrlSourcesOffError,
} from '../../src/fetching/errors.ts';
import type { AddressPolicy } from '../../src/fetching/address-policy.ts';
import { readContentType } from '../../src/fetching/content-type.ts';
import { fetchAttachment } from '../../src/fetching/fetcher.ts';
import { UnknownSourceError } from '../../src/errors.ts';
import { startWebServer } from '../fetching/web-server.ts';
import { germanRefusal } from '../../src/strings/german-refusal.ts';
import type { Refusal } from '../../src/strings/refusal.ts';

const KINDS: readonly RefusalKind[] = [
  'address',
  'credentials',
  'host',
  'port',
  'protocol',
  'robots',
  'spelling',
  'redirects',
];
const UNDO: readonly UndoRefusal[] = ['changed', 'gone', 'late', 'nothing', 'undone'];
const place = { id: 'a', file: 'a.txt', format: 'text' } as const;

/** The error that this throws. */
function thrownBy(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('Nothing was thrown.');
}

const limits = { maxBytes: 100, timeoutMs: 300 };

/** What fetching fails with, from a real server. */
async function fetchFailures(): Promise<Refusal[]> {
  const server = await startWebServer((request, response) => {
    const path = request.url ?? '';
    const status = /^\/(\d{3})$/.exec(path)?.[1];
    if (path === '/slow') return;
    if (path === '/broken') response.destroy();
    else response.writeHead(Number(status ?? 200), { 'content-type': 'text/plain' }).end('x'.repeat(200));
  });
  const paths = ['/401', '/403', '/404', '/410', '/429', '/500', '/slow', '/broken', '/large'];
  const policy = { ...server.policy, hosts: ['127.0.0.1'] };
  const failed = (address: string, where: AddressPolicy = policy): Promise<Refusal> =>
    fetchAttachment(address, where, limits).then(
      () => Promise.reject(new Error(`${address} was fetched`)),
      (error: unknown) => error as Refusal,
    );
  const nowhere = { ...policy, hosts: null, resolve: async () => [] };
  const failures = await Promise.all([
    ...paths.map((path) => failed(`${server.url}${path}`)),
    failed(`http://no.example:${server.port}/`, nowhere),
  ]);
  await server.close();
  return failures;
}

describe('germanRefusal', () => {
  it('has words of its own for all that fetching fails with', async () => {
    for (const failure of await fetchFailures()) {
      expect(failure.code).toBe('FETCH_FAILED');
      const words = germanRefusal(failure);
      expect(words).not.toMatch(/\b(?:the|it|server could)\b|undefined/iu);
      expect(words).toMatch(/Hängen Sie die Datei noch einmal an, oder fügen Sie ihren Text ein\.$/u);
    }
  });

  it.each<FetchProblem>([
    { kind: 'status', status: 404 },
    { kind: 'late', seconds: 15 },
    { kind: 'unreadable', host: 'news.example', detail: 'self-signed certificate' },
    { kind: 'no-server', host: 'news.example' },
    { kind: 'too-large', limit: '5 MiB' },
    { kind: 'no-text', type: 'image/png' },
    { kind: 'no-text', type: '' },
  ])('says of a page and of a file what helps: $kind', (problem) => {
    const page = germanRefusal(new FetchFailedError(problem));
    const file = germanRefusal(new FetchFailedError(problem, { fetched: 'file' }));
    expect(page).toMatch(/Prüfen Sie die Adresse|die gespeicherte Seite an/u);
    expect(file).toMatch(/Hängen Sie die Datei noch einmal an/u);
    expect(`${page} ${file}`).not.toMatch(/\b(?:the|it|could)\b|undefined/iu);
  });

  it('advises of a page otherwise than of an attached file', () => {
    const page = germanRefusal(thrownBy(() => readContentType('image/png')));
    expect(page).toMatch(/kein Text, sondern image\/png\. Hängen Sie die gespeicherte Seite an/u);
  });

  it.each([
    new WrongKindError('a.zip'),
    new SameTextError('a'),
    new UrlSourcesOffError(),
    ...KINDS.map((kind) => new UrlRefusedError(kind)),
    ...UNDO.map((reason) => new NotUndoableError(reason)),
    new AlreadyRemovedError('a'),
    new LastSourceError('a'),
    new EditingBusyError(),
    new DraftNotKeptError('embeddings/pending', 'full'),
    new DraftNotKeptError('embeddings/pending', 'forbidden'),
    new SeedsNotWritableError('seeds', 'full'),
    new SeedsNotWritableError('seeds', 'forbidden'),
    thrownBy(() => sourceFromBytes(Buffer.from(' '), place)),
    thrownBy(() => sourceFromBytes(Buffer.from('---\ntitle: a\n---\n'), place)),
    thrownBy(() => sourceFromBytes(Buffer.from('<p></p>'), { ...place, format: 'html' })),
    thrownBy(() => sourceFromBytes(Buffer.from('<b>'.repeat(500)), { ...place, format: 'html' })),
    thrownBy(() => decodeText(Buffer.from([0x50, 0, 0x4b]))),
    thrownBy(() => checkBytes(6_291_456, 5_242_880)),
    thrownBy(() => checkDetail('url', 'nowhere')),
    thrownBy(() => checkDetail('publishedAt', '03/04/2025')),
    thrownBy(() => checkDetail('publishedAt', 'yesterday')),
    ...DETAIL_FIELDS.map((field) =>
      thrownBy(() => checkDetail(field, `https://example.org/${'x'.repeat(3_000)}`)),
    ),
    thrownBy(() => decodeText(Buffer.from([0xff, 0xfe, 0x00, 0xd8]))),
    thrownBy(() => sourceFromBytes(Buffer.from('---\ntitle: a\n'), place)),
    thrownBy(() => sourceFromBytes(Buffer.from('---\ntitle: [\n---\ntext'), place)),
    thrownBy(() => sourceFromBytes(Buffer.from('---\ntitle: {a: b}\n---\ntext'), place)),
    thrownBy(() => readContentType(null)),
    thrownBy(() => readContentType('image/png')),
    new OverlayDamagedError('a', 'a.yaml', 'It is not valid YAML.'),
    new UnknownSourceError('a', []),
  ])('has words of its own for $message', (error) => {
    const words = germanRefusal(error);
    expect(words).not.toContain(error.message);
    expect(words).not.toMatch(/undefined|: \./);
    expect(words).toMatch(/\.$/);
  });

  it('leaves what it does not know as it is', () => {
    expect(germanRefusal(new SourceProblem('Something new.', 'Do this.'))).toBe('Something new. Do this.');
  });
});
