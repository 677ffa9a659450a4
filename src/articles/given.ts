import type { RawSource } from '../domain.ts';
import { SourceProblem } from './errors.ts';
import { publishedAtOf } from './published-at.ts';

type Given = RawSource['given'];

/** The details of a source that can be given, and changed. */
export const DETAIL_FIELDS = ['title', 'outlet', 'byline', 'url', 'publishedAt'] as const;

export type DetailField = (typeof DETAIL_FIELDS)[number];

/**
 * The details among a record's fields: of front matter or of a JSON line. Fields that are missing,
 * null or blank are left out. Throws a
 * SourceProblem for a field that is neither text nor a number.
 */
export function givenFrom(record: Readonly<Record<string, unknown>>): Given {
  const given: Partial<Record<DetailField, string>> = {};
  for (const field of DETAIL_FIELDS) {
    const value = record[field];
    if (value === undefined || value === null) {
      continue;
    }
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new SourceProblem(`Its field "${field}" is not text.`, `Write ${field} as one line of text.`);
    }
    // Half a surrogate pair, which JSON and YAML can spell, could be neither stored nor sent.
    const text = String(value).toWellFormed().trim();
    if (text !== '') {
      given[field] = field === 'publishedAt' ? publishedAtOf(text) : text;
    }
  }
  return given;
}
