import type { Quote, Span } from '../../domain.ts';
import { overlaps } from '../../overlaps.ts';
import { detailsOf } from '../../source-details.ts';
import type { SentenceRow, Snapshot, StoredArticle } from '../../stores/store.ts';
import { quoteExtent } from './quote-extent.ts';
import { checkReceipt } from './receipt.ts';

/** A sentence that is to be quoted. */
export interface Quotable {
  readonly sentence: SentenceRow;
  /** The words in it that answer, offsets into raw. */
  readonly highlight: Span | null;
  readonly score: number;
  readonly alsoIn: Quote['alsoIn'];
  readonly isOnlySource?: boolean;
}

/**
 * Builds quotes from the stored articles, each sentence with those beside it that it must not be parted
 * from, and checks their receipts. A sentence that an earlier quote has taken in is not quoted again, and
 * no quote takes in what an earlier one has.
 *
 * @param quotables best first
 * @param limit most quotes that are built
 * @throws ReceiptError when an article does not have a quote at its place
 */
export async function buildQuotes(
  snapshot: Snapshot,
  quotables: readonly Quotable[],
  limit: number,
): Promise<Quote[]> {
  const quotes: Quote[] = [];
  for (const quotable of quotables) {
    if (quotes.length === limit) break;
    const { sentence } = quotable;
    const isQuoted = (span: Span): boolean =>
      quotes.some((quote) => quote.source.id === sentence.sourceId && overlaps(quote, span));
    if (isQuoted(sentence)) continue;
    const article = await snapshot.article(sentence.sourceId);
    if (article === null) throw new Error(`Source ${sentence.sourceId} is not in this generation.`);
    const extent = quoteExtent(article, sentence.position);
    quotes.push(buildQuote(article, quotable, isQuoted(extent) ? sentence : extent));
  }
  return quotes;
}

/**
 * The quote of a span of an article, its receipt checked.
 *
 * @param span offsets into raw
 * @throws ReceiptError when the article is not the text of its sha256, or the highlight is outside the span
 */
export function buildQuote(
  article: StoredArticle,
  { highlight = null, score, alsoIn = [], isOnlySource = false }: Partial<Quotable> & Pick<Quotable, 'score'>,
  { start, end }: Span,
): Quote {
  const { raw, sha256 } = article;
  const quote: Quote = {
    text: raw.slice(start, end),
    source: detailsOf(article),
    start,
    end,
    sha256,
    highlight,
    score,
    alsoIn,
    ...(isOnlySource ? { onlySource: true } : {}),
  };
  checkReceipt(quote, raw);
  return quote;
}
