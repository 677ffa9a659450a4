import { mkdir, mkdtemp, readdir, rename, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SeedsFolderError, SourceProblem } from '../../src/articles/errors.ts';
import { overlayFileName, OVERLAYS_FOLDER } from '../../src/articles/overlay.ts';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { scanSeeds } from '../../src/articles/scan.ts';
import type { Article } from '../../src/domain.ts';
import { cutDraft } from '../../src/editing/cut-draft.ts';
import { createSourceEditor, type EditorParts, type SourceEditor } from '../../src/editing/editor.ts';
import {
  AlreadyRemovedError,
  InvalidDetailError,
  LastSourceError,
  NotUndoableError,
  OverlayDamagedError,
  SameTextError,
  SeedsNotWritableError,
  WrongKindError,
} from '../../src/editing/errors.ts';
import { guarded } from '../../src/editing/seeds-files.ts';
import { UnknownSourceError } from '../../src/errors.ts';
import { UrlSourcesOffError } from '../../src/fetching/errors.ts';
import type { StoredSource } from '../../src/stores/store.ts';

const BODY =
  'The council met on Monday to speak about the winter. It had been cold for weeks, officials said on Tuesday.\n\n' +
  'Schools stay closed until Friday. The mayor promised help for everybody who has to heat with coal.\n';
const by = { name: 'anna' };
let dir = '';
let hours = 0;

/** What is in the folder, as if it had just been indexed. */
async function articles(): Promise<Article[]> {
  const found: Article[] = [];
  for await (const item of scanSeeds(dir, { maxBytes: 100_000 })) {
    if ('source' in item) found.push(recogniseArticle(item.source));
  }
  return found;
}

const stored = (article: Article): StoredSource => article as unknown as StoredSource;

function open(parts: Partial<EditorParts> = {}): SourceEditor {
  return createSourceEditor({
    seedsDirectory: dir,
    maxBytes: 100_000,
    cutDraft: async (draft) => cutDraft(draft, 100_000),
    sources: async () => (await articles()).map(stored),
    async inspect(id) {
      const article = (await articles()).find((one) => one.id === id);
      if (article === undefined) throw new UnknownSourceError(id, []);
      return stored(article);
    },
    findAlike: async () => [],
    fetchPage: null,
    now: () => new Date(Date.parse('2026-03-01T12:00:00.000Z') + hours * 3_600_000),
    ...parts,
  });
}

const files = async (): Promise<string[]> =>
  (await readdir(dir)).filter((name) => !name.startsWith('.')).toSorted();

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'verbatim-editing-'));
  hours = 0;
  await writeFile(join(dir, 'first.txt'), `A first article about snow\n\n${BODY}`);
});
afterEach(() => rm(dir, { recursive: true }));

describe('a draft', () => {
  it('is shown as what it would be', async () => {
    const editor = open();
    const text = `Menu\nSubscribe to our newsletter\n\nA cold winter\nBy Anna Berg\n\n${BODY.replace('Monday', 'Sunday')}`;
    const preview = await editor.preview(editor.fileDraft('winter.txt', Buffer.from(text)));
    expect(preview).toMatchObject({ title: 'A cold winter', byline: 'Anna Berg', sentences: 4, passages: 1 });
    expect(preview.firstSentence).toBe('The council met on Sunday to speak about the winter.');
    expect(preview.lastSentence).toMatch(/heat with coal\.$/);
    expect(preview.furniture.map(({ reason }) => reason)).toContain('byline');
    expect(await files()).toEqual(['first.txt']);
  });

  it.each([
    ['a.zip', 'PK', WrongKindError],
    ['a.pdf', '%PDF', WrongKindError],
    ['a.jsonl', '{}', WrongKindError],
    ['README.md', 'Read me.', WrongKindError],
    ['noending', BODY, WrongKindError],
    ['zip.txt', 'PK\u0003\u0004\u0000\u0000', SourceProblem],
    ['empty.txt', '', SourceProblem],
    ['blank.txt', ' \n ', SourceProblem],
    ['large.txt', BODY.repeat(1_000), SourceProblem],
    ['empty.html', '<html><body></body></html>', SourceProblem],
  ])('is refused: %s', async (name, content, error) => {
    const editor = open();
    await expect(async () => editor.preview(editor.fileDraft(name, Buffer.from(content)))).rejects.toThrow(
      error,
    );
  });

  it('is refused where its very text is there', async () => {
    const editor = open();
    const same = editor.fileDraft('copy.txt', await readFile(join(dir, 'first.txt')));
    await expect(editor.preview(same)).rejects.toThrow(SameTextError);
    await expect(editor.add(same, by)).rejects.toThrow('first');
  });

  it('from the web keeps the address that it came from, in UTF-8', async () => {
    const page =
      '<html><head><meta charset="iso-8859-2"><title>Zima</title></head><body><article><p>' +
      `Wódka za\u017c\u00f3\u0142\u0107. ${BODY}</p></article></body></html>`;
    const latin2 = Buffer.from(
      page
        .replaceAll('ó', '\u00f3')
        .replaceAll('\u017c', '\u00bf')
        .replaceAll('\u0142', '\u00b3')
        .replaceAll('\u0107', '\u00e6'),
      'latin1',
    );
    const editor = open({
      fetchPage: async () => ({
        url: 'https://a.example/zima',
        format: 'html',
        charset: null,
        bytes: latin2,
      }),
    });
    const draft = await editor.fetchDraft('https://a.example/');
    const preview = await editor.preview(draft);
    expect(preview).toMatchObject({ url: 'https://a.example/zima', title: 'Zima' });
    expect(preview.firstSentence).toBe('Wódka zażółć.');
    const { file } = await editor.add(draft, by);
    expect(file).toBe('zima.html');
    expect((await articles()).find(({ id }) => id === 'zima')).toMatchObject({
      url: 'https://a.example/zima',
    });
    await expect(open().fetchDraft('https://a.example/')).rejects.toThrow(UrlSourcesOffError);
  });
});

