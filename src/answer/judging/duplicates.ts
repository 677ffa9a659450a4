import type { SentenceRow } from '../../stores/store.ts';
import { dot } from '../../stores/vectors/vectors.ts';
import { rememberedByText } from '../../retrieval/by-text.ts';
import { hasAllStems, stemSetOf } from '../../retrieval/stems.ts';
import { isNumberWord } from '../amounts/amounts.ts';

/**
 * When two sentences make the same statement: their meaning is this near, this share of the shorter
 * one's words is in the other, and neither has a number that the other lacks. Both are set by hand
 * (docs/evaluation.md).
 */
const MIN_SIMILARITY = 0.9;
const MIN_SHARED = 0.6;

type Statement = Pick<SentenceRow, 'text' | 'vector'>;

/** Whether two sentences make the same statement in nearly the same words. */
export function isSameStatement(a: Statement, b: Statement): boolean {
  if (dot(a.vector, b.vector) < MIN_SIMILARITY) return false;
  const first = stemSetOf(a.text);
  const second = stemSetOf(b.text);
  // Of sentences made alike most differ in a number, and there are few in each.
  const haveSameNumbers = hasAllStems(second, numbersIn(a.text)) && hasAllStems(first, numbersIn(b.text));
  return haveSameNumbers && countShared(first, second) >= MIN_SHARED * Math.min(first.size, second.size);
}

function countShared(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of first) if (second.has(stem)) shared += 1;
  return shared;
}

/** The stems in a text that are numbers, in digits or words. */
const numbersIn = rememberedByText((text): readonly string[] =>
  [...stemSetOf(text)].filter((stem) => /^\d/.test(stem) || isNumberWord(stem)),
);
