import type { Ranked } from './choose.ts';
import { type Candidate, type Evidence, passageStems } from './evidence.ts';
import { hasTerm, shareOfTerms } from '../question/question-terms.ts';

/** What speaks for the best quote being an answer at all. */
export interface AnswerFeatures {
  /** The reader's margin for the best quote, in logits, -15 to 15. */
  readonly margin: number;
  /** The highest margin of any candidate. */
  readonly bestMargin: number;
  /** The reader's belief in the best quote beside all candidates, as a natural logarithm, -9.2 to 0. */
  readonly share: number;
  /** Cosine of the best quote with the question. */
  readonly similarity: number;
  /** By how many standard deviations that is above the mean of all candidates: some questions are like nothing. */
  readonly standing: number;
  /** Highest cosine of any passage with the question. */
  readonly passageSimilarity: number;
  /** As in SentenceFeatures, of the best quote. */
  readonly coverage: number;
  readonly coverageAround: number;
  readonly lacksKind: number;
  /** Share of the question's words, weighted by rarity, that occur in no passage. */
  readonly unknown: number;
  /** Share of the question's words that are names or numbers which the best quote's passage lacks. */
  readonly missingNames: number;
  /** As in SentenceFeatures, of the best quote. */
  readonly ofOthers: number;
  /** Its score in the ranking. */
  readonly rank: number;
}

export const ANSWER_FEATURES = [
  'margin',
  'bestMargin',
  'share',
  'similarity',
  'standing',
  'passageSimilarity',
  'coverage',
  'coverageAround',
  'lacksKind',
  'unknown',
  'missingNames',
  'ofOthers',
  'rank',
] as const satisfies readonly (keyof AnswerFeatures)[];

/** @param best the first-ranked of the evidence's candidates */
export function describeAnswer(evidence: Evidence, { candidate: best, score }: Ranked): AnswerFeatures {
  const { terms, passages, candidates } = evidence;
  const around = passageStems(best);
  return {
    margin: best.features.margin,
    bestMargin: candidates.reduce(
      (high, { features }) => Math.max(high, features.margin),
      best.features.margin,
    ),
    share: best.features.share,
    similarity: best.features.similarity,
    standing: standingOf(best, candidates),
    passageSimilarity: passages.reduce((high, { dense }) => Math.max(high, dense ?? 0), 0),
    coverage: best.features.coverage,
    coverageAround: best.features.coverageAround,
    lacksKind: best.features.lacksKind,
    unknown: shareOfTerms(terms, ({ documentFrequency }) => documentFrequency === 0),
    missingNames: shareOfTerms(terms, (term) => term.isName && !hasTerm(term, ...around)),
    ofOthers: best.features.ofOthers,
    rank: score,
  };
}

function standingOf({ features }: Candidate, candidates: readonly Candidate[]): number {
  const mean = candidates.reduce((sum, each) => sum + each.features.similarity, 0) / candidates.length;
  const variance =
    candidates.reduce((sum, each) => sum + (each.features.similarity - mean) ** 2, 0) / candidates.length;
  return variance === 0 ? 0 : (features.similarity - mean) / Math.sqrt(variance);
}
