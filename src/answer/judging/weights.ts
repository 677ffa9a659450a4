import { isRecord } from '../../is-record.ts';
import { ANSWER_FEATURES, type AnswerFeatures } from './answer-features.ts';
import { SENTENCE_FEATURES, type SentenceFeatures } from './features.ts';

/** A linear model: bias + sum of weight x feature. */
export interface LinearModel<Features> {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Features, number>>;
}

/** How sentences are ranked and how it is decided whether to answer. */
export interface AnswerModel {
  /** Ranks: only differences between sentences of one question mean something. */
  readonly sentence: LinearModel<SentenceFeatures>;
  /** Log odds that the best quote answers. */
  readonly answerable: LinearModel<AnswerFeatures>;
  /** Confidence below which nothing is answered, 0 to 1. */
  readonly threshold: number;
}

export interface AnswerModels {
  readonly withReader: AnswerModel;
  readonly withoutReader: AnswerModel;
}

/**
 * Whether a value is what answering needs of `models/verbatim/answer.json`, which also says how it was made and
 * how well it does. Every feature has a weight, and nothing else has.
 */
export function isAnswerModels(value: unknown): value is AnswerModels {
  return isRecord(value) && isAnswerModel(value['withReader']) && isAnswerModel(value['withoutReader']);
}

function isAnswerModel(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { sentence, answerable, threshold } = value;
  return (
    isLinear(sentence, SENTENCE_FEATURES) &&
    isLinear(answerable, ANSWER_FEATURES) &&
    typeof threshold === 'number' &&
    threshold >= 0 &&
    threshold <= 1
  );
}

function isLinear(value: unknown, names: readonly string[]): boolean {
  if (!isRecord(value) || !Number.isFinite(value['bias']) || !isRecord(value['weights'])) return false;
  const { weights } = value;
  return (
    Object.keys(weights).length === names.length && names.every((name) => Number.isFinite(weights[name]))
  );
}

/** @returns the linear model's value */
export function score<Features extends { readonly [Name in keyof Features]: number }>(
  model: LinearModel<Features>,
  features: Features,
): number {
  let sum = model.bias;
  for (const name of Object.keys(model.weights) as (keyof Features)[]) {
    sum += model.weights[name] * features[name];
  }
  return sum;
}

/** The probability, 0 to 1, that these log odds stand for. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
