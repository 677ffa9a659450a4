import { MetricInputError } from './errors.ts';

/** How one question went as far as answering or not is concerned. */
export interface Decision {
  /** Whether the sources answer the question. */
  readonly answerable: boolean;
  /** Whether the system said that they do. */
  readonly answered: boolean;
  /** The system's confidence that they do, 0 to 1. */
  readonly confidence: number;
}

export interface AbstentionScores {
  /** Share of the "no-answer"s that were due; null without any. */
  readonly precision: number | null;
  /** Share of the unanswerable questions that got "no-answer"; null without any. */
  readonly recall: number | null;
  /** Harmonic mean of the two; null where nothing was unanswerable and nothing abstained. */
  readonly f1: number | null;
}

/** Precision, recall and F1 of "no-answer" as the class that is to be found (van Rijsbergen, 1979). */
export function abstentionScores(decisions: readonly Omit<Decision, 'confidence'>[]): AbstentionScores {
  const due = decisions.filter((one) => !one.answerable).length;
  const given = decisions.filter((one) => !one.answered).length;
  const right = decisions.filter((one) => !one.answerable && !one.answered).length;
  return {
    precision: given === 0 ? null : right / given,
    recall: due === 0 ? null : right / due,
    f1: due + given === 0 ? null : (2 * right) / (due + given),
  };
}

/**
 * Area under the ROC curve of confidence: the probability that a random answerable question has a
 * higher confidence than a random unanswerable one, a tie counting one half. By rank sum (Mann and
 * Whitney, 1947; Hanley and McNeil, 1982). Null without questions of both kinds.
 * @throws MetricInputError when a confidence is not a number.
 */
export function areaUnderCurve(decisions: readonly Omit<Decision, 'answered'>[]): number | null {
  const bad = decisions.find((one) => Number.isNaN(one.confidence));
  if (bad) throw new MetricInputError('A confidence is a number', bad.confidence);
  const ordered = decisions.toSorted((a, b) => a.confidence - b.confidence);
  const positives = ordered.filter((one) => one.answerable).length;
  const negatives = ordered.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let rankSum = 0;
  for (let from = 0; from < ordered.length;) {
    let to = from;
    while (ordered[to]?.confidence === ordered[from]?.confidence && to < ordered.length) to++;
    // Ranks from + 1 to `to` are tied: each gets their mean.
    rankSum += ordered.slice(from, to).filter((one) => one.answerable).length * ((from + 1 + to) / 2);
    from = to;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
