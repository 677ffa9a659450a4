import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberSources } from '../../src/conversation/source-numbers.ts';
import { citeAnswer, paragraphAt, paragraphsOf } from '../../src/conversation/citations.ts';
import { contextPage } from '../../src/conversation/context.ts';
import { markText } from '../../src/conversation/marks.ts';
import { placeOf } from '../../src/conversation/quote-place.ts';
import type { Snapshot, StoredArticle } from '../../src/stores/store.ts';
import { sampleArticle, sampleQuote } from '../console/samples.ts';

const article = sampleArticle();
const quote = sampleQuote(article, '12 million euros');

describe('paragraphs', () => {
  it('reach from the first to the last sentence of each', () => {
    expect(paragraphsOf(article).map(({ start, end }) => article.raw.slice(start, end))).toEqual(
      article.raw.split('\n\n'),
    );
    expect(paragraphAt(article, quote)).toBe(2);
    expect(paragraphAt(article, { start: article.raw.length, end: article.raw.length + 1 })).toBeNull();
  });
});

describe('contextPage', () => {
  const place = placeOf(quote);

  it('marks the quote and its answering words', () => {
    const context = contextPage(article, place);
    expect(context).toMatchObject({ page: 0, pages: 1, first: 1, last: 3, total: 3 });
    expect(context?.paragraphs[1]).toEqual({
      number: 2,
      parts: [
        { text: 'The bridge will open in May. ', mark: 'around' },
        { text: 'It cost ', mark: 'quote' },
        { text: '12 million euros', mark: 'answer' },
        { text: '.', mark: 'quote' },
        { text: ' The mayor called it overdue.', mark: 'around' },
      ],
    });
  });

  it('has the pages of the article, and no others', () => {
    const raw = Array.from({ length: 60 }, (_, index) => `Sentence ${index} of a long report.`).join('\n\n');
    const sentenceSpans = [...raw.matchAll(/[^\n]+/gu)].map(({ 0: text, index }, paragraph) => ({
      start: index,
      end: index + text.length,
      paragraph,
    }));
    const report = { ...article, raw, sentenceSpans };
    const last = { ...place, ...sentenceSpans.at(-1)!, highlight: null };
    const own = contextPage(report, last);
    expect(own).toMatchObject({ page: 1, pages: 2, last: 60, total: 60 });
    expect(own?.paragraphs.at(-1)?.parts).toEqual([{ text: 'Sentence 59 of a long report.', mark: 'quote' }]);
    expect(contextPage(report, last, 0)).toMatchObject({ page: 0, first: 1 });
    expect(contextPage(report, last, 2)).toBeNull();
  });

  it('shows no quote in a text that it was not taken from', () => {
    expect(contextPage({ ...article, sha256: 'other' }, place)).toBeNull();
    expect(contextPage(article, { ...place, end: article.raw.length + 1 })).toBeNull();
  });
});

describe('markText', () => {
  it('cuts without losing or moving a character', () => {
    const offset = fc.integer({ min: 0, max: 40 });
    const span = fc.tuple(offset, offset).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 40, maxLength: 40 }),
        span,
        span,
        fc.option(span),
        (raw, shown, q, h) => {
          const parts = markText(raw, shown, q, h);
          expect(parts.map(({ text }) => text).join('')).toBe(raw.slice(shown.start, shown.end));
        },
      ),
    );
  });
});

const SOURCES = numberSources([sampleArticle({ id: 'a' }), article]);

function snapshotOf(stored: StoredArticle): Snapshot {
  const snapshot: Partial<Snapshot> = {
    article: () => Promise.resolve(stored),
  };
  return snapshot as Snapshot;
}

describe('citeAnswer', () => {
  it('numbers sources as the list does and finds the paragraph', async () => {
    const also = { ...quote, alsoIn: [{ source: 'a', start: 0, end: 4 }] };
    const citations = await citeAnswer(snapshotOf(article), SOURCES, { quotes: [also], closest: null });
    expect(citations.get(also)).toEqual({
      sourceNumber: 2,
      paragraph: 2,
      paragraphs: 3,
      alsoIn: [1],
      indexedAt: article.indexedAt,
    });
  });

  it('names no paragraph of an article that has changed since', async () => {
    const changed = snapshotOf(sampleArticle({ sha256: 'other' }));
    const citations = await citeAnswer(changed, SOURCES, { quotes: [], closest: quote });
    expect(citations.get(quote)).toMatchObject({ sourceNumber: 2, paragraph: null, paragraphs: null });
  });
});
