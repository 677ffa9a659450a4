import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/articles/decode.ts';
import { SourceProblem } from '../../src/articles/errors.ts';

const TEXT = 'Kyïv’s “plan” – 85 % of Donbas, café, 漢字 🙂\r\nsecond line';

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function outcomeOf(bytes: Uint8Array): string {
  try {
    return typeof decodeText(bytes) === 'string' ? 'text' : 'nothing';
  } catch (error) {
    return error instanceof SourceProblem ? error.code : String(error);
  }
}

describe('decodeText', () => {
  it('reads UTF-8 with and without byte order mark, and keeps line breaks', () => {
    expect(decodeText(Buffer.from(TEXT))).toBe(TEXT);
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`))).toBe(TEXT);
  });

  it('reads UTF-16 of both orders with byte order mark', () => {
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))).toBe(TEXT);
    expect(decodeText(utf16be(`\ufeff${TEXT}`))).toBe(TEXT);
  });

  it('reads UTF-16 of both orders without a mark', () => {
    expect(decodeText(Buffer.from('A plain sentence.', 'utf16le'))).toBe('A plain sentence.');
    expect(decodeText(utf16be('A plain sentence.'))).toBe('A plain sentence.');
  });

  it('reads Windows-1252 where it is not UTF-8', () => {
    const bytes = Buffer.from([
      0x93, 0x50, 0x75, 0x74, 0x69, 0x6e, 0x92, 0x73, 0x94, 0x20, 0x96, 0x20, 0x80, 0x20, 0xe9,
    ]);
    expect(decodeText(bytes)).toBe('“Putin’s” – € é');
  });

  it('refuses binary data and damaged UTF-16, and says what to do', () => {
    const png = Buffer.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52,
    ]);
    expect(() => decodeText(png)).toThrow('binary');
    expect(() => decodeText(Buffer.from([0x41, 0, 0x42, 0x43, 0x44, 0x45]))).toThrow('binary');
    expect(() => decodeText(Buffer.from('\u0001\u0002\u0003 text'.repeat(20)))).toThrow('binary');
    expect(() => decodeText(Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8]))).toThrow('damaged');
  });

  it('takes a text with a stray control character for text', () => {
    const text = `a\u0001b${' and so on'.repeat(20)}`;
    expect(decodeText(Buffer.from(text))).toBe(text);
  });

  it('gives back any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        fc.pre(!/[\p{Cc}\ufeff]/u.test(text));
        expect(decodeText(Buffer.from(text))).toBe(text);
        expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
      }),
    );
  });

  it('never fails otherwise than by saying why', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(outcomeOf(bytes)).toMatch(/^(?:text|SOURCE)$/);
      }),
    );
  });
});
