import type { Span } from './domain.ts';

/** Whether two spans of one text have a character in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
