import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePage, decodeText } from '../../src/articles/decode.ts';
import { SourceProblem } from '../../src/articles/errors.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
/** "日本" in Shift JIS. */
const SHIFT_JIS = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);

describe('a page', () => {
  it('is read as its server says, or else as it says itself', () => {
    expect(decodePage(SHIFT_JIS, 'shift_jis')).toBe('日本');
    expect(decodePage(Buffer.concat([latin('<meta charset="Shift_JIS">'), SHIFT_JIS]), null)).toMatch(
      /日本$/,
    );
    const old = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">';
    expect(decodePage(latin(`${old}za\u00bf\u00f3\u00b3\u00e6`), null)).toMatch(/zażółć$/);
  });

  it('is read as a file where that is unknown, wrong, or nothing special', () => {
    expect(decodePage(Buffer.from('café'), 'utf-8')).toBe('café');
    expect(decodePage(Buffer.from('café'), 'no-such-charset')).toBe('café');
    expect(decodePage(latin('caf\u00e9 \u0093quoted\u0094'), 'iso-8859-1')).toBe('café “quoted”');
    expect(decodePage(Buffer.from('\ufeffcafé'), 'shift_jis')).toBe('café');
    expect(decodePage(latin('caf\u00e9'), null)).toBe('café');
  });

  it('is read without end or fault, whatever it holds and is said to be', () => {
    const charset = fc.oneof(
      fc.constantFrom('shift_jis', 'iso-8859-2', 'euc-kr', 'gb18030', 'utf-16le', 'UTF-8', 'latin1', ''),
      fc.string(),
    );
    const page = fc.record({ bytes: fc.uint8Array({ maxLength: 200 }), charset: fc.option(charset) });
    let decoded = 0;
    fc.assert(
      fc.property(page, fc.boolean(), ({ bytes, charset: named }, isInPage) => {
        const meta = isInPage && named !== null ? `<meta charset="${named}">` : '';
        const whole = Buffer.concat([Buffer.from(meta), bytes]);
        const asFile = outcomeOf(() => decodeText(whole));
        const asPage = outcomeOf(() => decodePage(whole, isInPage ? null : named));
        const isNothingSpecial = named === null || /^(?:utf-8|latin1)?$/iu.test(named);
        expect(isNothingSpecial && asPage !== asFile).toBe(false);
        if (asPage !== asFile) decoded += 1;
      }),
      { numRuns: 1_000 },
    );
    // Else no charset was ever used.
    expect(decoded).toBeGreaterThan(20);
  });
});

/** What comes of decoding: a text, or that it is none. */
function outcomeOf(decode: () => string): string | null {
  try {
    return decode();
  } catch (error) {
    if (error instanceof SourceProblem) return null;
    throw error;
  }
}
