import { ANSWER_FEATURES, type AnswerFeatures, describeAnswer } from '../answer/answer-features.ts';
import type { AnswerParts } from '../answer/answerer.ts';
import { rankCandidates } from '../answer/choose.ts';
import { type Evidence, gatherEvidence } from '../answer/evidence.ts';
import { SENTENCE_FEATURES, type SentenceFeatures } from '../answer/features.ts';
import type { AnswerModel, LinearModel } from '../answer/weights.ts';
import type { Snapshot } from '../stores/store.ts';
import { type Fitted, type Sign, fitLogistic, fitRanking } from './fit.ts';
import type { Question } from './question-set.ts';
import { isQuoteRight } from './quotes.ts';

/** A question of a set's first half, and what is known of it. */
export interface Observation {
  readonly question: Question;
  readonly evidence: Evidence;
}

/** Gathers the evidence that weights are fitted on: of the questions of the "fit" half only. */
export async function observe(
  snapshot: Snapshot,
  parts: AnswerParts,
  questions: readonly Question[],
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Observation[]> {
  const half = questions.filter(({ split }) => split === 'fit');
  const observations: Observation[] = [];
  for (const question of half) {
    const evidence = await gatherEvidence(parts, snapshot, question.question, { exclude: question.exclude });
    observations.push({ question, evidence });
    onProgress(observations.length, half.length);
  }
  return observations;
}

const SENTENCE_SIGNS: Record<keyof SentenceFeatures, Sign> = {
  similarity: 1,
  coverage: 1,
  coverageAround: 1,
  passage: 1,
  passageSimilarity: 1,
  margin: 1,
  share: 1,
  opens: 0,
  lacksKind: -1,
  echo: -1,
  length: 0,
};

const ANSWER_SIGNS: Record<keyof AnswerFeatures, Sign> = {
  margin: 1,
  bestMargin: 1,
  share: 1,
  similarity: 1,
  passageSimilarity: 1,
  coverage: 1,
  coverageAround: 1,
  lacksKind: -1,
  unknown: -1,
  missingNames: -1,
};

/** Fits how sentences are ranked, and then, on the sentences so ranked first, whether to answer. */
export function fitAnswerModel(observations: readonly Observation[]): AnswerModel {
  const ranking = fitRanking(
    observations.map(({ question, evidence }) => ({
      candidates: evidence.candidates.map(({ sentence, features }) => ({
        features: SENTENCE_FEATURES.map((name) => features[name]),
        isRight:
          question.answerable && isQuoteRight({ source: sentence.sourceId, text: sentence.text }, question),
      })),
    })),
    SENTENCE_FEATURES.map((name) => SENTENCE_SIGNS[name]),
  );
  const sentence = named(SENTENCE_FEATURES, ranking);
  const answerable = fitLogistic(
    observations.flatMap(({ question, evidence }) => {
      const [best] = rankCandidates(evidence.candidates, sentence);
      if (best === undefined) return [];
      const features = describeAnswer(evidence, best.candidate);
      return [{ features: ANSWER_FEATURES.map((name) => features[name]), label: question.answerable }];
    }),
    ANSWER_FEATURES.map((name) => ANSWER_SIGNS[name]),
  );
  return { sentence, answerable: named(ANSWER_FEATURES, answerable), threshold: 0.5 };
}

function named<Name extends string>(
  names: readonly Name[],
  { bias, weights }: Fitted,
): LinearModel<Record<Name, number>> {
  return {
    bias: rounded(bias),
    weights: Object.fromEntries(names.map((name, index) => [name, rounded(weights[index]!)])) as Record<
      Name,
      number
    >,
  };
}

/** Four digits are more than the data bears. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
