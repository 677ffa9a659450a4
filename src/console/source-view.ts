import { paragraphsOf } from '../conversation/citations.ts';
import { shortTitleOf, titleOf } from '../conversation/labels.ts';
import type { StoredArticle, StoredSource } from '../stores/store.ts';
import { type Look, originParts } from './answer-view.ts';
import { count, joinParts, momentOf, wrapLines } from './layout.ts';
import { printable } from './printable.ts';

/** The list of sources, numbered as citations number them. */
export function sourceListLines(sources: readonly StoredSource[], { paint, columns }: Look): string[] {
  const digits = String(sources.length).length + 2;
  return sources.flatMap((source, index) => {
    const number = `[${index + 1}]`.padStart(digits);
    const indent = `${number} `;
    const rest = ' '.repeat(indent.length);
    return [
      ...wrapLines(paint.bold(printable(shortTitleOf(source))), columns, indent),
      ...wrapLines(paint.dim(joinParts([...originParts(source), ...sizeParts(source)])), columns, rest),
      ...wrapLines(paint.dim(joinParts([printable(source.id), printable(source.url ?? '')])), columns, rest),
    ];
  });
}

/** One article with its details and its paragraphs, furniture left out. */
export function sourceLines(article: StoredArticle, number: number, { paint, columns }: Look): string[] {
  const cited = article.citedOutlets.length > 0 ? `cites ${article.citedOutlets.join(', ')}` : '';
  return [
    ...wrapLines(paint.bold(printable(titleOf(article))), columns, ` [${number}] `),
    ...wrapLines(paint.dim(joinParts([...originParts(article), printable(cited)])), columns, ' '),
    ...wrapLines(
      paint.dim(
        joinParts([printable(article.id), ...sizeParts(article), `indexed ${momentOf(article.indexedAt)}`]),
      ),
      columns,
      ' ',
    ),
    ...paragraphsOf(article).flatMap(({ start, end }, index) =>
      [''].concat(
        wrapLines(printable(article.raw.slice(start, end)), columns, `${String(index + 1).padStart(3)} │ `),
      ),
    ),
  ];
}

function sizeParts({ words, passages }: StoredSource): string[] {
  return [count(words, 'word'), count(passages, 'passage')];
}
