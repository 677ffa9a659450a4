import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { cutArticle } from '../../src/passages/cut.ts';
import type { StoredArticle } from '../../src/stores/store.ts';
import { hostileText } from './hostile.ts';

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

/** Articles as the store gives them, cut by the real cutter, with hostile texts and details. */
export const hostileArticle: fc.Arbitrary<StoredArticle> = fc
  .record({
    paragraphs: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: hostileText(15) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('*', 'word ', 'One. ', '😀').map((unit) => unit.repeat(2_500)),
        },
      ),
      { minLength: 1, maxLength: 6 },
    ),
    title: hostileText(20),
    outlet: optional(hostileText(20)),
    byline: optional(hostileText(20)),
    url: optional(fc.oneof(fc.webUrl(), hostileText(3))),
    publishedAt: optional(hostileText(3)),
    citedOutlets: fc.array(hostileText(3), { maxLength: 40 }),
    id: fc.string({ minLength: 1, maxLength: 300 }),
  })
  .map(({ paragraphs, citedOutlets, ...details }) => {
    const raw = paragraphs.join('\n\n');
    let start = 0;
    const spans = paragraphs.flatMap((paragraph) => {
      const end = start + paragraph.length;
      const span = { start, end, kind: 'body' as const };
      start = end + 2;
      return end > span.start ? [span] : [];
    });
    const sha256 = createHash('sha256').update(raw).digest('hex');
    const cut = cutArticle({ ...details, raw, sha256, spans, citedOutlets });
    return Object.assign(details, {
      raw,
      sha256,
      spans,
      citedOutlets,
      sentenceSpans: cut.sentences,
      passageSpans: cut.passages,
      version: 1,
      contentHash: sha256,
      words: 10,
      passages: cut.passages.length,
      sentences: cut.sentences.length,
      indexedAt: '2026-11-23T12:00:00.000Z',
    });
  });
