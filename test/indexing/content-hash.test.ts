import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/indexing/content-hash.ts';
import { fakeSource } from './fakes.ts';

describe('the content hash', () => {
  const source = fakeSource('id', 'Title\nText.');

  it('is the same for the same source, wherever its file lies', () => {
    expect(contentHash({ ...source, file: 'moved/id.txt' })).toBe(contentHash(source));
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
