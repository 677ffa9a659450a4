import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlace, writePlace } from '../../src/web/place-code.ts';

const offset = fc.nat({ max: 2_000_000_000 });
const place = fc
  .tuple(offset, fc.integer({ min: 1, max: 3_000 }), fc.stringMatching(/^[0-9a-f]{16}$/), fc.boolean())
  .map(([start, length, article, hasWords]) => ({
    article,
    start,
    end: start + length,
    highlight: hasWords ? { start, end: start + length } : null,
  }));

describe('a place in an address', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(parsePlace(writePlace(one))).toEqual(one);
      }),
    );
  });

  it.each([
    '',
    '0123456789abcdef.5.5',
    '0123456789abcdef.5.4',
    '0123456789abcdef.0.9.8.10',
    'x.0.1',
    '0123456789ABCDEF.0.1',
    '0123456789abcdef.01.2',
    '0123456789abcdef.0.1.0',
    '0123456789abcdef.0.99999999999',
  ])('is nothing for %j', (code) => expect(parsePlace(code)).toBeNull());

  it('is nothing for any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parsePlace(text);
        expect(parsed === null || writePlace(parsed) === text).toBe(true);
      }),
    );
  });
});
