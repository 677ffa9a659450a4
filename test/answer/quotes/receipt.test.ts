import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkReceipt } from '../../../src/answer/quotes/receipt.ts';

describe('checkReceipt', () => {
  const raw = 'One. Two.';
  const quote = {
    text: 'Two.',
    source: { id: 'a', title: '', outlet: null, byline: null, url: null, publishedAt: null },
    start: 5,
    end: 9,
    sha256: 'f29a5ae6bc3a6c2cbdcd9dabe2dd3bcfd5c39aedb6aafe2a44c2ea9ce27dd74b',
    highlight: null,
    score: 1,
    alsoIn: [],
  };

  it('refuses a quote of another text, at another place, or marked outside itself', async () => {
    const good = { ...quote, sha256: createHash('sha256').update(raw).digest('hex') };
    expect(() => checkReceipt(good, raw)).not.toThrow();
    expect(() => checkReceipt(quote, raw)).toThrow(/is not in the stored text of a/);
    expect(() => checkReceipt({ ...good, start: 4 }, raw)).toThrow(/not in the stored text/);
    expect(() => checkReceipt({ ...good, text: 'two.' }, raw)).toThrow(/not in the stored text/);
    expect(() => checkReceipt({ ...good, highlight: { start: 0, end: 3 } }, raw)).toThrow(
      /not in the stored text/,
    );
  });
});
