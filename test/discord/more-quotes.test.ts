import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { citePassage, type WantedPassages } from '../../src/conversation/further.ts';
import type { AnsweredQuestion, CitedQuote } from '../../src/conversation/answered-question.ts';
import type { StoredArticle } from '../../src/stores/store.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

const RAW = 'The gates opened at nine. The mayor spoke at ten. It rained at noon.';
const SPANS = [
  { start: 0, end: 25, paragraph: 0 },
  { start: 26, end: 49, paragraph: 0 },
  { start: 50, end: 68, paragraph: 0 },
];
const article = {
  id: 'gates',
  title: 'Gates',
  outlet: null,
  byline: null,
  url: null,
  publishedAt: null,
  raw: RAW,
  sha256: createHash('sha256').update(RAW).digest('hex'),
  sentenceSpans: SPANS,
  indexedAt: '2026-11-23T12:00:00.000Z',
} as unknown as StoredArticle;
const [first, second, other] = SPANS.map((span) => citePassage(article, span, 1, 1)) as [
  CitedQuote,
  CitedQuote,
  CitedQuote,
];
const SHOWN = [first, second];

describe('More quotes', () => {
  let scene: QuickScene;
  afterEach(async () => {
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
  });

  it('leaves out what the answer shows, on every page', async () => {
    const wanted: WantedPassages[] = [];
    const answered = {
      source: null,
      answer: { status: 'answered', confidence: 1, quotes: SHOWN.map(({ quote }) => quote), closest: null },
      citations: new Map(SHOWN.map(({ quote, citation }) => [quote, citation])),
      quotes: SHOWN,
      instead: [],
      next: null,
    } as unknown as AnsweredQuestion;
    scene = await startQuickScene({
      app: {
        answer: async (asked) => ({ ...answered, asked }),
        further: async (_, given) => {
          wanted.push(given);
          return { quotes: [other], next: given.skip + 3 };
        },
      },
    });
    const anna = scene.fake.user('anna');
    let page = await scene.fake.replyTo(anna.mention('general', 'When?'));
    for (const _ of [1, 2, 3]) page = await anna.press(page, 'More quotes').response();
    const shown = SPANS.slice(0, 2).map(({ start, end }) => ({
      article: article.sha256.slice(0, 8),
      start,
      end,
    }));
    expect(wanted).toEqual([0, 3, 6].map((skip) => ({ source: null, skip, shown })));
  });
});
