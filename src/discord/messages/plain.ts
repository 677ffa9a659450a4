import { safeCut } from '../../safe-cut.ts';

/** Line breaks, control characters, and marks that turn the direction of what follows them. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
/** Half of a pair has no UTF-8, so no request can carry it. */
const LONE_SURROGATE = /\p{Cs}/gu;
const CUT = '…';

/**
 * A text for a place without Markdown and of limited length (a footer, a label, a choice): one line,
 * cut with "…" if it is longer than `maxChars`. Not for quotes, which nobody may tidy.
 */
export function plainText(text: string, maxChars: number): string {
  const line = text.replace(LONE_SURROGATE, '\uFFFD').replace(UNSEEN, ' ').trim();
  return cutText(line, maxChars);
}

/** The text, cut with "…" if it is longer than `maxChars`; never inside a surrogate pair. */
export function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return `${text.slice(0, safeCut(text, maxChars - CUT.length)).trimEnd()}${CUT}`;
}