describe('adding', () => {
  it('writes the very bytes, under a name from the title, and never over another file', async () => {
    const editor = open();
    const bytes = Buffer.from(`A second article about rain\r\n\r\n${BODY}`);
    const draft = { ...editor.fileDraft('x.txt', bytes), details: { outlet: 'BBC' } };
    expect(await editor.add(draft, by)).toEqual({
      id: 'a-second-article-about-rain',
      file: 'a-second-article-about-rain.txt',
      title: 'A second article about rain',
      taken: null,
      isNew: true,
    });
    expect(await readFile(join(dir, 'a-second-article-about-rain.txt'))).toEqual(bytes);
    expect((await articles())[0]).toMatchObject({ outlet: 'BBC', title: 'A second article about rain' });
    await mkdir(join(dir, 'sub'));
    await writeFile(join(dir, 'sub', 'A-second-article-about-rain-2.md'), 'x');
    const other = editor.fileDraft(
      'x.txt',
      Buffer.from(`${bytes.toString()}More was not known on Friday evening.\n`),
    );
    expect(await editor.add(other, by)).toMatchObject({
      id: 'a-second-article-about-rain-3',
      taken: 'a-second-article-about-rain',
    });
  });

  it('is done once for one draft, however often and however much at once', async () => {
    const editor = open();
    const draft = editor.textDraft(`A pasted article\n\n${BODY}`, { title: 'Pasted' });
    const token = '0123456789abcdef';
    const results = await Promise.all([1, 2, 3, 4].map(() => open().add(draft, by, token)));
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(results.map(({ id }) => id))).toEqual(new Set(['pasted']));
    expect(await files()).toEqual(['first.txt', 'pasted.txt']);
    expect(await editor.addedAs(token)).toMatchObject({ id: 'pasted' });
    expect(await editor.addedAs('fedcba9876543210')).toBeNull();
    // As if it had been stopped between its two steps.
    await rm(join(dir, 'pasted.txt'));
    expect(await editor.addedAs(token)).toBeNull();
    expect(await editor.add(draft, by, token)).toMatchObject({ id: 'pasted', isNew: true });
    expect(await editor.history()).toHaveLength(1);
  });

  it('names each source apart when many are added at once', async () => {
    const drafts = Array.from({ length: 8 }, (_, index) =>
      open().textDraft(`${BODY}Number ${index} was drawn on Friday.\n`, { title: 'Same title' }),
    );
    const added = await Promise.all(drafts.map((draft) => open().add(draft, by)));
    expect(new Set(added.map(({ id }) => id)).size).toBe(8);
    expect(await files()).toHaveLength(9);
    expect(await open().history()).toHaveLength(8);
  });
});

