import type { Hit, SourceFilter, Span } from '../domain.ts';
import { overlaps } from '../overlaps.ts';
import { detailsOf } from '../source-details.ts';
import type { StoredArticle, StoredSource } from '../stores/store.ts';
import type { CitedQuote } from './answered-question.ts';
import { paragraphAt, paragraphsOf } from './citations.ts';
import { placeOf } from './quote-place.ts';
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

interface SearchingApp {
  search(question: string, options: { top: number; filter?: SourceFilter }): Promise<Hit[]>;
  sources(): Promise<StoredSource[]>;
  inspect(id: string): Promise<StoredArticle>;
}

/**
 * The next passages on a question, which need not answer it, without those that are shown already.
 *
 * @param options.source id of the only source looked at; null: all of them
 * @param options.skip how many passages were passed over by then, the `next` of the ones before
 */
export async function furtherPassages(
  app: SearchingApp,
  question: string,
  { source, skip, shown }: { source: string | null; skip: number; shown: readonly ShownPassage[] },
): Promise<FurtherPassages> {
  const hits = await app.search(question, {
    // One more than is shown tells whether there are others.
    top: skip + PASSAGES + Math.max(PASSAGES, shown.length) + 1,
    ...onlyFrom(source),
  });
  const all = await citeHits(app, hits.slice(skip));
  const further = all.filter(({ quote }) => !shown.some((passage) => isSame(passage, quote)));
  const quotes = further.slice(0, PASSAGES);
  const last = quotes.at(-1);
  const next = further.length > PASSAGES && last !== undefined ? skip + all.indexOf(last) + 1 : null;
  return { quotes, next };
}

async function citeHits(app: SearchingApp, hits: readonly Hit[]): Promise<CitedQuote[]> {
  const sources = await app.sources();
  const numbers = new Map(sources.map(({ id }, index) => [id, index + 1]));
  return Promise.all(
    hits.map(async (hit) => citePassage(hit, await app.inspect(hit.source), numbers.get(hit.source) ?? 0)),
  );
}

/** A passage as a quote, without words that answer. */
export function citePassage(hit: Hit, article: StoredArticle, number: number): CitedQuote {
  const { sha256, indexedAt } = article;
  const { text, start, end, score } = hit;
  const source = detailsOf(article);
  const quote = { text, source, start, end, sha256, highlight: null, score, alsoIn: [] };
  return {
    quote,
    citation: {
      sourceNumber: number,
      paragraph: paragraphAt(article, hit),
      paragraphs: paragraphsOf(article).length,
      alsoIn: [],
      indexedAt,
    },
    isAlone: false,
    place: placeOf(quote),
  };
}

function isSame({ article, start, end }: ShownPassage, quote: Span & { readonly sha256: string }): boolean {
  return quote.sha256.startsWith(article) && overlaps(quote, { start, end });
}
