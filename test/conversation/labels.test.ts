import { describe, expect, it } from 'vitest';
import { originOf, shortTitleOf } from '../../src/conversation/labels.ts';
import { english } from '../../src/strings/english.ts';
import { german } from '../../src/strings/german.ts';

const NOTHING = { outlet: null, byline: null, publishedAt: null };

describe('shortTitleOf', () => {
  it('cuts a long title between words and says so', () => {
    const title = `${'word '.repeat(19)}before, a comma and more`;
    expect(shortTitleOf({ id: 'a', title })).toBe(`${'word '.repeat(19)}…`.replace(' …', '…'));
    expect(shortTitleOf({ id: 'a', title: 'x'.repeat(100) })).toBe('x'.repeat(100));
    expect(shortTitleOf({ id: 'a', title: ' ' })).toBe('a');
  });

  it('never parts a character', () => {
    const cut = shortTitleOf({ id: 'a', title: `x${'\u{1f600}'.repeat(80)}` });
    expect(cut).toMatch(/^x(?:\u{1f600}){10,50}…$/u);
  });
});

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
