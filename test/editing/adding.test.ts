import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SourceProblem } from '../../src/articles/errors.ts';
import { SameTextError, WrongKindError } from '../../src/editing/errors.ts';
import { UrlSourcesOffError } from '../../src/fetching/errors.ts';
import type { StoredSource } from '../../src/stores/store.ts';
import { BODY, useEditedFolder } from './edited-folder.ts';

const by = { name: 'anna' };
const folder = useEditedFolder();

describe('a draft', () => {
  it('is shown as what it would be', async () => {
    const editor = folder.open();
    const text = `Menu\nSubscribe to our newsletter\n\nA cold winter\nBy Anna Berg\n\n${BODY.replace('Monday', 'Sunday')}`;
    const preview = await editor.preview(editor.fileDraft('winter.txt', Buffer.from(text)));
    expect(preview).toMatchObject({ title: 'A cold winter', byline: 'Anna Berg', sentences: 4, passages: 1 });
    expect(preview.firstSentence).toBe('The council met on Sunday to speak about the winter.');
    expect(preview.lastSentence).toMatch(/heat with coal\.$/);
    expect(preview.furniture.map(({ reason }) => reason)).toContain('byline');
    expect(await folder.files()).toEqual(['first.txt']);
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
    const editor = folder.open();
    await expect(async () => editor.preview(editor.fileDraft(name, Buffer.from(content)))).rejects.toThrow(
      error,
    );
  });

  it('is refused where its very text is there', async () => {
    const editor = folder.open();
    const same = editor.fileDraft('copy.txt', await readFile(join(folder.dir, 'first.txt')));
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
    const editor = folder.open({
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
    expect((await folder.articles()).find(({ id }) => id === 'zima')).toMatchObject({
      url: 'https://a.example/zima',
    });
    await expect(folder.open().fetchDraft('https://a.example/')).rejects.toThrow(UrlSourcesOffError);
  });
});

describe('adding', () => {
  it('refuses a text that was added since the last run, and takes it again once that is removed', async () => {
    const indexed = await folder.articles();
    const editor = folder.open({ sources: async () => indexed as unknown as StoredSource[] });
    const draft = editor.fileDraft('rain.txt', Buffer.from(`Rain over Leeds\n\n${BODY}`));
    const others = { ...draft, details: { title: 'Another title' } };
    const results = await Promise.allSettled([editor.add(draft, by), editor.add(others, { name: 'jan' })]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toEqual([
      expect.objectContaining({ code: 'SAME_TEXT', remedy: 'It need not be added again.' }),
    ]);
    expect(await folder.files()).toHaveLength(2);
    await expect(editor.preview(draft)).rejects.toThrow(SameTextError);
    const [added] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    await editor.undo({ id: added! }, by);
    await editor.add(draft, by);
    expect(await folder.files()).toHaveLength(3);
  });

  it('writes the very bytes, under a name from the title, and never over another file', async () => {
    const editor = folder.open();
    const bytes = Buffer.from(`A second article about rain\r\n\r\n${BODY}`);
    const draft = { ...editor.fileDraft('x.txt', bytes), details: { outlet: 'BBC' } };
    expect(await editor.add(draft, by)).toEqual({
      id: 'a-second-article-about-rain',
      file: 'a-second-article-about-rain.txt',
      title: 'A second article about rain',
      taken: null,
      isNew: true,
    });
    expect(await readFile(join(folder.dir, 'a-second-article-about-rain.txt'))).toEqual(bytes);
    expect((await folder.articles())[0]).toMatchObject({
      outlet: 'BBC',
      title: 'A second article about rain',
    });
    await mkdir(join(folder.dir, 'sub'));
    await writeFile(join(folder.dir, 'sub', 'A-second-article-about-rain-2.md'), 'x');
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
    const editor = folder.open();
    const draft = editor.textDraft(`A pasted article\n\n${BODY}`, { title: 'Pasted' });
    const token = '0123456789abcdef';
    const results = await Promise.all([1, 2, 3, 4].map(() => folder.open().add(draft, by, token)));
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(results.map(({ id }) => id))).toEqual(new Set(['pasted']));
    expect(await folder.files()).toEqual(['first.txt', 'pasted.txt']);
    expect(await editor.addedAs(token)).toMatchObject({ id: 'pasted' });
    expect(await editor.addedAs('fedcba9876543210')).toBeNull();
    // As if it had been stopped between its two steps.
    await rm(join(folder.dir, 'pasted.txt'));
    expect(await editor.addedAs(token)).toBeNull();
    expect(await editor.add(draft, by, token)).toMatchObject({ id: 'pasted', isNew: true });
    expect(await editor.history()).toHaveLength(1);
  });

  it('names each source apart when many are added at once', async () => {
    const drafts = Array.from({ length: 8 }, (_, index) =>
      folder.open().textDraft(`${BODY}Number ${index} was drawn on Friday.\n`, { title: 'Same title' }),
    );
    const added = await Promise.all(drafts.map((draft) => folder.open().add(draft, by)));
    expect(new Set(added.map(({ id }) => id)).size).toBe(8);
    expect(await folder.files()).toHaveLength(9);
    expect(await folder.open().history()).toHaveLength(8);
  });
});
