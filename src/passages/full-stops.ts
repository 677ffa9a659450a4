import {
  isCountry,
  isDateWord,
  isLetterLabel,
  isMonthAfterOrdinal,
  isStarter,
  isTimeZone,
  stopRuleOf,
} from './abbreviations.ts';
import { letterCaseAt } from './characters.ts';

/** How far back the word before a full stop, and its own context, are read. */
const WORD_REACH = 40;

/** The word (letters, digits, inner full stops and apostrophes) that ends at `end`. */
function wordBefore(text: string, from: number, end: number): string {
  let start = end;
  const limit = Math.max(from, end - WORD_REACH);
  while (start > limit && /[\p{L}\p{N}\p{M}.’'&]/u.test(text[start - 1] ?? '')) start--;
  while (start < end && /[.’'&]/u.test(text[start] ?? '')) start++;
  return text.slice(start, end);
}

export interface FullStop {
  readonly text: string;
  /** Where the sentence began, the full stop itself, and the first word behind it (openers skipped). */
  readonly sentenceStart: number;
  readonly stop: number;
  readonly next: number;
  readonly hasClosers: boolean;
  /** Whether an opening quotation mark or bracket precedes the next word. */
  readonly hasOpeners: boolean;
}

/** Whether a single full stop that is followed by white space ends its sentence. */
export function isSentenceEnd(stop: FullStop): boolean {
  const { text, next } = stop;
  const word = wordBefore(text, stop.sentenceStart, stop.stop);
  const nextCase = letterCaseAt(text, next);
  if (nextCase === 'lower' && !stop.hasOpeners) return isEndBeforeLowerCase(stop, word);
  if (word === '') return true;
  const following = text.slice(next, next + WORD_REACH);
  if (/^\d+$/.test(word)) return isEndAfterNumber(stop, word, following);
  const wordStart = stop.stop - word.length;
  const before = text.slice(Math.max(stop.sentenceStart, wordStart - WORD_REACH), wordStart);

  const rule = stopRuleOf(word, /[,-] ?$/u.test(before) ? ',' : '');
  switch (rule) {
    case 'never':
    case 'title':
      return false;
    case 'place':
    case 'starter':
      return isStarter(following);
    case 'number':
      return nextCase !== 'digit' && !isDateWord(following) && !/^(?:#|[IVXL]+\b)/.test(following);
    case 'capital':
      return !(/^[ap]\.m$/iu.test(word) && (isDateWord(following) || isTimeZone(following)));
    case null:
      break;
  }
  if (/^\p{L}$/u.test(word)) return isEndAfterLetter(word, before, following, nextCase);
  if (/^(?:\p{L}\.){1,10}\p{L}$/u.test(word)) return isStarter(following) || isCountry(following);
  return true;
}

/** Sloppy copies start sentences in lower case; abbreviations and ordinals are followed by it as well. */
function isEndBeforeLowerCase(stop: FullStop, word: string): boolean {
  if (stop.hasClosers) return false;
  if (word === '') return true;
  if (/^\d{1,2}$/.test(word)) return false;
  if (/^(?:\p{L}|(?:\p{L}\.)+\p{L})$/u.test(word)) return false;
  if (stopRuleOf(word, ',') !== null) return false;
  // No vowel in a Latin word: an abbreviation that no list has.
  return !/^[b-df-hj-np-tv-xz]+$/u.test(word);
}

function isEndAfterNumber(stop: FullStop, digits: string, following: string): boolean {
  const before = stop.text.slice(Math.max(stop.sentenceStart, stop.stop - digits.length - 3), stop.stop);
  const isInlineMarker = digits.length <= 2 && /[:;] $/u.test(before.slice(0, -digits.length));
  const isSpacedDecimal = digits.length === 1 && /(?:^|\s)\d$/u.test(before) && /^\d/.test(following);
  const isOrdinal = digits.length <= 2 && isMonthAfterOrdinal(following);
  return !isInlineMarker && !isSpacedDecimal && !isOrdinal;
}

function isEndAfterLetter(letter: string, before: string, following: string, nextCase: string): boolean {
  if (/^(?:v|c|p|د|أ)$/u.test(letter)) return false;
  if (/\p{Ll}/u.test(letter)) return true;
  // A unit, "40°C.", is no initial.
  if (/[°%$€£]$/u.test(before)) return true;
  if (isLetterLabel(before)) return true;
  // "So did I." against "I. Newton": the pronoun follows a word in lower case.
  if (letter === 'I' && /\p{Ll} $/u.test(before) && !/\p{Lu}\S{0,30} $/u.test(before)) return true;
  return nextCase !== 'digit' && isStarter(following);
}

/** Last parts of addresses and file names, in any case, that are not words ("Amazon.Com", "report.PDF"). */
const ADDRESS_ENDINGS = new Set(
  (
    'com org net edu gov mil info biz ru ua uk eu de fr pl cz cn jp kr tv fm io ai co ca au nz es nl ch se dk fi ' +
    'br mx tr ir il js ts py php html htm aspx asp pdf doc docx xls xlsx jpg jpeg png gif zip exe csv txt mp3 mp4'
  ).split(' '),
);

/** The start of a sentence: a capitalised word, "I", "A", or a word in capitals. */
const GLUED_START = /^(?:\p{Lu}[’']?\p{Ll}|[AI][\s’']|\p{Lu}{2,10}(?!\p{L}))/u;

/**
 * Whether a mark with no white space behind it ends a sentence all the same ("the end.The next"):
 * only before a word that looks like a sentence's first and after one that can be a sentence's last.
 */
export function isGluedEnd(stop: FullStop, isFullStop: boolean): boolean {
  const { text, next } = stop;
  const following = text.slice(next, next + WORD_REACH);
  if (!GLUED_START.test(following)) {
    const last = letterCaseAt(text, stop.stop - 1);
    return last === 'caseless' && letterCaseAt(text, next) === 'caseless';
  }
  if (stop.hasClosers) return true;
  const word = wordBefore(text, stop.sentenceStart, stop.stop);
  if (!isFullStop) return /[\p{Ll}\p{N}]$/u.test(word);
  const label = /^[\p{L}\p{N}]+/u.exec(following)?.[0].toLowerCase() ?? '';
  if (ADDRESS_ENDINGS.has(label) && !stop.hasOpeners) return false;
  const rule = stopRuleOf(word, '');
  if (rule === 'capital') return true;
  if (rule !== null) return rule === 'starter' && isStarter(following);
  if (/^(?:\p{L}\.){0,10}\p{L}$/u.test(word)) return word.length > 1 && isStarter(following);
  if (/^\p{N}+$/u.test(word)) return word.length > 1 || isStarter(following);
  // A last part such as "Will" in "Pay.Will.I.Am" is no better than a whole word here.
  return word === '' || /(?:\p{Ll}{2}|\p{N}|\p{Lu}{2})$/u.test(word) || isStarter(following);
}
