import type { Quote, Span } from '../domain.ts';
import type { SentenceRow, Snapshot } from '../stores/store.ts';
import { checkReceipt } from './receipt.ts';

/** A sentence that is to be quoted. */
export interface Quotable {
  readonly sentence: SentenceRow;
  /** The words in it that answer, offsets into raw. */
  readonly highlight: Span | null;
  readonly score: number;
  readonly alsoIn: Quote['alsoIn'];
}

/**
 * Builds a quote from the stored article and checks its receipt.
 *
 * @throws ReceiptError when the article does not have the quote at its place.
 */
export async function buildQuote(snapshot: Snapshot, quotable: Quotable): Promise<Quote> {
  const { sentence, highlight, score, alsoIn } = quotable;
  const article = await snapshot.article(sentence.sourceId);
  if (article === null) throw new Error(`Source ${sentence.sourceId} is not in this generation.`);
  const { id, title, outlet, byline, url, publishedAt } = article;
  const quote: Quote = {
    text: article.raw.slice(sentence.start, sentence.end),
    source: { id, title, outlet, byline, url, publishedAt },
    start: sentence.start,
    end: sentence.end,
    sha256: article.sha256,
    highlight,
    score,
    alsoIn,
  };
  checkReceipt(quote, article.raw);
  return quote;
}
