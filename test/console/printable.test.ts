import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/console/printable.ts';

describe('printable', () => {
  it.each([
    ['clears the screen', '\u001b[2Jx', '␛[2Jx'],
    ['rings', 'a\u0007b', 'a␇b'],
    ['begins a control sequence with one character', 'a\u009b31mb', 'a\ufffd31mb'],
    ['reorders', 'abc\u202edef', 'abc\ufffddef'],
    ['deletes', 'a\u007f', 'a␡'],
    ['breaks lines', 'one\r\ntwo\tthree\u2028four', 'one  two three four'],
    ['is half a character', 'a\ud800b', 'a\ufffdb'],
  ])('shows text that %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('leaves ordinary text of any language alone', () => {
    const text = 'Zelenskyy said “85%” – Київ, 北京, العربية, 👩‍👩‍👧 é';
    expect(printable(text)).toBe(text);
  });

  it('leaves nothing behind that a terminal would act on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
