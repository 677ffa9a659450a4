import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePage, decodeText } from '../../src/articles/decode.ts';

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

  it('is read without end or fault, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string()), (text, charset) => {
        const bytes = Buffer.from(text.replaceAll(/\p{Cc}/gu, ' '), 'utf8');
        const isNamed = charset !== null || /charset/iu.test(text);
        expect(isNamed || decodePage(bytes, charset) === decodeText(bytes)).toBe(true);
        expect(typeof decodePage(bytes, charset)).toBe('string');
      }),
    );
  });
});
