import { wrapAnsi } from 'fast-wrap-ansi';

/**
 * Wraps text that may hold colour codes.
 *
 * @param columns width of the window; Infinity does not wrap
 * @param first put before the first line
 * @param rest put before the following lines; as wide as `first`
 */
export function wrapLines(
  text: string,
  columns: number,
  first = '',
  rest = ' '.repeat(first.length),
): string[] {
  if (!Number.isFinite(columns)) return [`${first}${text}`];
  const width = Math.max(10, columns - rest.length);
  return wrapAnsi(text, width, { hard: true })
    .split('\n')
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd());
}

/** Parts that are there, as one line. */
export function joinParts(
  parts: readonly (string | number | null | undefined | false)[],
  separator = ' · ',
): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(separator);
}

/** A moment for people, from ISO 8601: "2026-11-30 00:13 UTC". */
export function momentOf(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

/** "1 article", "3 articles". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
