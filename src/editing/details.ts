import type { DetailChanges } from '../articles/overlay.ts';
import { DETAIL_FIELDS, type DetailField } from '../articles/given.ts';
import type { SourceDetails } from '../domain.ts';
import { InvalidDetailError } from './errors.ts';
import { typedDate } from './typed-date.ts';
import { parseUrl } from '../parse-url.ts';

/** Longest details, in UTF-16 code units. */
export const MAX_DETAIL_CHARS: Readonly<Record<DetailField, number>> = {
  title: 300,
  outlet: 100,
  byline: 200,
  url: 2_000,
  publishedAt: 100,
};

/** Details as somebody typed them; a blank one says that there is none. */
export type TypedDetails = Partial<Readonly<Record<DetailField, string>>>;

/**
 * Details as they are laid over a text that says none of them yet.
 *
 * @throws InvalidDetailError
 */
export function detailsFrom(typed: TypedDetails): DetailChanges {
  return changesIn(typed, {});
}

/**
 * What somebody's details change about a source's: a field that says what it said before is left alone,
 * and a blank title too, as every source has one.
 *
 * @throws InvalidDetailError
 */
export function changesIn(typed: TypedDetails, now: Partial<Omit<SourceDetails, 'id'>>): DetailChanges {
  const changes: Partial<Record<DetailField, string | null>> = {};
  for (const field of DETAIL_FIELDS) {
    const text = typed[field];
    // What it says already is left alone, however long it is.
    if (text === undefined || text.trim() === (now[field] ?? '').trim()) continue;
    const value = checkDetail(field, text);
    if (value === now[field] || (field === 'title' && value === null)) continue;
    changes[field] = value;
  }
  return changes;
}

/**
 * A detail as it is kept: on one line, a date as ISO 8601; null for a blank.
 *
 * @throws InvalidDetailError
 */
export function checkDetail(field: DetailField, text: string): string | null {
  const value = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  if (value === '') return null;
  if (value.length > MAX_DETAIL_CHARS[field]) {
    throw new InvalidDetailError(
      `The ${NAMES[field]} is longer than ${MAX_DETAIL_CHARS[field]} characters.`,
      'Shorten it.',
    );
  }
  if (field === 'url') return checkLink(value);
  return field === 'publishedAt' ? typedDate(value) : value;
}

const NAMES: Readonly<Record<DetailField, string>> = {
  title: 'title',
  outlet: 'outlet',
  byline: 'byline',
  url: 'link',
  publishedAt: 'date',
};

function checkLink(value: string): string {
  const isLink = /^https?:\/\/[^\s/]/iu.test(value) && !/\s/u.test(value);
  if (isLink && parseUrl(value)?.username === '') return value;
  throw new InvalidDetailError(
    'The link is not an address of the web.',
    'Write it in full, beginning with https:// or http://.',
  );
}
