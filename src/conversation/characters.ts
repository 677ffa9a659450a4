import type { Span } from '../domain.ts';
import { safeCut } from '../safe-cut.ts';

/** The span, grown where it parts a surrogate pair. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  const last = safeCut(text, end);
  return { start: safeCut(text, start), end: last === end ? end : end + 1 };
}
