import type { StoredArticle } from '../stores/store.ts';
import { type Look, originParts } from './answer-view.ts';
import { count, joinParts, wrapLines } from './layout.ts';
import { printable } from './printable.ts';

const LABEL_COLUMNS = 10;

/** Every span of an article with what it was taken for, so that a person can see what is never quoted. */
export function inspectLines(article: StoredArticle, { paint, columns }: Look): string[] {
  const { sentenceSpans, passageSpans, words } = article;
  const sizes = [
    count(words, 'word'),
    count(sentenceSpans.length, 'sentence'),
    count(passageSpans.length, 'passage'),
  ];
  const spans = article.spans.flatMap(({ start, end, kind, reason }) => {
    const text = article.raw.slice(start, end).trim();
    if (text === '') return [];
    const label = paint.cyan(kind.padEnd(LABEL_COLUMNS));
    const shown = kind === 'furniture' ? paint.dim(printable(text)) : printable(text);
    const why = reason === undefined ? '' : paint.yellow(` (${printable(reason)})`);
    const [first = '', ...rest] = wrapLines(`${shown}${why}`, columns, ' '.repeat(LABEL_COLUMNS));
    return [`${label}${first.slice(LABEL_COLUMNS)}`, ...rest];
  });
  return [
    ...wrapLines(paint.bold(printable(article.title)), columns),
    ...wrapLines(paint.dim(joinParts([printable(article.id), ...originParts(article), ...sizes])), columns),
    '',
    ...spans,
  ];
}
