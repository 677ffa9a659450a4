import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLruCache } from '../../src/stores/lru-cache.ts';

const sized = (limit: number) => createLruCache<string, string>(limit, (value) => value.length);

describe('a cache of what was used last', () => {
  it('drops what was used longest ago first, by size', () => {
    const cache = sized(5);
    cache.add('a', 'xx');
    cache.add('b', 'xx');
    expect(cache.get('a')).toBe('xx');
    cache.add('c', 'xx');
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['xx', undefined, 'xx']);
  });

  it('does not keep what is larger than all of it', () => {
    const cache = sized(3);
    cache.add('b', 'xxx');
    cache.add('a', 'xxxx');
    expect(cache.get('a')).toBeUndefined();
    expect(cache.get('b')).toBe('xxx');
  });

  it('keeps what is there, and nothing after it is cleared', () => {
    const cache = sized(3);
    cache.add('a', 'x');
    cache.add('a', 'yy');
    expect(cache.get('a')).toBe('x');
    cache.clear();
    expect(cache.get('a')).toBeUndefined();
    cache.add('b', 'xxx');
    expect(cache.get('b')).toBe('xxx');
  });

  it('never holds more than its limit, and always what was added last', () => {
    const values = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.string({ maxLength: 12 })));
    fc.assert(
      fc.property(values, fc.integer({ min: 12, max: 20 }), (added, limit) => {
        const cache = sized(limit);
        const first = new Map<string, string>();
        for (const [key, value] of added) {
          if (cache.get(key) === undefined) first.set(key, value);
          cache.add(key, value);
          expect(cache.get(key)).toBe(first.get(key));
          const held = ['a', 'b', 'c', 'd', 'e'].filter((one) => cache.get(one) !== undefined);
          const size = held.reduce((sum, one) => sum + cache.get(one)!.length, 0);
          expect(size).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
