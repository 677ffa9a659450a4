import { createHash } from 'node:crypto';
import { ReceiptError } from '../../errors.ts';
import type { Quote } from '../../domain.ts';

/**
 * Holds a quote against the article it names, once more before it is sent: the text's hash, the slice,
 * and that the highlight lies inside.
 *
 * @param raw the stored article's raw text
 * @throws ReceiptError when any character of the quote is not at its place
 */
export function checkReceipt(quote: Quote, raw: string): void {
  const sha256 = createHash('sha256').update(raw, 'utf8').digest('hex');
  const { start, end, highlight } = quote;
  const isInside = highlight === null || (highlight.start >= start && highlight.end <= end);
  if (quote.sha256 !== sha256 || raw.slice(start, end) !== quote.text || !isInside) {
    throw new ReceiptError(quote.source.id, start, end);
  }
}
