import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_FEATURES } from '../../../src/answer/judging/answer-features.ts';
import { buildQuotes } from '../../../src/answer/quotes/build-quote.ts';
import { type Choice, MAX_QUOTES } from '../../../src/answer/judging/choose.ts';
import { decide, describeOpposed, quotablesOf } from '../../../src/answer/judging/decide.ts';
import type { Candidate, Evidence } from '../../../src/answer/judging/evidence.ts';
import { SENTENCE_FEATURES, type SentenceFeatures } from '../../../src/answer/judging/features.ts';
import type { AnswerModel, LinearModel } from '../../../src/answer/judging/weights.ts';
import type { Quote } from '../../../src/domain.ts';
import type { Snapshot, StoredArticle } from '../../../src/stores/store.ts';

/** A choice whose words the reader takes for an answer by a margin; null: it has not read it. */
function choice(margin: number | null): Choice {
  const text = 'Ann Lee runs the bakery.';
  const sentence = { sourceId: 'x', text, vector: Float32Array.from([1, 0]), start: 10, end: 34 };
  const answer = margin === null ? null : { start: 10, end: 17, margin };
  return { score: 1, alsoIn: [], candidate: { sentence, answer } as unknown as Candidate };
}

describe('quotablesOf', () => {
  const words = { start: 10, end: 17 };

  it.each([
    ['the first quote marks its words, whatever the reader believes', [choice(-3)], [words]],
    [
      'others do where the reader believes in them',
      [choice(3), choice(0.1), choice(-0.1)],
      [words, words, null],
    ],
    ['what was not read has none', [choice(null), choice(null)], [null, null]],
  ])('%s', (_, choices, marked) => {
    expect(quotablesOf(choices, [], choices).map(({ highlight }) => highlight)).toEqual(marked);
  });
});

function linear<Feature extends string>(
  names: readonly Feature[],
  weights: Partial<Record<Feature, number>> = {},
): LinearModel<Record<Feature, number>> {
  const all = Object.fromEntries(names.map((name) => [name, 0])) as Record<Feature, number>;
  return { bias: 0, weights: { ...all, ...weights } };
}

/** A sentence's score is its feature `passage`, whatever else it has. */
const MODEL: AnswerModel = {
  sentence: linear(SENTENCE_FEATURES, { passage: 1 }),
  answerable: linear(ANSWER_FEATURES),
  threshold: 0.5,
};

/** The only sentence of an article, and what the reader takes for its answer. */
interface Said {
  readonly source: string;
  /** Where the sentence begins in the article; 0 unless given. */
  readonly at?: number;
  readonly text: string;
  readonly words: string;
  readonly score: number;
  readonly margin?: number;
}

function evidenceOf(asked: Evidence['asked'], all: readonly Said[]): Evidence {
  const features = Object.fromEntries(SENTENCE_FEATURES.map((name) => [name, 0]));
  const candidates = all.map(({ source, at = 0, text, words, score, margin = 5 }, id): Candidate => {
    const start = at + text.indexOf(words);
    return {
      sentence: {
        id,
        sourceId: source,
        passageId: id,
        version: 0,
        position: 0,
        paragraph: 0,
        text,
        start: at,
        end: at + text.length,
        vector: Float32Array.from([1, 0]),
      },
      passage: { id, row: { title: '', heading: null, text } } as Candidate['passage'],
      features: { ...features, passage: score } as unknown as SentenceFeatures,
      answer: { start, end: start + words.length, margin },
    };
  });
  return { asked, terms: [], passages: [], candidates } as Partial<Evidence> as Evidence;
}

/** What is answered from articles of one sentence each. */
async function answered(
  asked: Evidence['asked'],
  all: readonly Said[],
): Promise<{ quotes: Quote[]; disagreement: ReturnType<typeof describeOpposed> | null }> {
  const evidence = evidenceOf(asked, all);
  const { ranked, choices, opposed } = decide(evidence, MODEL);
  const articles = new Map(
    all.map(({ source, at = 0, text }) => {
      const raw = ' '.repeat(at) + text;
      const sha256 = createHash('sha256').update(raw).digest('hex');
      const sentenceSpans = [{ start: at, end: raw.length, paragraph: 0 }];
      return [source, { id: source, raw, sha256, sentenceSpans }];
    }),
  );
  const snapshot = {
    article: (id: string) => Promise.resolve((articles.get(id) ?? null) as unknown as StoredArticle | null),
  } as Partial<Snapshot> as Snapshot;
  const quotes = await buildQuotes(snapshot, quotablesOf(choices, [], ranked), MAX_QUOTES);
  return { quotes, disagreement: opposed === null ? null : describeOpposed(opposed) };
}

describe('decide', () => {
  it('quotes each source that contradicts the best one, however far behind that it is found', async () => {
    const { quotes, disagreement } = await answered('number', [
      { source: 'a', text: 'The Selby fire killed 12 people.', words: '12 people', score: 10 },
      { source: 'b', text: 'The Selby fire killed 15 people.', words: '15 people', score: 6.5 },
      { source: 'c', text: 'The fire in Selby was seen from afar.', words: 'afar', score: 9 },
    ]);
    expect(disagreement?.sides.map(({ quote }) => quotes[quote]?.source.id)).toEqual(['a', 'b']);
    expect(quotes.map(({ source }) => source.id)).toEqual(['a', 'b', 'c']);
  });

  it('quotes shares in words apart, though all else is alike', async () => {
    const { quotes, disagreement } = await answered('percentage', [
      { source: 'a', text: 'The fire burnt half of the roof in Selby.', words: 'half of', score: 10 },
      { source: 'b', text: 'The fire burnt a third of the roof in Selby.', words: 'a third of', score: 9 },
    ]);
    expect(quotes.map(({ source }) => source.id)).toEqual(['a', 'b']);
    expect(disagreement?.sides).toHaveLength(2);
  });

  it('tells of words that lie within the quote that it names, each of another source, whatever is said', async () => {
    const said = fc.record({
      amount: fc.constantFrom(
        '12 people',
        '15 people',
        'half of them',
        'a third of them',
        '20 % of them',
        'all',
      ),
      score: fc.integer({ min: 0, max: 12 }).map((half) => half / 2),
      margin: fc.integer({ min: -1, max: 8 }),
      opening: fc.constantFrom('The Selby fire killed', 'In Selby it killed', 'It hurt'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('number' as const, 'percentage' as const),
        fc.array(said, { minLength: 2, maxLength: 7 }),
        async (asked, all) => {
          const { quotes, disagreement } = await answered(
            asked,
            all.map(({ amount, score, margin, opening }, index) => ({
              source: `s${index}`,
              at: 100 * index,
              text: `${opening} ${amount}.`,
              words: amount,
              score,
              margin,
            })),
          );
          if (disagreement === null) return;
          const sides = disagreement.sides.map(({ quote, words }) => {
            const { start, end, source } = quotes[quote]!;
            expect(start <= words.start && words.start < words.end && words.end <= end).toBe(true);
            return source.id;
          });
          expect(new Set(sides).size).toBe(sides.length);
          expect(sides[0]).toBe(quotes[0]!.source.id);
        },
      ),
    );
  });
});
