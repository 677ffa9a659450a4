import { ANSWER_FEATURES, type AnswerFeatures, describeAnswer } from '../answer/judging/answer-features.ts';
import type { AnswerParts } from '../answer/answerer.ts';
import { rankCandidates } from '../answer/judging/choose.ts';
import { decide } from '../answer/judging/decide.ts';
import { type Evidence, gatherEvidence } from '../answer/judging/evidence.ts';
import { SENTENCE_FEATURES, type SentenceFeatures } from '../answer/judging/features.ts';
import type { AnswerModel, LinearModel } from '../answer/judging/weights.ts';
import type { Snapshot } from '../stores/store.ts';
import { areaUnderCurve } from './abstention.ts';
import { mean } from './averages.ts';
import { expectedCalibrationError } from './calibration.ts';
import { type Fitted, type Sign, fitLogistic, fitRanking } from './fit.ts';
import type { Question } from './question-set.ts';
import { isQuoteRight } from './quotes.ts';

/** A question, and what is known of it. */
export interface Observation {
  readonly question: Question;
  readonly evidence: Evidence;
}

/** Gathers the evidence of questions, one after the other. */
export async function observe(
  snapshot: Snapshot,
  parts: AnswerParts,
  questions: readonly Question[],
): Promise<Observation[]> {
  const observations: Observation[] = [];
  for (const question of questions) {
    const evidence = await gatherEvidence(parts, snapshot, question.question, { exclude: question.exclude });
    observations.push({ question, evidence });
  }
  return observations;
}

/** How a model does on questions that it was not fitted on; shares, null where there is nothing to share. */
export interface ModelScore {
  /** Of the answerable questions, those whose first-ranked sentence is right. */
  readonly bestSentenceRight: number | null;
  /** Area under the curve of confidence, answerable or not. */
  readonly auc: number | null;
  /** Expected calibration error of confidence. */
  readonly calibrationError: number | null;
}

export function scoreModel(observations: readonly Observation[], model: AnswerModel): ModelScore {
  const decided = observations.map(({ question, evidence }) => {
    const { ranked, confidence } = decide(evidence, model);
    const best = ranked[0]?.candidate.sentence;
    const isRight = best !== undefined && isQuoteRight({ source: best.sourceId, text: best.text }, question);
    return { answerable: question.answerable, isRight, confidence };
  });
  return {
    bestSentenceRight: digits(
      mean(decided.filter(({ answerable }) => answerable).map(({ isRight }) => Number(isRight))),
    ),
    auc: digits(areaUnderCurve(decided)),
    calibrationError: digits(
      expectedCalibrationError(
        decided.map(({ confidence, answerable }) => ({ confidence, happened: answerable })),
      ),
    ),
  };
}

/** Three digits are more than the questions bear. */
function digits(share: number | null): number | null {
  return share === null ? null : Number(share.toFixed(3));
}

/**
 * Weights that are not fitted: in the sets nobody asks of one what is said of another, but people do. With the
 * fitted half of `story-roles`, which is made of such questions, in the fit the weights were these; there they
 * also moved all others towards silence (docs/evaluation.md).
 */
const RANKING_OF_OTHERS = -1.6;
const ANSWERING_OF_OTHERS = -2.5;

type FittedSentence = Exclude<keyof SentenceFeatures, 'ofOthers'>;
type FittedAnswer = Exclude<keyof AnswerFeatures, 'ofOthers'>;
const FITTED_SENTENCE = SENTENCE_FEATURES.filter((name): name is FittedSentence => name !== 'ofOthers');
const FITTED_ANSWER = ANSWER_FEATURES.filter((name): name is FittedAnswer => name !== 'ofOthers');

const SENTENCE_SIGNS: Record<FittedSentence, Sign> = {
  similarity: 1,
  nearest: 1,
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

const ANSWER_SIGNS: Record<FittedAnswer, Sign> = {
  margin: 1,
  bestMargin: 1,
  share: 1,
  similarity: 1,
  standing: 1,
  passageSimilarity: 1,
  coverage: 1,
  coverageAround: 1,
  lacksKind: -1,
  unknown: -1,
  missingNames: -1,
  rank: 1,
};

/** Fits how sentences are ranked, and then, on the sentences so ranked first, whether to answer. */
export function fitAnswerModel(observations: readonly Observation[]): AnswerModel {
  const ranking = fitRanking(
    observations.map(({ question, evidence }) => ({
      candidates: evidence.candidates.map(({ sentence, features }) => ({
        features: FITTED_SENTENCE.map((name) => features[name]),
        isRight:
          question.answerable && isQuoteRight({ source: sentence.sourceId, text: sentence.text }, question),
      })),
    })),
    FITTED_SENTENCE.map((name) => SENTENCE_SIGNS[name]),
  );
  const sentence = withWeight(named(FITTED_SENTENCE, ranking), { ofOthers: RANKING_OF_OTHERS });
  const answerable = fitLogistic(
    observations.flatMap(({ question, evidence }) => {
      const [best] = rankCandidates(evidence.candidates, sentence);
      if (best === undefined) return [];
      const features = describeAnswer(evidence, best);
      return [{ features: FITTED_ANSWER.map((name) => features[name]), label: question.answerable }];
    }),
    FITTED_ANSWER.map((name) => ANSWER_SIGNS[name]),
  );
  return {
    sentence,
    answerable: withWeight(named(FITTED_ANSWER, answerable), { ofOthers: ANSWERING_OF_OTHERS }),
    threshold: 0.5,
  };
}

function withWeight<Name extends string, Other extends string>(
  { bias, weights }: LinearModel<Record<Name, number>>,
  further: Record<Other, number>,
): LinearModel<Record<Name | Other, number>> {
  return { bias, weights: { ...weights, ...further } };
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
