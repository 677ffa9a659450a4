import type { FoundPassage } from '../answer/answerer.ts';
import { buildQuote } from '../answer/quotes/build-quote.ts';
import { MAX_QUOTE_SENTENCES } from '../answer/quotes/quote-extent.ts';
import type { SourceFilter, Span } from '../domain.ts';
import { overlaps } from '../overlaps.ts';
import type { Snapshot, StoredArticle } from '../stores/store.ts';
import type { CitedQuote } from './answered-question.ts';
import { paragraphAt, paragraphsOf } from './citations.ts';
import { placeOf } from './quote-place.ts';
import type { SourceNumbers } from './source-numbers.ts';
import { onlyFrom } from './sources.ts';

/** How many further passages are shown at a time. */
const PASSAGES = 3;

/** A passage that is shown already; `article` is the beginning of its article's sha256. */
export interface ShownPassage extends Span {
  readonly article: string;
}

export interface FurtherPassages {
  readonly quotes: readonly CitedQuote[];
  /** Where the ones after them begin; null when there are no others. */
  readonly next: number | null;
}

export interface WantedPassages {
  /** Id of the only source looked at; null: all of them. */
  readonly source: string | null;
  /** How many passages were passed over by then, the `next` of the ones before. */
  readonly skip: number;
  readonly shown: readonly ShownPassage[];
}

/** Finds the passages nearest to a question, best first. */
type Search = (top: number, filter?: SourceFilter) => Promise<readonly FoundPassage[]>;

/**
 * The next passages on a question, which need not answer it, without those that are shown already.
 *
 * @param snapshot what `search` looks through, so that each is quoted from the article that it was found in
 * @param sources those of the snapshot
 * @throws ReceiptError when an article is not the text of its sha256
 */
export async function furtherPassages(
  snapshot: Snapshot,
  sources: SourceNumbers,
  search: Search,
  { source, skip, shown }: WantedPassages,
): Promise<FurtherPassages> {
  const found = await search(
    // One more than is shown tells whether there are others; each sentence of a quote may be of another passage,
    // all of which are left out.
    skip + PASSAGES + shown.length * MAX_QUOTE_SENTENCES + 1,
    onlyFrom(source).filter,
  );
  const all = await citePassages(snapshot, sources, found.slice(skip));
  const further = all.filter(({ quote }) => !shown.some((passage) => isSame(passage, quote)));
  const quotes = further.slice(0, PASSAGES);
  const last = quotes.at(-1);
  const next = further.length > PASSAGES && last !== undefined ? skip + all.indexOf(last) + 1 : null;
  return { quotes, next };
}

function citePassages(
  snapshot: Snapshot,
  sources: SourceNumbers,
  found: readonly FoundPassage[],
): Promise<CitedQuote[]> {
  return Promise.all(
    found.map(async ({ row, score }) => {
      const article = await snapshot.article(row.sourceId);
      if (article === null) throw new Error(`Source ${row.sourceId} is not in this generation.`);
      return citePassage(article, row, score, sources.byId(row.sourceId)?.number ?? null);
    }),
  );
}

/**
 * A passage as a quote, without words that answer.
 *
 * @param passage offsets into the article's raw text
 * @param number of its source in the list of sources
 * @throws ReceiptError
 */
export function citePassage(
  article: StoredArticle,
  passage: Span,
  score: number,
  number: number | null,
): CitedQuote {
  const quote = buildQuote(article, { score }, passage);
  return {
    quote,
    citation: {
      sourceNumber: number,
      paragraph: paragraphAt(article, quote),
      paragraphs: paragraphsOf(article).length,
      alsoIn: [],
      indexedAt: article.indexedAt,
    },
    isAlone: false,
    place: placeOf(quote),
  };
}

function isSame({ article, start, end }: ShownPassage, quote: Span & { readonly sha256: string }): boolean {
  return quote.sha256.startsWith(article) && overlaps(quote, { start, end });
}
