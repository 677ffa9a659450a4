import type { Quote } from '../domain.ts';
import { stemsOf } from '../retrieval/stems.ts';

/**
 * Whether a quote stands alone among those shown with it: it is in no other source, and no quote from
 * another source has its answering words. Without such words nothing can be said, so it does not.
 */
export function standsAlone(quote: Quote, shown: readonly Quote[]): boolean {
  if (quote.highlight === null || quote.alsoIn.length > 0) return false;
  const { start, end } = quote.highlight;
  const words = stemsOf(quote.text.slice(start - quote.start, end - quote.start));
  return shown.every((other) => {
    if (other.source.id === quote.source.id) return true;
    const stems = new Set(stemsOf(other.text));
    return !words.every((word) => stems.has(word));
  });
}
