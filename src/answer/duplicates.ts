import type { SentenceRow } from '../stores/store.ts';
import { dot } from '../stores/vectors/vectors.ts';
import { stemsOf } from '../retrieval/stems.ts';
import { isNumberWord } from './amounts.ts';

/**
 * When two sentences make the same statement: their meaning is this near, this share of the shorter
 * one's words is in the other, and neither has a number that the other lacks.
 */
const MIN_SIMILARITY = 0.9;
const MIN_SHARED = 0.6;

type Statement = Pick<SentenceRow, 'text' | 'vector'>;

/** Whether two sentences make the same statement in nearly the same words. */
export function isSameStatement(a: Statement, b: Statement): boolean {
  if (dot(a.vector, b.vector) < MIN_SIMILARITY) return false;
  const first = new Set(stemsOf(a.text));
  const second = new Set(stemsOf(b.text));
  const shared = [...first].filter((stem) => second.has(stem)).length;
  if (shared < MIN_SHARED * Math.min(first.size, second.size)) return false;
  return haveSameNumbers(first, second);
}

function haveSameNumbers(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  return hasNumbersOf(first, second) && hasNumbersOf(second, first);
}

function hasNumbersOf(from: ReadonlySet<string>, stems: ReadonlySet<string>): boolean {
  return [...from].every((stem) => !(/^\d/.test(stem) || isNumberWord(stem)) || stems.has(stem));
}
