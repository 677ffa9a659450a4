import type { Judgement } from '../answer/answerer.ts';
import type { Answer } from '../domain.ts';
import { overlaps } from '../overlaps.ts';
import type { StoredSource } from '../stores/store.ts';
import { placeOf, type QuotePlace } from './quote-place.ts';
import type { SourceNumbers } from './source-numbers.ts';

/** A sentence that was weighed, with what spoke for it. */
export interface WeighedSentence {
  readonly text: string;
  readonly source: StoredSource;
  /** In the list of sources, from 1. */
  readonly number: number;
  readonly place: QuotePlace;
  /** Cosine with the question; unrelated texts have about .75. */
  readonly dense: number;
  /** Share of the question's words it has, weighted by rarity, 0 to 1. */
  readonly lexical: number;
  /** The reader's margin for its best words over "no answer", in logits; null when it was not read. */
  readonly reader: number | null;
  /** All of these together, in logits behind the best sentence: 0 or less. */
  readonly behindBest: number;
  /** Whether the answer quotes it, or shows it as the nearest passage. */
  readonly isShown: boolean;
}

/** A word of the question and in how many passages it occurs. */
export interface WeighedTerm {
  readonly text: string;
  readonly passages: number;
}

/** What an answer rests on. */
export interface Explanation {
  readonly answer: Answer;
  /** null for what is answered without weighing: a greeting, an exact phrase, a question about the sources. */
  readonly weighed: {
    readonly confidence: number;
    readonly threshold: number;
    readonly terms: readonly WeighedTerm[];
    /** Best first, the best ones only. */
    readonly sentences: readonly WeighedSentence[];
    /** How many were weighed in all. */
    readonly total: number;
  } | null;
}

/** More are not looked at, and those further down never come near. */
const MAX_SENTENCES = 12;

/** @param sources those of the generation that it was answered from */
export function explainAnswer(
  sources: SourceNumbers,
  answer: Answer,
  judgement: Judgement | null,
): Explanation {
  if (judgement === null) return { answer, weighed: null };
  const { evidence, ranked, confidence, threshold } = judgement;
  const best = ranked[0]?.score ?? 0;
  const shown =
    answer.status === 'answered' ? answer.quotes : answer.closest === null ? [] : [answer.closest];
  const sentences = ranked.slice(0, MAX_SENTENCES).flatMap(({ candidate, score }): WeighedSentence[] => {
    const { sentence, features, answer: words } = candidate;
    const found = sources.byId(sentence.sourceId);
    if (found === null) return [];
    const { source, number } = found;
    const { start, end, text } = sentence;
    const highlight = words === null ? null : { start: words.start, end: words.end };
    return [
      {
        text,
        source,
        number,
        place: placeOf({ sha256: source.sha256, start, end, highlight }),
        dense: features.similarity,
        lexical: features.coverage,
        reader: words?.margin ?? null,
        behindBest: score - best,
        isShown: shown.some((quote) => quote.source.id === source.id && overlaps(quote, sentence)),
      },
    ];
  });
  const terms = evidence.terms.map(({ text, documentFrequency }) => ({ text, passages: documentFrequency }));
  return { answer, weighed: { confidence, threshold, terms, sentences, total: ranked.length } };
}
