import type { Candidate, Evidence } from './evidence.ts';

/** What speaks for the best quote being an answer at all. */
export interface AnswerFeatures {
  /** The reader's margin for the best quote, in logits, -15 to 15. */
  readonly margin: number;
  /** The highest margin of any candidate. */
  readonly bestMargin: number;
  /** Cosine of the best quote with the question. */
  readonly similarity: number;
  /** Highest cosine of any passage with the question. */
  readonly passageSimilarity: number;
  /** As in SentenceFeatures, of the best quote. */
  readonly coverage: number;
  readonly coverageAround: number;
  readonly lacksKind: number;
  /** Share of the question's words, weighted by rarity, that occur in no passage. */
  readonly unknown: number;
}

export const ANSWER_FEATURES = [
  'margin',
  'bestMargin',
  'similarity',
  'passageSimilarity',
  'coverage',
  'coverageAround',
  'lacksKind',
  'unknown',
] as const satisfies readonly (keyof AnswerFeatures)[];

/** @param best the first-ranked of the evidence's candidates */
export function describeAnswer(evidence: Evidence, best: Candidate): AnswerFeatures {
  const { terms, passages, candidates } = evidence;
  const weight = terms.reduce((sum, { idf }) => sum + idf, 0);
  const unknown = terms.reduce(
    (sum, { idf, documentFrequency }) => sum + (documentFrequency === 0 ? idf : 0),
    0,
  );
  return {
    margin: best.features.margin,
    bestMargin: candidates.reduce(
      (high, { features }) => Math.max(high, features.margin),
      best.features.margin,
    ),
    similarity: best.features.similarity,
    passageSimilarity: passages.reduce((high, { dense }) => Math.max(high, dense ?? 0), 0),
    coverage: best.features.coverage,
    coverageAround: best.features.coverageAround,
    lacksKind: best.features.lacksKind,
    unknown: weight === 0 ? 0 : unknown / weight,
  };
}
