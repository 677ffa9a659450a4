import { abstentionScores, areaUnderCurve } from './abstention.ts';
import { mean, median } from './averages.ts';
import { expectedCalibrationError } from './calibration.ts';
import type { Outcome } from './outcome.ts';
import type { QuestionGroup } from './question-set.ts';
import { hasRightAmong } from './ranking.ts';

/** One line of the comparison. */
export interface FigureDefinition {
  readonly label: string;
  readonly unit: 'share' | 'words' | 'count' | 'ms';
  /** Whether it is an estimate that an interval belongs to; counts and times are what they are. */
  readonly hasInterval: boolean;
  /** Null where the outcomes give no such figure. */
  readonly of: (outcomes: readonly Outcome[]) => number | null;
}

/** Every figure of the comparison by its name in JSON, in the comparison's order. */
export const FIGURES: Readonly<Record<string, FigureDefinition>> = {
  ndcg10: share(
    'passage nDCG@10',
    meanOf((one) => one.ranking?.ndcg10),
  ),
  recall1: share(
    'passage recall@1',
    meanOf((one) => one.ranking?.recall1),
  ),
  recall5: share(
    'passage recall@5',
    meanOf((one) => one.ranking?.recall5),
  ),
  firstRight: share('first quote right', rightAmong(1)),
  oneOfThreeRight: share('one of three right', rightAmong(3)),
  bestRight: share(
    'best sentence right, shown as answer or not',
    meanOf((one) => (one.answerable ? Number(one.isBestRight) : undefined)),
  ),
  abstentionPrecision: share('no-answer precision', (all) => abstentionScores(all).precision),
  abstentionRecall: share('no-answer recall', (all) => abstentionScores(all).recall),
  abstentionF1: share('no-answer F1', (all) => abstentionScores(all).f1),
  auc: share('confidence AUC', areaUnderCurve),
  aucHard: share('confidence AUC, hard', (all) => areaUnderCurve(against('hard', all))),
  aucEasy: share('confidence AUC, easy', (all) => areaUnderCurve(against('easy', all))),
  calibrationError: share('calibration error (sources answer)', (all) =>
    expectedCalibrationError(all.map((one) => ({ confidence: one.confidence, happened: one.answerable }))),
  ),
  calibrationErrorFirst: share('calibration error (first quote right)', (all) =>
    expectedCalibrationError(
      all
        .filter((one) => one.answered)
        .map((one) => ({ confidence: one.confidence, happened: hasRightAmong(one.rights, 1) })),
    ),
  ),
  verbatimShare: {
    label: 'quotes verbatim (must be 1)',
    unit: 'share',
    hasInterval: false,
    of: (all) => mean(shown(all).map((quote) => Number(quote.isVerbatim))),
  },
  beyondBody: count('quotes beyond body text (must be 0)', (all) =>
    shown(all).filter((quote) => quote.isBeyondBody),
  ),
  tooLong: count('quotes too long (must be 0)', (all) => quotes(all).filter((quote) => quote.isTooLong)),
  meanWords: plain('words a quote, mean', 'words', (all) => mean(quotes(all).map(({ words }) => words))),
  medianWords: plain('words a quote, median', 'words', (all) =>
    median(quotes(all).map(({ words }) => words)),
  ),
  meanMilliseconds: plain('time a question, mean', 'ms', (all) => mean(all.map((one) => one.milliseconds))),
  medianMilliseconds: plain('time a question, median', 'ms', (all) =>
    median(all.map((one) => one.milliseconds)),
  ),
};

function share(label: string, of: FigureDefinition['of']): FigureDefinition {
  return { label, unit: 'share', hasInterval: true, of };
}

function plain(label: string, unit: 'words' | 'ms', of: FigureDefinition['of']): FigureDefinition {
  return { label, unit, hasInterval: false, of };
}

function count(label: string, of: (outcomes: readonly Outcome[]) => readonly unknown[]): FigureDefinition {
  return { label, unit: 'count', hasInterval: false, of: (outcomes) => of(outcomes).length };
}

/** Mean over the outcomes that have the value. */
function meanOf(value: (outcome: Outcome) => number | undefined): FigureDefinition['of'] {
  return (outcomes) => mean(outcomes.map(value).filter((one) => one !== undefined));
}

/** Share of the answerable questions with a right quote among the first `first`. */
function rightAmong(first: number): FigureDefinition['of'] {
  return (outcomes) =>
    mean(outcomes.filter((one) => one.answerable).map((one) => Number(hasRightAmong(one.rights, first))));
}

/** The answerable questions and one group of the others. */
function against(group: QuestionGroup, outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter((one) => one.answerable || one.group === group);
}

function quotes(outcomes: readonly Outcome[]): Outcome['quotes'] {
  return outcomes.flatMap((one) => one.quotes);
}

/** Quotes and the passages shown as not an answer: all of them stand in the source's own words. */
function shown(outcomes: readonly Outcome[]): Outcome['quotes'] {
  return outcomes.flatMap((one) => (one.closest === null ? one.quotes : [...one.quotes, one.closest]));
}
