import type { Span } from '../../domain.ts';
import type { Reading } from './reader.ts';

/** The reader was trained on answers of at most this many pieces (its card). */
const MAX_ANSWER_PIECES = 25;

export interface AnswerSpan extends Span {
  /** Start plus end logit; compare with the reading's null score, or with other spans. */
  readonly score: number;
}

/**
 * The words within `range` that answer best: the pieces i <= j < i + 25 with the highest sum of start
 * and end logit (Devlin et al. 2018, section 4.3). Offsets are into the passage's text.
 *
 * @param isAllowed leaves words out of it
 * @returns null when the reader saw no whole word of the range, or none is allowed
 */
export function bestSpan(
  reading: Reading,
  range: Span,
  isAllowed: (words: Span) => boolean = () => true,
): AnswerSpan | null {
  const { starts, ends, startLogits, endLogits } = reading;
  let best: { first: number; last: number; score: number } | null = null;
  for (let first = lowerBound(starts, range.start); first < starts.length; first++) {
    if (ends[first]! > range.end) break;
    for (let last = first; last < starts.length && last < first + MAX_ANSWER_PIECES; last++) {
      if (ends[last]! > range.end) break;
      const score = startLogits[first]! + endLogits[last]!;
      if (best !== null && score <= best.score) continue;
      if (isAllowed({ start: starts[first]!, end: ends[last]! })) best = { first, last, score };
    }
  }
  return best === null ? null : { start: starts[best.first]!, end: ends[best.last]!, score: best.score };
}

/** Index of the first value that is not below `value`, in ascending values. */
function lowerBound(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
