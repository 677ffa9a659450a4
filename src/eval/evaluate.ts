import { bootstrapInterval, BOOTSTRAP_DEFAULTS } from './bootstrap.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import { FIGURES } from './figures.ts';
import type { FigureDefinition } from './figures.ts';
import { judge } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { QuestionGroup, QuestionSet } from './question-set.ts';
import type { Split } from './split.ts';
import type { SourceText, SystemUnderTest } from './system.ts';

/** A value and, where one belongs to it, the bounds of its confidence interval. */
export interface Figure {
  /** Null where the questions give no such figure. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How one system did on one set. */
export interface Evaluation {
  readonly set: string;
  readonly system: string;
  readonly split: Split | 'all';
  /** How many questions of each group were asked. */
  readonly questions: Readonly<Record<QuestionGroup, number>>;
  /** By the names in `FIGURES`. */
  readonly figures: Readonly<Record<string, Figure>>;
  /** In the set's order. */
  readonly outcomes: readonly Outcome[];
}

export interface EvaluateOptions {
  /** A source's text, for checking quotes; null for a source that is not there. */
  readonly textOf: (source: string) => Promise<SourceText | null>;
  /** Asks the questions of one half only. */
  readonly split?: Split;
  readonly bootstrap?: BootstrapOptions;
  readonly onProgress?: (done: number, total: number) => void;
  /** Checked before each question; aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Clock in milliseconds; that of the process unless given. */
  readonly now?: () => number;
}

/** Passages asked for: as deep as the deepest figure of ranking looks. */
const SEARCH_DEPTH = 10;

/**
 * Asks a system every question of a set, one after another, and computes all figures. The time of a
 * question is that of `ask` alone.
 * @throws MetricInputError when a confidence does not lie within 0 and 1.
 */
export async function evaluate(
  set: QuestionSet,
  system: SystemUnderTest,
  options: EvaluateOptions,
): Promise<Evaluation> {
  const { split, textOf, onProgress, signal, now = () => performance.now() } = options;
  const questions = set.questions.filter((one) => split === undefined || one.split === split);
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    signal?.throwIfAborted();
    const filter = question.exclude.length === 0 ? {} : { exclude: question.exclude };
    const hits = question.answerable ? await system.search(question.question, filter, SEARCH_DEPTH) : [];
    const begun = now();
    const answer = await system.ask(question.question, filter);
    const milliseconds = now() - begun;
    outcomes.push(await judge(question, set.corpus, { hits, answer, milliseconds }, textOf));
    onProgress?.(outcomes.length, questions.length);
  }
  return {
    set: set.name,
    system: system.name,
    split: split ?? 'all',
    questions: {
      answerable: countOf('answerable', outcomes),
      hard: countOf('hard', outcomes),
      easy: countOf('easy', outcomes),
    },
    figures: figuresOf(outcomes, options.bootstrap ?? BOOTSTRAP_DEFAULTS),
    outcomes,
  };
}

/** All figures of some outcomes; the same seed draws the same questions for every system and figure. */
function figuresOf(outcomes: readonly Outcome[], bootstrap: BootstrapOptions): Record<string, Figure> {
  const figure = ({ of, hasInterval }: FigureDefinition): Figure => {
    const interval = hasInterval ? bootstrapInterval(outcomes, of, bootstrap) : null;
    return { value: of(outcomes), low: interval?.low ?? null, high: interval?.high ?? null };
  };
  return Object.fromEntries(Object.entries(FIGURES).map(([name, definition]) => [name, figure(definition)]));
}

function countOf(group: QuestionGroup, outcomes: readonly Outcome[]): number {
  return outcomes.filter((one) => one.group === group).length;
}
