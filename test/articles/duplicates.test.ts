import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../src/articles/duplicates.ts';

describe('findDuplicates', () => {
  it('rejects all sources of one id, naming the others', () => {
    const rejections = findDuplicates([
      { id: 'a', file: 'a.txt' },
      { id: 'b', file: 'b.txt' },
      { id: 'a', file: 'sub/a.md' },
    ]);
    expect(rejections.map(({ file, id }) => [file, id])).toEqual([
      ['a.txt', 'a'],
      ['sub/a.md', 'a'],
    ]);
    for (const { reason } of rejections) {
      expect(reason).toContain('a.txt');
      expect(reason).toContain('sub/a.md');
    }
  });

  it('finds nothing among different ids', () => {
    expect(
      findDuplicates([
        { id: 'a', file: 'a.txt' },
        { id: 'A', file: 'A.txt' },
      ]),
    ).toEqual([]);
  });
});
