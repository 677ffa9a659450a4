import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/indexing/content-hash.ts';
import { fakeSource } from './fakes.ts';

describe('the content hash', () => {
  const source = fakeSource('id', 'Title\nText.');

  it('is the same for the same source, wherever its file lies', () => {
    expect(contentHash({ ...source, file: 'moved/id.txt' })).toBe(contentHash(source));
  });

  it('is what indexes hold that were made before, or everything would be embedded again', () => {
    const all = {
      title: 'T',
      outlet: 'O',
      byline: 'Ängström',
      url: 'https://a.example',
      publishedAt: '2026',
    };
    expect([
      contentHash(source),
      contentHash({ ...source, raw: 'NUL \0, “é”, 漢字 🙂, half \uD83D\n', given: all, bodyStart: 7 }),
    ]).toEqual([
      '81beaeff6e1d7468ba40af8380d19969b1d69484ce2fb82089595591afdd32e5',
      'e9291192a58c77c60669ce1c04cda9e35c4e98a63d3beba3076f26c274cd9b3f',
    ]);
  });

  it('changes with everything an article depends on', () => {
    const others = [
      { ...source, id: 'other' },
      { ...source, raw: 'Title\nText!' },
      { ...source, format: 'markdown' as const },
      { ...source, bodyStart: 1 },
      { ...source, given: { title: 'Other' } },
      { ...source, given: { outlet: 'Other' } },
      { ...source, given: { byline: 'Other' } },
      { ...source, given: { url: 'Other' } },
      { ...source, given: { publishedAt: 'Other' } },
      { ...source, given: { publishedAt: null } },
    ];
    const hashes = [source, ...others].map(contentHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
