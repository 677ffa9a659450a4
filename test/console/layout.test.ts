import { describe, expect, it } from 'vitest';
import { count, joinParts, wrapLines } from '../../src/console/layout.ts';

describe('wrapLines', () => {
  it('wraps between words and indents what follows', () => {
    expect(wrapLines('one two three four', 14, ' 1  ')).toEqual([' 1  one two', '    three four']);
  });

  it('breaks a word that is longer than the window', () => {
    const lines = wrapLines('x'.repeat(25), 14, '    ');
    expect(lines.map((line) => line.length)).toEqual([14, 14, 9]);
  });

  it('does not wrap what is no terminal', () => {
    expect(wrapLines('word '.repeat(100).trim(), Infinity, ' ')).toHaveLength(1);
  });
});

describe('joinParts and count', () => {
  it('joins what is there and puts nouns into their number', () => {
    expect(joinParts(['a', null, '', false, undefined, 'b'])).toBe('a · b');
    expect([count(1, 'word'), count(1_234, 'word')]).toEqual(['1 word', '1,234 words']);
  });
});
