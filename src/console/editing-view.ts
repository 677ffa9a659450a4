import type { DetailField } from '../articles/given.ts';
import type { HistoryEntry } from '../editing/history.ts';
import type { Preview } from '../editing/preview.ts';
import { type Look, originParts } from './answer-view.ts';
import { count, joinParts, momentOf, wrapLines } from './layout.ts';
import { printable } from './printable.ts';

const INDENT = '  ';
/** Details by the name of the option that gives them. */
const OPTIONS: Readonly<Record<DetailField, string>> = {
  title: 'title',
  outlet: 'outlet',
  byline: 'byline',
  url: 'link',
  publishedAt: 'date',
};

/** What an article would be as a source. */
export function previewLines(name: string, preview: Preview, { paint, columns }: Look): string[] {
  const { title, url, words, passages, firstSentence, lastSentence, furniture, alike } = preview;
  const part = (label: string, text: string): string[] =>
    text === '' ? [] : wrapLines(`${paint.dim(label)} ${text}`, columns, INDENT);
  const left = furniture.map(
    ({ reason, count: parts, example }) => `${printable(reason)} (${parts}): ${printable(example)}`,
  );
  return [
    ...wrapLines(paint.bold(printable(title)), columns),
    ...wrapLines(
      paint.dim(joinParts([printable(name), ...originParts({ id: '', ...preview })])),
      columns,
      INDENT,
    ),
    ...part('link', printable(url ?? '')),
    ...part('size', joinParts([count(words, 'word'), count(passages, 'passage')])),
    ...part('first sentence', printable(firstSentence)),
    ...part('last sentence', printable(lastSentence)),
    ...left.flatMap((text) => part('not quoted', text)),
    ...alike.flatMap(({ source, title: other, share }) =>
      wrapLines(
        paint.yellow(
          `${Math.round(share * 100)} % of its sentences are also in ${printable(source)}: ${printable(other)}`,
        ),
        columns,
        INDENT,
      ),
    ),
  ];
}

/** All that was done to the sources, latest first. */
export function historyLines(entries: readonly HistoryEntry[], { paint, columns }: Look): string[] {
  return entries.flatMap((entry) => {
    const { id, title, at, by, did, undid, from, details, isUndoable } = entry;
    const what = did === 'undone' ? `undid that it was ${undid ?? 'changed'}` : did;
    const where = by.discord === undefined ? 'command line' : `Discord ${by.discord}`;
    const changes = details.map(
      ({ field, before, after }) => `${OPTIONS[field]}: ${shown(before)} → ${shown(after)}`,
    );
    return [
      ...wrapLines(joinParts([momentOf(at), paint.bold(what), printable(title), printable(id)]), columns),
      ...wrapLines(
        paint.dim(
          joinParts([
            `by ${printable(by.name)} (${printable(where)})`,
            from && `from ${printable(from)}`,
            ...changes,
            isUndoable && 'can be undone',
          ]),
        ),
        columns,
        INDENT,
      ),
    ];
  });
}

function shown(value: string | null): string {
  return value === null ? 'none' : `“${printable(value)}”`;
}
