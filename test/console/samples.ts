import { createHash } from 'node:crypto';
import colors from 'picocolors';
import type { Look } from '../../src/console/answer-view.ts';
import type { Quote } from '../../src/domain.ts';
import type { StoredArticle } from '../../src/stores/store.ts';

/** Without colours, as wide as a narrow window. */
export const plain: Look = { paint: colors.createColors(false), columns: 40 };
export const unwrapped: Look = { ...plain, columns: Infinity };
export const coloured: Look = { paint: colors.createColors(true), columns: Infinity };

const PARAGRAPHS = [
  'The council met on Monday.',
  'The bridge will open in May. It cost 12 million euros. The mayor called it overdue.',
  'Shops nearby hope for more guests.',
];

/** An article of three paragraphs, each sentence a passage of its own. */
export function sampleArticle(changes: Partial<StoredArticle> = {}): StoredArticle {
  const raw = PARAGRAPHS.join('\n\n');
  const sentenceSpans = PARAGRAPHS.flatMap((text, paragraph) =>
    [...text.matchAll(/[^.]+\./gu)].map(([sentence]) => {
      const start = raw.indexOf(sentence.trim());
      return { start, end: start + sentence.trim().length, paragraph };
    }),
  );
  return {
    id: 'bridge',
    title: 'Bridge to open in May',
    outlet: 'The Courier',
    byline: 'Ada Lin',
    url: 'https://courier.example/bridge',
    publishedAt: '2026-03-01',
    version: 1,
    sha256: createHash('sha256').update(raw).digest('hex'),
    contentHash: 'c',
    words: 27,
    passages: 5,
    sentences: 5,
    indexedAt: '2026-03-02T10:00:00.000Z',
    citedOutlets: [],
    raw,
    spans: [{ start: 0, end: raw.length, kind: 'body' }],
    sentenceSpans,
    passageSpans: sentenceSpans.map(({ start, end }, index) => ({
      start,
      end,
      firstSentence: index,
      lastSentence: index,
      heading: null,
    })),
    ...changes,
  };
}

/** The sentence of the article that holds `words`, which are its highlight. */
export function sampleQuote(article: StoredArticle, words: string, changes: Partial<Quote> = {}): Quote {
  const at = article.raw.indexOf(words);
  const sentence = article.sentenceSpans.find(({ start, end }) => start <= at && at < end);
  if (at === -1 || sentence === undefined) throw new Error(`The sample has no sentence with ${words}.`);
  const { id, title, outlet, byline, url, publishedAt, sha256, raw } = article;
  return {
    text: raw.slice(sentence.start, sentence.end),
    source: { id, title, outlet, byline, url, publishedAt },
    start: sentence.start,
    end: sentence.end,
    sha256,
    highlight: { start: at, end: at + words.length },
    score: 1,
    alsoIn: [],
    ...changes,
  };
}
