import { z } from 'zod';
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

function linear<Name extends string>(names: readonly Name[]) {
  const weights = z.strictObject(
    Object.fromEntries(names.map((name) => [name, z.number()])) as Record<Name, z.ZodNumber>,
  );
  return z.object({ bias: z.number(), weights });
}

const modelSchema = z.object({
  sentence: linear(SENTENCE_FEATURES),
  answerable: linear(ANSWER_FEATURES),
  threshold: z.number().min(0).max(1),
});

/** What answering needs of `models/verbatim/answer.json`, which also says how it was made and how well it does. */
export const answerModelsSchema = z.object({
  withReader: modelSchema,
  withoutReader: modelSchema,
});

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

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
