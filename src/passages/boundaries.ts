import { isMarkedName, isStarter } from './abbreviations.ts';
import { isAttribution, isCaselessAttribution } from './attribution.ts';
import {
  closerKind,
  HARD_MARKS,
  hasLetterOrDigit,
  isOpener,
  isSpace,
  letterCaseAt,
  skipSpaces,
  STRONG_MARKS,
} from './characters.ts';
import { type FullStop, isGluedEnd, isSentenceEnd } from './full-stops.ts';

/** Everything at which a sentence may end: marks, line breaks, bullets; ";" is the Greek question mark. */
const CANDIDATE = /[.…．!?؟‼⁇⁈⁉‽。！？｡।॥։።፧፨။።۔;\u037e\n\u2029•▪‣●◦]/gu;
const BULLETS = '•▪‣●◦';
const GREEK_QUESTION_MARKS = ';\u037e';
const LIST_MARKER = /^(?:[-*–—•▪‣●◦]|\(?\d{1,3}[.)]|\p{L}\))\s/u;
/** "1.", "a.", "IV." at the start of a sentence number it. */
const ENUMERATION = /^[([•▪‣●◦*–—\s-]{0,6}(?:\d{1,3}(?:\.\d{1,3}){0,3}|\p{L}|[IVXLC]{2,6})$/u;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>“”«»]{1,4000}/giu;
const NOTE = /^\[\d{1,3}\]/;

type Mark = 'stop' | 'ellipsis' | 'strong' | 'hard';

interface MarkRun {
  readonly mark: Mark;
  /** Behind the marks and all that closes with them. */
  readonly end: number;
  /** Where the last group of marks begins. */
  readonly start: number;
  readonly hasQuote: boolean;
  readonly hasCloser: boolean;
}

/** Addresses in order; the marks that end a sentence behind them are not theirs. */
function findAddresses(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(ADDRESS), ({ index, 0: address }) => {
    let length = address.length;
    while (length > 0 && /[.,!?;:…)\]”’"'»]/u.test(address[length - 1] ?? '')) length--;
    return { start: index, end: index + length };
  });
}

/**
 * Where in a block of text one sentence ends and the next begins: ascending offsets, each behind the
 * last character of a sentence. Looks a bounded way back and ahead at each mark, so time is linear.
 */
export function findBoundaries(text: string): number[] {
  const cuts: number[] = [];
  const addresses = findAddresses(text);
  let address = 0;
  let sentenceStart = 0;
  let hasContent = false;
  let contentCheckedTo = 0;
  let straightQuotes = 0;
  let straightCountedTo = 0;

  const isStraightOpenAt = (index: number): boolean => {
    for (; straightCountedTo < index; straightCountedTo++) {
      if (text.charCodeAt(straightCountedTo) === 0x22) straightQuotes++;
    }
    return straightQuotes % 2 === 1;
  };
  const cutAt = (end: number): void => {
    cuts.push(end);
    sentenceStart = skipSpaces(text, end);
    hasContent = false;
    contentCheckedTo = sentenceStart;
  };

  const candidate = new RegExp(CANDIDATE);
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const index = match.index;
    if (index < sentenceStart) continue;
    while ((addresses[address]?.end ?? Infinity) <= index) address++;
    if ((addresses[address]?.start ?? Infinity) <= index) continue;
    if (!hasContent) {
      hasContent = hasLetterOrDigit(text.slice(contentCheckedTo, index));
      contentCheckedTo = index;
    }
    const char = match[0];
    if (char === '\n' || char === '\u2029') {
      const next = skipSpaces(text, index);
      if (hasContent && isBlockBreak(text, index, next)) cutAt(index);
      candidate.lastIndex = next;
    } else if (BULLETS.includes(char)) {
      if (hasContent && isSpace(text[index - 1]) && isSpace(text[index + 1])) cutAt(index);
    } else if (hasContent || HARD_MARKS.includes(char)) {
      const run = GREEK_QUESTION_MARKS.includes(char)
        ? readGreekQuestionMark(text, index)
        : readMarks(text, index, isStraightOpenAt);
      if (run === null) continue;
      candidate.lastIndex = run.end;
      if (hasContent && isBoundary(text, sentenceStart, run, isStraightOpenAt)) cutAt(run.end);
    }
  }
  return cuts;
}

/** A blank line, a paragraph mark or a list item's start behind the line break at `index`. */
function isBlockBreak(text: string, index: number, next: number): boolean {
  const gap = text.slice(index, next);
  if (gap.indexOf('\n', 1) > 0 || gap.includes('\u2029')) return true;
  return LIST_MARKER.test(text.slice(next, next + 8));
}

function markOf(char: string | undefined): 'dot' | 'ellipsis' | 'strong' | 'hard' | null {
  if (char === undefined || char === '') return null;
  if (char === '.' || char === '．') return 'dot';
  if (char === '…') return 'ellipsis';
  if (STRONG_MARKS.includes(char) || char === '！' || char === '？') return 'strong';
  return HARD_MARKS.includes(char) ? 'hard' : null;
}

/** null for a semicolon that ends nothing. */
function readGreekQuestionMark(text: string, start: number): MarkRun | null {
  const isGreek = /[\u0370-\u03ff\u1f00-\u1fff]/u.test(text[start - 1] ?? '');
  if (!isGreek || letterCaseAt(text, skipSpaces(text, start + 1)) !== 'upper') return null;
  return { mark: 'strong', start, end: start + 1, hasQuote: false, hasCloser: false };
}

