import { expect, it } from 'vitest';
import { createVectorCache } from '../../src/indexing/vector-cache.ts';

it('keeps as many vectors as it may, and drops the one unused for longest', () => {
  const cache = createVectorCache(2);
  const vectors = new Map(['a', 'b', 'c'].map((text) => [text, new Float32Array(1)]));
  cache.add('a', vectors.get('a')!);
  cache.add('b', vectors.get('b')!);
  expect(cache.get('a')).toBe(vectors.get('a'));
  cache.add('c', vectors.get('c')!);
  expect(cache.get('b')).toBeUndefined();
  expect(cache.get('a')).toBe(vectors.get('a'));
  expect(cache.get('c')).toBe(vectors.get('c'));
});
