import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlePages, pageHolding } from '../../src/conversation/pages.ts';
import { hostileArticle } from '../discord/hostile-articles.ts';

describe('articlePages', () => {
  it('hold every sentence once, in order, within the limit', () => {
    fc.assert(
      fc.property(hostileArticle, fc.integer({ min: 1_000, max: 3_000 }), (article, maxChars) => {
        const pages = articlePages(article, maxChars);
        const spans = pages.flatMap((page) => page.spans);
        for (const page of pages) {
          expect(page.spans.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(
            maxChars,
          );
        }
        for (const sentence of article.sentenceSpans) {
          const holding = spans.filter(({ start, end }) => start <= sentence.start && sentence.end <= end);
          expect(holding).toHaveLength(1);
          expect(pageHolding(pages, sentence)).toBeGreaterThanOrEqual(0);
        }
        expect(spans).toEqual(spans.toSorted((a, b) => a.start - b.start));
      }),
      { numRuns: 100 },
    );
  });
});