/** Reads the marks at `start` and every closing quotation mark, bracket and note number behind them. */
function readMarks(text: string, start: number, isStraightOpenAt: (index: number) => boolean): MarkRun {
  let index = start;
  let groupStart = start;
  let dots = 0;
  let mark: Mark = 'stop';
  let hasQuote = false;
  let hasCloser = false;
  let isInGroup = false;
  while (index < text.length) {
    const kind = markOf(text[index]);
    if (kind !== null) {
      if (!isInGroup) {
        groupStart = index;
        dots = 0;
        if (mark !== 'strong' || kind !== 'dot') mark = 'stop';
        isInGroup = true;
      }
      if (kind === 'dot') dots++;
      if (kind === 'ellipsis' || (kind === 'dot' && dots > 1 && mark === 'stop')) mark = 'ellipsis';
      if (kind === 'strong') mark = text[index] === '！' || text[index] === '？' ? 'hard' : 'strong';
      if (kind === 'hard') mark = 'hard';
      index++;
      continue;
    }
    const at = index;
    const closer = closerKind(text, at, () => isStraightOpenAt(at));
    if (closer !== null) {
      if (closer === 'quote') hasQuote = true;
      if (closer !== 'sign') hasCloser = true;
      isInGroup = false;
      index++;
      continue;
    }
    const note = NOTE.exec(text.slice(index, index + 5));
    if (note) {
      index += note[0].length;
      isInGroup = false;
      continue;
    }
    if (isSpace(text[index]) && isSpacedTail(text, index, isInGroup, isStraightOpenAt)) {
      index++;
      continue;
    }
    break;
  }
  return { mark, start: groupStart, end: index, hasQuote, hasCloser };
}

/** Behind one white space: a dot of ". . .", or a closing mark set off as in French or by mistake. */
function isSpacedTail(
  text: string,
  space: number,
  isInGroup: boolean,
  isStraightOpenAt: (index: number) => boolean,
): boolean {
  const char = text[space + 1] ?? '';
  const behind = text[space + 2];
  const isFree = behind === undefined || isSpace(behind) || '.…,;:)'.includes(behind);
  if (!isFree) return false;
  if (isInGroup && (char === '.' || char === '…') && markOf(text[space - 1]) !== 'strong') return true;
  if (char === '»' || char === '”') return true;
  return char === '"' && isStraightOpenAt(space + 1);
}

function isBoundary(
  text: string,
  sentenceStart: number,
  run: MarkRun,
  isStraightOpenAt: (index: number) => boolean,
): boolean {
  const { mark, end } = run;
  const space = skipSpaces(text, end);
  if (space >= text.length) return false;
  const isGlued = space === end;
  if (mark === 'hard') return !(run.hasCloser && isCaselessAttribution(text, end));
  if (mark === 'ellipsis' && '[('.includes(text[run.start - 1] ?? ' ') && run.hasCloser) return false;

  let next = space;
  const dash = /^(?:[–—―-]|--)(?=\s)/u.exec(text.slice(next, next + 3));
  if (dash) {
    if (run.hasQuote) return false;
    next = skipSpaces(text, next + dash[0].length);
  } else if (/[–—―-]/u.test(text[next] ?? '') && !isGlued) {
    next++;
  }
  const openersFrom = next;
  while (next - openersFrom < 4 && isOpener(text[next])) {
    if (isGlued && text[next] === '"' && isStraightOpenAt(next)) break;
    next++;
  }
  const hasOpeners = next > openersFrom;
  const nextCase = letterCaseAt(text, next);
  const stop: FullStop = {
    text,
    sentenceStart,
    stop: run.start,
    next,
    hasClosers: run.hasCloser,
    hasOpeners,
  };
  if (isGlued) return isGluedEnd(stop, mark === 'stop') && !isQuotationOf(text, run, next);
  if (nextCase === 'other' && !hasOpeners && isContinuation(text, next)) return false;
  if (nextCase === 'lower' && (dash || (mark !== 'stop' && !hasOpeners))) return false;
  if (run.hasQuote && isQuotationOf(text, run, next)) return false;
  if (mark === 'stop') return isStopBoundary(stop, run);
  if (isMarkedName(text.slice(Math.max(0, run.start - 12), run.start))) {
    return isStarter(text.slice(next, next + 24));
  }
  return true;
}

function isStopBoundary(stop: FullStop, run: MarkRun): boolean {
  const slice = stop.text.slice(stop.sentenceStart, Math.min(run.start, stop.sentenceStart + 24));
  if (!run.hasCloser && stop.sentenceStart + slice.length === run.start && ENUMERATION.test(slice)) {
    // A year is no list number: the pattern takes three digits at most.
    return false;
  }
  return isSentenceEnd(stop);
}

/** Punctuation that carries a sentence on; an ellipsis glued to a word opens the next. */
function isContinuation(text: string, index: number): boolean {
  if (/^(?:…|\.{2,3})[\p{L}\p{N}]/u.test(text.slice(index, index + 5))) return false;
  return /[,;:)\]}/&%=+|.!?…»”]/u.test(text[index] ?? '');
}

function isQuotationOf(text: string, run: MarkRun, next: number): boolean {
  if (!run.hasQuote) return false;
  return isAttribution(text, next, run.mark === 'stop') || isCaselessAttribution(text, next);
}
