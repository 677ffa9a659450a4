import { describe, expect, it } from 'vitest';
import { standsAlone } from '../../src/conversation/corroboration.ts';
import type { Quote } from '../../src/domain.ts';

function quote(source: string, text: string, words?: string): Quote {
  const at = 100 + text.indexOf(words ?? '');
  return {
    text,
    source: { id: source, title: '', outlet: null, byline: null, url: null, publishedAt: null },
    start: 100,
    end: 100 + text.length,
    sha256: '',
    highlight: words === undefined ? null : { start: at, end: at + words.length },
    score: 1,
    alsoIn: [],
  };
}

describe('standsAlone', () => {
  const first = quote('a', 'Ann Lee runs the bakery.', 'Ann Lee');

  it('holds when no other source shown has the answering words', () => {
    expect(standsAlone(first, [first, quote('b', 'The bakery is old.'), quote('a', 'Ann Lee bakes.')])).toBe(
      true,
    );
  });

  it('does not when another source has them, whatever it says besides', () => {
    expect(standsAlone(first, [first, quote('b', 'Its owner is called Ann Lee.')])).toBe(false);
  });

  it('does not when the same statement stands elsewhere', () => {
    expect(standsAlone({ ...first, alsoIn: [{ source: 'b', start: 0, end: 1 }] }, [first])).toBe(false);
  });

  it('is not claimed where nothing was marked', () => {
    const unmarked = quote('a', 'Ann Lee runs the bakery.');
    expect(standsAlone(unmarked, [unmarked])).toBe(false);
  });
});
