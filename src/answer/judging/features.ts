import type { ScoredPassage } from '../../retrieval/retrieve.ts';
import type { SentenceRow } from '../../stores/store.ts';
import { type AskedFor, findNames, hasKind } from '../question/asked-for.ts';
import { type QuestionTerm, coverage } from '../question/question-terms.ts';
import { rememberedByText } from '../../retrieval/by-text.ts';
import { stemSetOf, stemsOf } from '../../retrieval/stems.ts';

/** Sentences that the reader has not read count as this sure not to answer; its margins run from -15 to 15. */
const UNREAD_MARGIN = -8;
/** What e5 gives texts that have nothing to do with each other (docs/evaluation.md). */
const UNRELATED_SIMILARITY = 0.75;
/** So far below the highest cosine a sentence is one of many. */
const NEAR_SIMILARITY = 0.03;
/** Keeps the logarithm of a share from running away. */
const MIN_SHARE = 1e-4;
/** A sentence that holds all its fits in fewer words is easier to read; longer ones gain nothing further. */
const LONG_WORDS = 40;

/** What speaks for a sentence. Each value lies between 0 and 1 unless said otherwise. */
export interface SentenceFeatures {
  /** Cosine with the question. */
  readonly similarity: number;
  /** How near it comes to the highest cosine of any candidate: 0 from .03 below it, .03 for that one. */
  readonly nearest: number;
  /** Share of the question's words it has, weighted by rarity. */
  readonly coverage: number;
  /** The same with the sentences beside it and its title and heading. */
  readonly coverageAround: number;
  /** Fused retrieval score of its passage. */
  readonly passage: number;
  /** Cosine of its passage with the question. */
  readonly passageSimilarity: number;
  /** The reader's margin over "no answer" for the best words in it, in logits, -15 to 15. */
  readonly margin: number;
  /** The reader's belief in it beside all other candidates, as a natural logarithm, -9.2 to 0. */
  readonly share: number;
  /** 1 when it opens its paragraph: such a sentence introduces more often than it answers. */
  readonly opens: number;
  /** 1 when it lacks the kind of thing that is asked for. */
  readonly lacksKind: number;
  /** 1 when it says nothing but words of the question. */
  readonly echo: number;
  /** Words, as a share of 40, at most 1. */
  readonly length: number;
  /** 1 when it says of others what the question says of somebody. */
  readonly ofOthers: number;
}

export const SENTENCE_FEATURES = [
  'similarity',
  'nearest',
  'coverage',
  'coverageAround',
  'passage',
  'passageSimilarity',
  'margin',
  'share',
  'opens',
  'lacksKind',
  'echo',
  'length',
  'ofOthers',
] as const satisfies readonly (keyof SentenceFeatures)[];

export interface SentenceContext {
  readonly sentence: SentenceRow;
  /** The sentences beside it in its passage. */
  readonly before: SentenceRow | undefined;
  readonly after: SentenceRow | undefined;
  readonly passage: ScoredPassage;
  /** Its cosine with the question, and the highest of any candidate. */
  readonly similarity: number;
  readonly highestSimilarity: number;
  readonly terms: readonly QuestionTerm[];
  readonly questionStems: ReadonlySet<string>;
  /** Whether a sentence says of others what the question says of somebody. */
  readonly isOfOthers: (sentence: string) => boolean;
  readonly asked: AskedFor;
}

type ReadFeatures = Pick<SentenceFeatures, 'margin' | 'share'>;

/** What the reader says of a sentence: null where it has not read it, and a share from 0 to 1. */
export function describeReading(margin: number | null, share: number): ReadFeatures {
  return { margin: margin ?? UNREAD_MARGIN, share: Math.log(share + MIN_SHARE) };
}

/** Everything that needs no reader. */
export function describeSentence(context: SentenceContext): Omit<SentenceFeatures, keyof ReadFeatures> {
  const { sentence, before, after, passage, terms, questionStems } = context;
  const stems = stemsOf(sentence.text);
  const own = stemSetOf(sentence.text);
  const around = [before?.text, after?.text, passage.row.heading, passage.row.title].flatMap((text) =>
    text === undefined || text === null ? [] : [stemSetOf(text)],
  );
  const newNames = namesOf(sentence.text).filter((name) =>
    stemsOf(name).some((stem) => !questionStems.has(stem)),
  );
  return {
    similarity: context.similarity,
    nearest: Math.max(0, context.similarity - context.highestSimilarity + NEAR_SIMILARITY),
    coverage: coverage(terms, own),
    coverageAround: coverage(terms, own, ...around),
    passage: passage.score,
    passageSimilarity: passage.dense ?? UNRELATED_SIMILARITY,
    opens: before?.paragraph === sentence.paragraph ? 0 : 1,
    lacksKind: hasKind(context.asked, sentence.text, newNames) ? 0 : 1,
    echo: saysAnything(stems, questionStems) ? 0 : 1,
    length: Math.min(1, stems.length / LONG_WORDS),
    ofOthers: context.isOfOthers(sentence.text) ? 1 : 0,
  };
}

const namesOf = rememberedByText(findNames);

/** Whether there are at least two words, not counting the shortest, that the question does not have. */
function saysAnything(stems: readonly string[], questionStems: ReadonlySet<string>): boolean {
  let count = 0;
  for (const stem of stems) {
    if (stem.length > 2 && !questionStems.has(stem)) count += 1;
    if (count === 2) return true;
  }
  return false;
}
