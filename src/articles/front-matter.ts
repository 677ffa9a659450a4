import { parse } from 'yaml';
import type { RawSource } from '../domain.ts';
import { isRecord } from '../is-record.ts';
import { SourceProblem } from './errors.ts';
import { DETAIL_FIELDS, givenFrom } from './given.ts';

const OPENING = /^---[ \t]*\r?\n/u;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/mu;
/** A dashed line at the top is front matter only if a field follows; else it is a rule. */
const FIELD = /^(?:[\p{L}\p{N}_-]{1,40}|"[^"\n]{1,40}"|'[^'\n]{1,40}')[ \t]*:/u;
const DETAIL = new RegExp(String.raw`^["']?(?:${DETAIL_FIELDS.join('|')})["']?[ \t]*:`, 'u');
const BLANK_OR_COMMENT = /^[ \t]*(?:#|$)/u;
/** Of a field of several lines: an item, something indented, or a bracket that closes. */
const GOES_ON = /^[- \t\]}]/u;
const REMEDY = 'Correct the block between the two lines of three dashes at its top, or remove it.';
/** Front matter is a few lines; what is longer is something else. */
const MAX_CHARS = 16_384;

/**
 * Reads optional YAML front matter at the top of a text. `bodyStart` is where the text after it
 * begins (0 without any). Throws a SourceProblem where it is broken.
 */
export function readFrontMatter(raw: string): Pick<RawSource, 'given' | 'bodyStart'> {
  const opening = OPENING.exec(raw);
  if (opening === null) {
    return { given: {}, bodyStart: 0 };
  }
  const from = opening[0].length;
  const rest = raw.slice(from, from + MAX_CHARS);
  const closing = CLOSING.exec(rest);
  const isOpened = FIELD.test(rest) || (closing !== null && holdsFields(rest.slice(0, closing.index)));
  if (!isOpened && closing?.index !== 0) {
    return { given: {}, bodyStart: 0 };
  }
  if (closing === null) {
    throw new SourceProblem('Its front matter has no closing line of three dashes.', REMEDY);
  }
  const record = parseYaml(rest.slice(0, closing.index));
  return { given: givenFrom(record), bodyStart: from + closing.index + closing[0].length };
}

/**
 * Whether a block that opens with a blank line or a comment, as text below a rule may, holds fields and
 * nothing else. One of them is a detail of a source: questions and answers ("Q: ...") look like fields, too,
 * and a heading in Markdown like a comment.
 */
function holdsFields(block: string): boolean {
  const lines = block.split(/\r?\n/u).filter((line) => !BLANK_OR_COMMENT.test(line));
  return (
    lines.some((line) => DETAIL.test(line)) &&
    FIELD.test(lines[0]!) &&
    lines.every((line) => FIELD.test(line) || GOES_ON.test(line))
  );
}

function parseYaml(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parse(text, { logLevel: 'error' });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new SourceProblem(`Its front matter is not valid YAML (${detail}).`, REMEDY, { cause });
  }
  if (value === null || value === undefined) {
    return {};
  }
  if (!isRecord(value)) {
    throw new SourceProblem('Its front matter is not a list of fields ("title: ...").', REMEDY);
  }
  return { ...value };
}
