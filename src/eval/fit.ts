import { minimise } from './minimise.ts';

/** One thing to be judged: its features in a fixed order. */
export type Features = readonly number[];

/** The candidates of one question, and which of them are right. */
export interface RankingExample {
  readonly candidates: readonly { readonly features: Features; readonly isRight: boolean }[];
}

export interface LabelledExample {
  readonly features: Features;
  readonly label: boolean;
}

/** bias + sum of weight x feature. */
export interface Fitted {
  readonly bias: number;
  readonly weights: number[];
}

/**
 * What a weight may be: 1 not negative, -1 not positive, 0 either. Holding weights to what their
 * features mean keeps small data from teaching that, say, an unknown name makes an answer likelier.
 */
export type Sign = -1 | 0 | 1;

/** Strength of the penalty on squared weights of standardised features, per example. */
const RANKING_PENALTY = 0.02;
const LOGISTIC_PENALTY = 0.01;
const SMALLEST_DEVIATION = 1e-9;

/**
 * Weights that put right candidates first: the conditional logit model (McFadden 1974; listwise softmax),
 * in which the probability of a question's candidates is a softmax over their scores and that of all its
 * right ones together is made as high as can be. Questions without a right candidate teach nothing.
 *
 * @returns weights for the features as they come; the bias of a ranking means nothing and is 0
 */
export function fitRanking(examples: readonly RankingExample[], signs: readonly Sign[] = []): Fitted {
  const useful = examples.filter(({ candidates }) => candidates.some(({ isRight }) => isRight));
  const scale = standardise(useful.flatMap(({ candidates }) => candidates.map(({ features }) => features)));
  const groups = useful.map(({ candidates }) =>
    candidates.map(({ features, isRight }) => ({ isRight, values: scale.apply(features) })),
  );
  const weights = minimise(
    (point) => {
      let value = 0;
      const gradient = point.map(() => 0);
      for (const group of groups) {
        const scores = group.map(({ values }) => dot(point, values));
        const highest = Math.max(...scores);
        const likelihoods = scores.map((score) => Math.exp(score - highest));
        const all = sum(likelihoods);
        const right = sum(likelihoods.filter((_, index) => group[index]!.isRight));
        value -= Math.log(right / all) / groups.length;
        for (const [index, { isRight, values }] of group.entries()) {
          const likelihood = likelihoods[index]!;
          const pull = likelihood / all - (isRight ? likelihood / right : 0);
          for (const [at, each] of values.entries()) gradient[at]! += (pull * each) / groups.length;
        }
      }
      return penalised(
        point,
        value,
        gradient,
        point.map(() => RANKING_PENALTY),
      );
    },
    scale.means.map(() => 0),
    signs,
  );
  return { bias: 0, weights: scale.undo(weights).weights };
}

/**
 * Logistic regression in which both labels weigh alike, however many of each there are, so that a
 * value of 0 means even odds on balanced data.
 */
export function fitLogistic(examples: readonly LabelledExample[], signs: readonly Sign[] = []): Fitted {
  const scale = standardise(examples.map(({ features }) => features));
  const positives = examples.filter(({ label }) => label).length;
  const rows = examples.map(({ features, label }) => ({
    label,
    values: [1, ...scale.apply(features)],
    weight: 0.5 / (label ? positives : examples.length - positives),
  }));
  const weightsPenalty = scale.means.map(() => LOGISTIC_PENALTY);
  const [bias = 0, ...weights] = minimise(
    (point) => {
      let value = 0;
      const gradient = point.map(() => 0);
      for (const { label, values, weight } of rows) {
        const signed = (label ? 1 : -1) * dot(point, values);
        value += weight * Math.log1p(Math.exp(-signed));
        const pull = (label ? -1 : 1) * (weight / (1 + Math.exp(signed)));
        for (const [at, each] of values.entries()) gradient[at]! += pull * each;
      }
      // The bias is free, or it would pull even odds towards the larger group.
      return penalised(point, value, gradient, [0, ...weightsPenalty]);
    },
    [0, ...scale.means.map(() => 0)],
    [0, ...signs],
  );
  const undone = scale.undo(weights);
  return { bias: bias + undone.bias, weights: undone.weights };
}

function penalised(
  point: readonly number[],
  value: number,
  gradient: readonly number[],
  penalties: readonly number[],
): { value: number; gradient: number[] } {
  return {
    value: value + sum(point.map((each, index) => penalties[index]! * each * each)),
    gradient: gradient.map((each, index) => each + 2 * penalties[index]! * point[index]!),
  };
}

/** Brings features to mean 0 and standard deviation 1, and weights back. */
function standardise(rows: readonly Features[]) {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => rows.map((row) => row[at]!));
  const means = columns.map((column) => sum(column) / column.length);
  const deviations = columns.map((column, at) => {
    const variance = sum(column.map((value) => (value - means[at]!) ** 2)) / column.length;
    const deviation = Math.sqrt(variance);
    // A feature that never changes, but for rounding, says nothing; any scale will do.
    return deviation > SMALLEST_DEVIATION ? deviation : 1;
  });
  return {
    means,
    apply: (row: Features): number[] => row.map((value, at) => (value - means[at]!) / deviations[at]!),
    undo(standardised: readonly number[]): Fitted {
      const weights = standardised.map((weight, at) => weight / deviations[at]!);
      return { bias: -dot(weights, means), weights };
    },
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, each, index) => total + each * b[index]!, 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
