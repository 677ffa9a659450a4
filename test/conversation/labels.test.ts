import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/conversation/labels.ts';
import { english } from '../../src/strings/english.ts';
import { german } from '../../src/strings/german.ts';

const NOTHING = { outlet: null, byline: null, publishedAt: null };

describe('originOf', () => {
  it('names outlet, author and day of publication, as far as they are known', () => {
    const known = { outlet: 'Selby News', byline: 'Ines Duarte', publishedAt: '2025-11-28' };
    expect(originOf(known, english)).toBe('Selby News · by Ines Duarte · published 28 Nov 2025');
    expect(originOf(known, german)).toBe('Selby News · von Ines Duarte · erschienen 28.11.2025');
    expect(originOf({ ...NOTHING, byline: 'Ines Duarte' }, english)).toBe('by Ines Duarte');
    expect(originOf(NOTHING, english)).toBeNull();
  });

  it.each([
    ['2025-11-28T23:30:00-05:00', 'published 28 Nov 2025'],
    ['2025-11-28T00:30:00', 'published 28 Nov 2025'],
    ['2025-99-99', 'published 2025-99-99'],
    ['late in November', 'published late in November'],
  ])('has the day that the source has: %s', (publishedAt, expected) => {
    expect(originOf({ ...NOTHING, publishedAt }, english)).toBe(expected);
  });
});
