/**
 * A date as ISO 8601 where it can be read as one, else as it was given. A date without a time stays
 * a date; a time without a zone is left as given, as any zone would be a guess.
 */
export function publishedAtOf(given: string): string {
  const text = given.trim();
  if (/^\d{4}-\d{2}-\d{2}/u.test(text)) {
    return text;
  }
  const time = Date.parse(text);
  if (Number.isNaN(time) || !/\b(?:19|20)\d\d\b/u.test(text)) {
    return text;
  }
  if (!/\d:\d\d/u.test(text)) {
    const date = new Date(time);
    return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())).toISOString().slice(0, 10);
  }
  return /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})\)?$/u.test(text) ? new Date(time).toISOString() : text;
}
