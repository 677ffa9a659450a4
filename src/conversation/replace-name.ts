import { MONTHS, WEEKDAYS } from '../answer/question/calendar.ts';
import { AUXILIARIES, AUXILIARIES_OF_DEEDS } from '../answer/question/question-words.ts';
import { ownWords } from '../answer/question/subject.ts';
import type { Span } from '../domain.ts';
import { SAME_NATION } from '../retrieval/nations.ts';

const WORD = String.raw`\p{Lu}(?:['’.-]?[\p{L}\p{N}])*`;
/** Words in small letters that names have inside. */
const INSIDE = String.raw`(?: (?:of|of the|for the|von|van|de|der|den|di|da|la|le|al|bin|ibn)){0,2}`;
/** A run of capitalised words. */
const NAME = String.raw`${WORD}(?:${INSIDE} ${WORD})*`;
/** One, or several that stand together ("Ann Lee and Bob Ray"). */
const NAMES = new RegExp(String.raw`${NAME}(?:(?:, (?:and )?| and | or )${NAME})*`, 'gu');
const BARE_NAME = new RegExp(String.raw`^(?:the )?${NAME}$`, 'u');
const BARE_WORD = /^\p{Ll}[\p{L}-]*$/u;
const POSSESSIVE = /['’]s$/u;
const AUXILIARY = new RegExp(String.raw`\b(?:${AUXILIARIES})(?:n['’]t)?\b`, 'i');
/** A subject written small: the only word between an auxiliary and what is done. */
const SMALL_SUBJECT = new RegExp(
  String.raw`\b(?:${AUXILIARIES_OF_DEEDS}|shall)(?:n['’]t)? ([\p{L}][\p{L}\p{N}'’-]*)(?= \p{L})`,
  'iu',
);
/** What stands between names that stand together. */
const TOGETHER = /, and |, | and | or /u;
const NATIONS: ReadonlySet<string> = new Set(SAME_NATION.flat());
const DAY = new RegExp(String.raw`^(?:${[...WEEKDAYS, ...MONTHS].join('|')})\b`, 'i');

/**
 * A question asked of another name: "What did Lee advise?" and "Ray" make "What did Ray advise?". Of several
 * names the one that stands for the subject is replaced, but by a country another country, if one is named, and
 * a day only by a day.
 *
 * @param name what was written in the name's place: capitalised words, or a single small one
 * @returns null where it is no name, or where there is none to replace
 */
export function replaceName(question: string, name: string): string | null {
  const bare = name.replace(POSSESSIVE, '');
  const isSmall = BARE_WORD.test(bare) && ownWords(bare).length > 0;
  if (!isSmall && !isName(bare)) return null;
  const isOfDay = DAY.test(bare);
  const all = namesIn(question).filter((one) => isDay(question, one) === isOfDay);
  const nations = isNation(bare) ? all.filter(({ start, end }) => isNation(question.slice(start, end))) : [];
  const names = nations.length > 0 ? nations : all;
  if (isSmall && names.length > 1) return null;
  const replaced =
    behindAuxiliary(question, names) ?? names[0] ?? (isOfDay || isSmall ? null : smallSubject(question));
  if (replaced === null) return null;
  const left = question.slice(0, replaced.start);
  return left + (/\bthe $/i.test(left) ? bare.replace(/^the /, '') : bare) + question.slice(replaced.end);
}

/** Whether a text is a name and nothing else, as its capital letters tell. */
export function isName(text: string): boolean {
  return BARE_NAME.test(text) && ownWords(text).length > 0;
}

/** The name that is a question's subject: the first behind the auxiliary; null where it asks for the subject. */
export function subjectName(question: string): string | null {
  const found = behindAuxiliary(
    question,
    namesIn(question).filter((name) => !isDay(question, name)),
  );
  return found === null ? null : question.slice(found.start, found.end);
}

function behindAuxiliary(question: string, names: readonly Span[]): Span | null {
  const auxiliary = AUXILIARY.exec(question);
  return names.find(({ start }) => auxiliary !== null && start > auxiliary.index) ?? null;
}

/** Whether a name is that of a country or of its people, or several are. */
function isNation(name: string): boolean {
  return name.split(TOGETHER).every((one) => NATIONS.has(one.replace(/^the /u, '')));
}

function isDay(question: string, { start, end }: Span): boolean {
  return DAY.test(question.slice(start, end));
}

function smallSubject(question: string): Span | null {
  const match = SMALL_SUBJECT.exec(question);
  if (match === null || ownWords(match[1]!).length === 0) return null;
  const end = match.index + match[0].length;
  return { start: end - match[1]!.length, end };
}

/** Where names stand in a question, without the word that it asks with and without "'s". */
function namesIn(question: string): Span[] {
  return Array.from(question.matchAll(NAMES), ({ 0: found, index }) => {
    const opening = index > 1 ? 0 : openingLength(found);
    const name = found.slice(opening).replace(POSSESSIVE, '');
    return { start: index + opening, end: index + opening + name.length };
  }).filter(({ start, end }) => ownWords(question.slice(start, end)).length > 0);
}

/** How much of a name that opens a question is a word which asks ("Did Ann Lee"). */
function openingLength(name: string): number {
  const first = name.split(' ', 1)[0]!;
  return ownWords(first).length > 0 ? 0 : Math.min(first.length + 1, name.length);
}
