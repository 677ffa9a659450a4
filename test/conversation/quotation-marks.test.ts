import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted } from '../../src/conversation/quotation-marks.ts';

describe('quoted', () => {
  it.each([
    ['It rained.', '“It rained.”'],
    ['“It rained,” he said.', '“It rained,” he said.'],
    ['"It rained," he said.', '"It rained," he said.'],
    ['“It rained.”', '“It rained.”'],
    ['He said “it rained.”', '“He said “it rained.”'],
    ['He said "so" to me.', '“He said "so" to me.”'],
    ['', '“”'],
  ])('%s', (text, shown) => {
    expect(quoted(text)).toBe(shown);
  });

  it('changes nothing of the quote and doubles no mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '“', '”', '"', '.') }), (text) => {
        const shown = quoted(text);
        const own = shown.slice(shown.startsWith(text) ? 0 : 1).slice(0, text.length);
        expect(own).toBe(text);
        const isDoubled = /["“”]{2}/u.test(shown) && !/["“”]{2}/u.test(text);
        expect(isDoubled && text !== '').toBe(false);
      }),
    );
  });

  it('puts the marks around what is drawn', () => {
    expect(quoted('a*', String.raw`a\*`)).toBe(String.raw`“a\*”`);
  });
});
