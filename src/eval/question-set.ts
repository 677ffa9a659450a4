import type { Gold } from './quotes.ts';
import type { Split } from './split.ts';

/**
 * "hard" and "easy" questions have no answer: hard ones are near misses (the subject is there, the
 * answer is not), easy ones are about something else altogether.
 */
export type QuestionGroup = 'answerable' | 'hard' | 'easy';

export interface Question extends Gold {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly group: QuestionGroup;
  /** What is asked for ("who", "near-miss"), as the set names it; null where it does not. */
  readonly kind: string | null;
  /** Sources that are not to be searched for this question. */
  readonly exclude: readonly string[];
  /** Sources in which an answer stands. */
  readonly relevant: readonly string[];
  readonly split: Split;
}

/** Where the texts are that a set asks about. */
export type Corpus = { readonly kind: 'seeds' } | { readonly kind: 'jsonl'; readonly file: string };

export interface QuestionSet {
  readonly name: string;
  readonly corpus: Corpus;
  readonly questions: readonly Question[];
}
