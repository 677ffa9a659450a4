import type { CutArticle, SourceDetails, Span } from '../domain.ts';
import { countBodyWords } from '../stores/cut-article.ts';
import type { Alike } from './alike.ts';

/** Parts of one kind that are not quoted. */
export interface FurnitureFound {
  /** Which rule recognised them. */
  readonly reason: string;
  readonly count: number;
  /** How the first of them begins. */
  readonly example: string;
}

/** What an article would be as a source, before it counts. */
export interface Preview extends Omit<SourceDetails, 'id'> {
  /** Words of body text. */
  readonly words: number;
  readonly sentences: number;
  readonly passages: number;
  readonly firstSentence: string;
  readonly lastSentence: string;
  /** Most parts first. */
  readonly furniture: readonly FurnitureFound[];
  /** Sources that it repeats; most alike first. */
  readonly alike: readonly Alike[];
}

const EXAMPLE_CHARS = 80;

/** What a moderator is shown of a source before it is added. */
export function previewOf(cut: CutArticle, alike: readonly Alike[]): Preview {
  const { article, sentences, passages } = cut;
  const { title, outlet, byline, url, publishedAt, raw, spans } = article;
  const textOf = (span: Span | undefined): string =>
    span === undefined ? '' : raw.slice(span.start, span.end);
  const furniture = new Map<string, { reason: string; count: number; example: string }>();
  for (const span of spans) {
    const text = textOf(span).trim();
    if (span.kind !== 'furniture' || text === '') continue;
    const reason = span.reason ?? 'furniture';
    const found = furniture.get(reason) ?? { reason, count: 0, example: text.slice(0, EXAMPLE_CHARS) };
    furniture.set(reason, { ...found, count: found.count + 1 });
  }
  return {
    title,
    outlet,
    byline,
    url,
    publishedAt,
    words: countBodyWords(cut),
    sentences: sentences.length,
    passages: passages.length,
    firstSentence: textOf(sentences[0]),
    lastSentence: textOf(sentences.at(-1)),
    furniture: [...furniture.values()].toSorted((a, b) => b.count - a.count),
    alike,
  };
}
