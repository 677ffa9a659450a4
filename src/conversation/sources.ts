import type { ListedSource } from '../answer/sources/listed-sources.ts';
import type { SourceFilter } from '../domain.ts';
import type { StoredSource } from '../stores/store.ts';
import { listPage } from './list-page.ts';

/** A page of the list of sources. */
export interface SourcesPage {
  readonly shown: readonly ListedSource[];
  /** Index of the page, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** Sources in all. */
  readonly total: number;
}

/** Ten entries fit into a message, and on a screen. */
const SOURCES_PER_PAGE = 10;

/** @param wanted index of the page; beyond the last one: the last one */
export function sourcesPage(sources: readonly StoredSource[], wanted: number): SourcesPage {
  const { shown, from, page, pages } = listPage(sources, wanted, SOURCES_PER_PAGE);
  return {
    shown: shown.map((source, index) => ({ source, number: from + index + 1 })),
    page,
    pages,
    total: sources.length,
  };
}

/** The number of the list that was typed ("4", "[4]"), whether or not the list is so long; else null. */
export function listNumber(typed: string): number | null {
  const digits = /^\[?(\d{1,7})\]?$/.exec(typed.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * The source that someone named: by id, by number ("4", "[4]"), or by a title that begins so, if only
 * one does. null when that is nobody, or could be several.
 */
export function namedSource(sources: readonly StoredSource[], name: string): ListedSource | null {
  const wanted = name.trim();
  const at = (index: number): ListedSource | null => {
    const source = sources[index];
    return source === undefined ? null : { source, number: index + 1 };
  };
  const byId = at(sources.findIndex(({ id }) => id === wanted));
  if (byId !== null) return byId;
  const number = listNumber(wanted);
  if (number !== null) return at(number - 1);
  const title = wanted.toLowerCase();
  if (title === '') return null;
  const begins = (source: StoredSource): boolean => source.title.toLowerCase().startsWith(title);
  const first = sources.findIndex(begins);
  return first === sources.findLastIndex(begins) ? at(first) : null;
}

/** Sources whose number, title, outlet, byline or id holds what was typed so far, in order. */
export function matchingSources(sources: readonly StoredSource[], typed: string): ListedSource[] {
  const wanted = typed.trim().toLowerCase();
  return sources.flatMap((source, index) => {
    const number = index + 1;
    const texts = [`[${number}]`, source.title, source.outlet, source.byline, source.id];
    return texts.some((text) => text?.toLowerCase().includes(wanted)) ? [{ source, number }] : [];
  });
}

/** Narrows to one source, by its id; null: all of them. */
export function onlyFrom(source: string | null): { filter?: SourceFilter } {
  return source === null ? {} : { filter: { only: [source] } };
}
