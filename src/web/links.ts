import type { AskedQuestion } from '../conversation/follow-up.ts';
import type { QuotePlace } from '../conversation/quote-place.ts';
import { writePlace } from './place-code.ts';

/** A question with the source it is narrowed to, as addresses carry it. */
export interface AskedHere extends AskedQuestion {
  /** Id of the only source asked; null: all of them. */
  readonly source: string | null;
}

/** The reading view of an article; with a place, the quote is marked and scrolled to. */
export function readLink(source: string, place?: QuotePlace): string {
  return place === undefined
    ? link('/read', { source })
    : `${link('/read', { source, at: writePlace(place) })}#quote`;
}

export function contextLink(place: QuotePlace, page?: number): string {
  return link('/context', { at: writePlace(place), page: page === undefined ? null : String(page) });
}

/** @param shown places that are shown already */
export function moreLink(asked: AskedHere, skip: number, shown: readonly QuotePlace[]): string {
  return link('/more', {
    ...questionFields(asked),
    skip: String(skip),
    shown: shown.map(writePlace).join(',') || null,
  });
}

/** @param answer id of the message that answers, where votes know one */
export function askLink(asked: AskedHere, answer: string | null = null): string {
  return link('/', { ...questionFields(asked), answer });
}

export function whyLink(asked: AskedHere): string {
  return link('/why', questionFields(asked));
}

/** A link to a page of its own kind, without fields that are null. */
export function link(path: string, fields: Readonly<Record<string, string | null>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null) search.set(name, value);
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

function questionFields({ question, before, source }: AskedHere): Record<string, string | null> {
  return { q: question, before, source };
}
