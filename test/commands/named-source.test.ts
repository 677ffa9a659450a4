import { describe, expect, it } from 'vitest';
import { changeableId, indexedId, undoableId } from '../../src/commands/named-source.ts';
import type { SourceEditor } from '../../src/editing/editor.ts';
import { UsageError } from '../../src/errors.ts';
import { sampleArticle } from '../console/samples.ts';

/** An index of the ids, and a history of changes to others. */
function appWith(ids: readonly string[], changed: readonly string[] = []) {
  const editor = { history: async () => changed.map((id) => ({ id })) } as unknown as SourceEditor;
  return { sources: async () => ids.map((id) => sampleArticle({ id })), editing: async () => editor };
}

describe('a source that an argument names', () => {
  const app = appWith(['001_a', '002_b', '1'], ['2']);

  it.each([
    ['2', '002_b'],
    ['[2]', '002_b'],
    ['3', '1'],
    ['1', '1'],
    ['002_b', '002_b'],
    ['9', '9'],
    ['0', '0'],
  ])('is, where it is only looked at, for %s %s', async (typed, id) => {
    expect(await indexedId(app, typed)).toBe(id);
  });

  it.each([
    ['[2]', '002_b'],
    ['3', '1'],
    ['2', '2'],
  ])('is, where it is changed, for %s %s', async (typed, id) => {
    expect(await changeableId(app, typed)).toBe(id);
  });

  it('is no number where a change is undone, as that may be another one by now', async () => {
    await expect(undoableId(app, '3')).rejects.toThrow(UsageError);
    expect(await undoableId(app, '2')).toBe('2');
    expect(await undoableId(app, '002_b')).toBe('002_b');
  });
});
