import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DETAIL_FIELDS, type DetailField } from '../../src/articles/given.ts';
import { changesIn, checkDetail, MAX_DETAIL_CHARS } from '../../src/editing/details.ts';
import { InvalidDetailError } from '../../src/editing/errors.ts';

const NOW = {
  title: 'A title',
  outlet: 'CNN',
  byline: null,
  url: 'https://example.com/a',
  publishedAt: '2025-12-02',
};

/** What is kept of a detail; nothing of one that is refused. */
function kept(field: DetailField, text: string): string {
  try {
    return checkDetail(field, text) ?? '';
  } catch (error) {
    if (error instanceof InvalidDetailError) return '';
    throw error;
  }
}

describe('changesIn', () => {
  it('finds what differs', () => {
    expect(changesIn({}, NOW)).toEqual({});
    const same = {
      title: ' A title\n',
      outlet: 'CNN',
      byline: ' ',
      url: NOW.url,
      publishedAt: '2 December 2025',
    };
    expect(changesIn(same, NOW)).toEqual({});
    expect(changesIn({ title: 'B', outlet: '', byline: 'Anna Berg' }, NOW)).toEqual({
      title: 'B',
      outlet: null,
      byline: 'Anna Berg',
    });
    expect(changesIn({ title: '' }, NOW)).toEqual({});
  });

  it('refuses what is no link, and what is too long', () => {
    for (const url of [
      'example.com',
      'ftp://a.example/',
      'javascript:alert(1)',
      'https://a b',
      'https://',
      'http://u:p@a.example/',
    ]) {
      expect(() => changesIn({ url }, NOW)).toThrow(InvalidDetailError);
    }
    expect(() => changesIn({ title: 'a'.repeat(MAX_DETAIL_CHARS.title + 1) }, NOW)).toThrow('300');
  });

  it('keeps details on one line and within their limits, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DETAIL_FIELDS),
        fc.string({ unit: 'binary', maxLength: 400 }),
        (field, text) => {
          const value = kept(field, text);
          expect(value).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
          expect(value.length).toBeLessThanOrEqual(MAX_DETAIL_CHARS[field]);
          expect(kept(field, value)).toBe(value);
        },
      ),
    );
  });
});
