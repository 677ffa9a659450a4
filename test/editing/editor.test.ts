import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SeedsFolderError } from '../../src/articles/errors.ts';
import { overlayFileName, OVERLAYS_FOLDER } from '../../src/articles/overlay.ts';
import {
  AlreadyRemovedError,
  InvalidDetailError,
  LastSourceError,
  NotUndoableError,
  OverlayDamagedError,
  SeedsNotWritableError,
} from '../../src/editing/errors.ts';
import { guarded } from '../../src/editing/seeds-files.ts';
import { UnknownSourceError } from '../../src/errors.ts';
import { BODY, useEditedFolder } from './edited-folder.ts';

const by = { name: 'anna' };
const folder = useEditedFolder();

describe('editing', () => {
  it('changes details, leaves the file alone, and is undone', async () => {
    const editor = folder.open();
    const before = await readFile(join(folder.dir, 'first.txt'));
    const [original] = await folder.articles();
    const { key } = await editor.edit('first', { title: 'Snow', publishedAt: '2 December 2025' }, by);
    expect(await editor.details('first')).toMatchObject({ title: 'Snow', publishedAt: '2025-12-02' });
    expect((await folder.articles())[0]).toMatchObject({ title: 'Snow', sha256: original!.sha256 });
    expect(await readFile(join(folder.dir, 'first.txt'))).toEqual(before);
    expect(await editor.edit('first', { title: 'Snow' }, by)).toMatchObject({ key: null });
    await editor.undo({ key: key! }, { name: 'ben', discord: '123456789012345678' });
    expect((await folder.articles())[0]).toMatchObject({ title: original!.title, publishedAt: null });
    expect((await editor.history()).map(({ did, by: { name } }) => [did, name])).toEqual([
      ['undone', 'ben'],
      ['edited', 'anna'],
    ]);
  });

  it('refuses what cannot be, and changes nothing then', async () => {
    const editor = folder.open();
    await expect(editor.edit('first', { url: 'nowhere' }, by)).rejects.toThrow(InvalidDetailError);
    await expect(editor.edit('none', { title: 'x' }, by)).rejects.toThrow(UnknownSourceError);
    await expect(editor.undo({ id: 'first' }, by)).rejects.toThrow(NotUndoableError);
    await expect(editor.undo({ id: 'none' }, by)).rejects.toThrow(UnknownSourceError);
    await expect(editor.undo({ key: 'none' }, by)).rejects.toThrow(NotUndoableError);
    expect(await editor.history()).toEqual([]);
  });

  it('does not build on what it cannot read', async () => {
    const editor = folder.open();
    await editor.edit('first', { title: 'Snow' }, by);
    const path = join(folder.dir, OVERLAYS_FOLDER, overlayFileName('first'));
    await writeFile(path, 'id: first\nhand: made\n');
    await expect(editor.edit('first', { title: 'Rain' }, by)).rejects.toThrow(OverlayDamagedError);
    expect(await readFile(path, 'utf8')).toBe('id: first\nhand: made\n');
  });

  it('keeps the changes of all who change one source at once', async () => {
    await Promise.all([
      folder.open().edit('first', { title: 'Snow' }, by),
      folder.open().edit('first', { outlet: 'BBC' }, by),
      folder.open().edit('first', { byline: 'Anna Berg' }, by),
    ]);
    expect(await folder.open().details('first')).toMatchObject({
      title: 'Snow',
      outlet: 'BBC',
      byline: 'Anna Berg',
    });
    expect(await folder.open().history()).toHaveLength(3);
  });

  it('leaves no half-written file behind, nor those of others who were stopped', async () => {
    await mkdir(join(folder.dir, OVERLAYS_FOLDER));
    await writeFile(join(folder.dir, OVERLAYS_FOLDER, 'left-over.tmp'), 'x');
    await folder.open().edit('first', { title: 'Snow' }, by);
    expect((await readdir(join(folder.dir, OVERLAYS_FOLDER))).toSorted()).toEqual(
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
    await expect(guarded(folder.dir, fail)).rejects.toThrow(words);
    await expect(guarded(folder.dir, fail)).rejects.toBeInstanceOf(SeedsNotWritableError);
  });

  it('is told as missing where it is not there', async () => {
    const editor = folder.open({ seedsDirectory: join(folder.dir, 'none') });
    await expect(editor.add(editor.textDraft(BODY, {}), by)).rejects.toBeInstanceOf(SeedsFolderError);
  });
});

describe('removing', () => {
  it('leaves a source out, keeps its file, and is undone at any time', async () => {
    await writeFile(join(folder.dir, 'second.txt'), `Second\n\n${BODY}`);
    const editor = folder.open();
    const removed = await editor.remove('first', by);
    expect((await folder.articles()).map(({ id }) => id)).toEqual(['second']);
    expect(await folder.files()).toEqual(['first.txt', 'second.txt']);
    await expect(editor.remove('first', by)).rejects.toThrow(AlreadyRemovedError);
    await expect(editor.edit('first', { title: 'x' }, by)).rejects.toThrow(AlreadyRemovedError);
    folder.hours = 10_000;
    await editor.undo({ key: removed.key! }, by);
    expect((await folder.articles()).map(({ id }) => id)).toEqual(['first', 'second']);
    await expect(editor.undo({ key: removed.key! }, by)).rejects.toThrow('already');
  });

  it('is not undone when its file is gone', async () => {
    await writeFile(join(folder.dir, 'second.txt'), `Second\n\n${BODY}`);
    const editor = folder.open();
    await editor.remove('first', by);
    await rename(join(folder.dir, 'first.txt'), join(folder.dir, 'elsewhere'));
    await expect(editor.undo({ id: 'first' }, by)).rejects.toMatchObject({ reason: 'gone' });
    await rename(join(folder.dir, 'elsewhere'), join(folder.dir, 'first.txt'));
    await editor.undo({ id: 'first' }, by);
    expect((await folder.articles()).map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('happens once when two do it at once', async () => {
    await writeFile(join(folder.dir, 'second.txt'), `Second\n\n${BODY}`);
    const outcomes = await Promise.allSettled([
      folder.open().remove('first', by),
      folder.open().remove('first', by),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await folder.open().history()).toHaveLength(1);
  });

  it('stops before the last source, also by undoing', async () => {
    const editor = folder.open();
    await expect(editor.remove('first', by)).rejects.toThrow(LastSourceError);
    await expect(editor.remove('first', by)).rejects.toMatchObject({ id: 'first' });
    await editor.add(editor.textDraft(BODY.replace('Monday', 'Sunday'), { title: 'Second' }), by);
    await editor.remove('first', by);
    await expect(editor.undo({ id: 'second' }, by)).rejects.toThrow(LastSourceError);
    await expect(editor.remove('second', by)).rejects.toThrow(LastSourceError);
  });
});
