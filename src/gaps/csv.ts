import type { Gap } from './group.ts';

const HEADER = ['question', 'asked', 'no answer', 'not helpful', 'last asked', 'wordings'];
/** Spreadsheets may take a cell that begins so for a formula; some do after white space, and in full width. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Gaps as a table for spreadsheets: RFC 4180, with a line of names first. */
export function gapsCsv(gaps: readonly Gap[]): string {
  const rows = gaps.map(({ question, count, noAnswer, notHelpful, lastAskedAt, wordings }) => [
    question,
    String(count),
    String(noAnswer),
    String(notHelpful),
    new Date(lastAskedAt).toISOString(),
    wordings
      .map((wording) => (wording.count > 1 ? `${wording.text} (${wording.count})` : wording.text))
      .join('\n'),
  ]);
  return [HEADER, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** A field whose text no spreadsheet runs: what looks like a formula gets an apostrophe before it. */
function csvField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