describe('editing', () => {
  it('changes details, leaves the file alone, and is undone', async () => {
    const editor = open();
    const before = await readFile(join(dir, 'first.txt'));
    const [original] = await articles();
    const { key } = await editor.edit('first', { title: 'Snow', publishedAt: '2 December 2025' }, by);
    expect(await editor.details('first')).toMatchObject({ title: 'Snow', publishedAt: '2025-12-02' });
    expect((await articles())[0]).toMatchObject({ title: 'Snow', sha256: original!.sha256 });
    expect(await readFile(join(dir, 'first.txt'))).toEqual(before);
    expect(await editor.edit('first', { title: 'Snow' }, by)).toMatchObject({ key: null });
    await editor.undo({ key: key! }, { name: 'ben', discord: '123456789012345678' });
    expect((await articles())[0]).toMatchObject({ title: original!.title, publishedAt: null });
    expect((await editor.history()).map(({ did, by: { name } }) => [did, name])).toEqual([
      ['undone', 'ben'],
      ['edited', 'anna'],
    ]);
  });

  it('refuses what cannot be, and changes nothing then', async () => {
    const editor = open();
    await expect(editor.edit('first', { url: 'nowhere' }, by)).rejects.toThrow(InvalidDetailError);
    await expect(editor.edit('none', { title: 'x' }, by)).rejects.toThrow(UnknownSourceError);
    await expect(editor.undo({ id: 'first' }, by)).rejects.toThrow(NotUndoableError);
    await expect(editor.undo({ id: 'none' }, by)).rejects.toThrow(UnknownSourceError);
    await expect(editor.undo({ key: 'none' }, by)).rejects.toThrow(NotUndoableError);
    expect(await editor.history()).toEqual([]);
  });

  it('does not build on what it cannot read', async () => {
    const editor = open();
    await editor.edit('first', { title: 'Snow' }, by);
    const path = join(dir, OVERLAYS_FOLDER, overlayFileName('first'));
    await writeFile(path, 'id: first\nhand: made\n');
    await expect(editor.edit('first', { title: 'Rain' }, by)).rejects.toThrow(OverlayDamagedError);
    expect(await readFile(path, 'utf8')).toBe('id: first\nhand: made\n');
  });

  it('keeps the changes of all who change one source at once', async () => {
    await Promise.all([
      open().edit('first', { title: 'Snow' }, by),
      open().edit('first', { outlet: 'BBC' }, by),
      open().edit('first', { byline: 'Anna Berg' }, by),
    ]);
    expect(await open().details('first')).toMatchObject({
      title: 'Snow',
      outlet: 'BBC',
      byline: 'Anna Berg',
    });
    expect(await open().history()).toHaveLength(3);
  });

  it('leaves no half-written file behind, nor those of others who were stopped', async () => {
    await mkdir(join(dir, OVERLAYS_FOLDER));
    await writeFile(join(dir, OVERLAYS_FOLDER, 'left-over.tmp'), 'x');
    await open().edit('first', { title: 'Snow' }, by);
    expect((await readdir(join(dir, OVERLAYS_FOLDER))).toSorted()).toEqual(
      [overlayFileName('first'), 'lock.db'].toSorted(),
    );
  });
});

describe('a folder that cannot be written to', () => {
  it.each([
    ['EROFS', 'may not be written to'],
    ['EACCES', 'may not be written to'],
    ['ENOSPC', 'disk is full'],
  ])('is told as such: %s', async (code, words) => {
    const fail = (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
    await expect(guarded(dir, fail)).rejects.toThrow(words);
    await expect(guarded(dir, fail)).rejects.toBeInstanceOf(SeedsNotWritableError);
  });

  it('is told as missing where it is not there', async () => {
    const editor = open({ seedsDirectory: join(dir, 'none') });
    await expect(editor.add(editor.textDraft(BODY, {}), by)).rejects.toBeInstanceOf(SeedsFolderError);
  });
});

describe('removing', () => {
  it('leaves a source out, keeps its file, and is undone at any time', async () => {
    await writeFile(join(dir, 'second.txt'), `Second\n\n${BODY}`);
    const editor = open();
    const removed = await editor.remove('first', by);
    expect((await articles()).map(({ id }) => id)).toEqual(['second']);
    expect(await files()).toEqual(['first.txt', 'second.txt']);
    await expect(editor.remove('first', by)).rejects.toThrow(AlreadyRemovedError);
    await expect(editor.edit('first', { title: 'x' }, by)).rejects.toThrow(AlreadyRemovedError);
    hours = 10_000;
    await editor.undo({ key: removed.key! }, by);
    expect((await articles()).map(({ id }) => id)).toEqual(['first', 'second']);
    await expect(editor.undo({ key: removed.key! }, by)).rejects.toThrow('already');
  });

  it('is not undone when its file is gone', async () => {
    await writeFile(join(dir, 'second.txt'), `Second\n\n${BODY}`);
    const editor = open();
    await editor.remove('first', by);
    await rename(join(dir, 'first.txt'), join(dir, 'elsewhere'));
    await expect(editor.undo({ id: 'first' }, by)).rejects.toMatchObject({ reason: 'gone' });
    await rename(join(dir, 'elsewhere'), join(dir, 'first.txt'));
    await editor.undo({ id: 'first' }, by);
    expect((await articles()).map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('happens once when two do it at once', async () => {
    await writeFile(join(dir, 'second.txt'), `Second\n\n${BODY}`);
    const outcomes = await Promise.allSettled([open().remove('first', by), open().remove('first', by)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await open().history()).toHaveLength(1);
  });

  it('stops before the last source, also by undoing', async () => {
    const editor = open();
    await expect(editor.remove('first', by)).rejects.toThrow(LastSourceError);
    await editor.add(editor.textDraft(BODY.replace('Monday', 'Sunday'), { title: 'Second' }), by);
    await editor.remove('first', by);
    await expect(editor.undo({ id: 'second' }, by)).rejects.toThrow(LastSourceError);
    await expect(editor.remove('second', by)).rejects.toThrow(LastSourceError);
  });
});
