import type { Answer, Quote, Span } from '../domain.ts';
import type { Snapshot, StoredArticle } from '../stores/store.ts';
import type { SourceNumbers } from './source-numbers.ts';

/** Where a quote stands, in words that a person can follow. */
export interface Citation {
  /** Number of its source in the list of sources, from 1; null if it is no longer there. */
  readonly sourceNumber: number | null;
  /** From 1; null when the source was indexed anew since and reads differently. */
  readonly paragraph: number | null;
  readonly paragraphs: number | null;
  /** Numbers of the other sources that say the same. */
  readonly alsoIn: readonly number[];
  /** ISO 8601. */
  readonly indexedAt: string | null;
}

/**
 * The citations of an answer's quotes and of its nearest passage.
 *
 * @param sources those of the snapshot
 */
export async function citeAnswer(
  snapshot: Snapshot,
  sources: SourceNumbers,
  { quotes, closest }: Pick<Answer, 'quotes' | 'closest'>,
): Promise<Map<Quote, Citation>> {
  const all = closest === null ? quotes : [...quotes, closest];
  const cited = await Promise.all(
    all.map(async (quote): Promise<[Quote, Citation]> => {
      const article = await snapshot.article(quote.source.id);
      const current = article?.sha256 === quote.sha256 ? article : null;
      return [
        quote,
        {
          sourceNumber: sources.byId(quote.source.id)?.number ?? null,
          paragraph: current === null ? null : paragraphAt(current, quote),
          paragraphs: current === null ? null : paragraphsOf(current).length,
          alsoIn: quote.alsoIn.flatMap(({ source }) => sources.byId(source)?.number ?? []),
          indexedAt: article?.indexedAt ?? null,
        },
      ];
    }),
  );
  return new Map(cited);
}

/** The paragraphs of an article: from the first to the last sentence of each, furniture left out. */
export function paragraphsOf({ sentenceSpans }: Pick<StoredArticle, 'sentenceSpans'>): Span[] {
  const paragraphs = new Map<number, Span>();
  for (const { paragraph, start, end } of sentenceSpans) {
    paragraphs.set(paragraph, { start: paragraphs.get(paragraph)?.start ?? start, end });
  }
  return [...paragraphs.values()];
}

/** Number of the paragraph where a span begins, from 1; null when no paragraph holds it. */
export function paragraphAt(article: Pick<StoredArticle, 'sentenceSpans'>, { start }: Span): number | null {
  const index = paragraphsOf(article).findIndex(
    (paragraph) => paragraph.start <= start && start < paragraph.end,
  );
  return index === -1 ? null : index + 1;
}
