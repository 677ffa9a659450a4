import { searchTerms } from '../../retrieval/terms.ts';
import { findNames } from './asked-for.ts';
import { quotedPhrase } from './phrases.ts';
import { COMMON_AUXILIARIES, QUESTION_WORDS } from './question-words.ts';

/** What tells a question from a bare word, at its beginning or behind a preposition or a little word. */
const ASKS = new RegExp(
  String.raw`^\W{0,9}(?:(?:and|but|so|also|or|then|at|by|for|from|in|on|of|since|to|until|with|under) ){0,3}(?:${QUESTION_WORDS}|${COMMON_AUXILIARIES}|shall|may|might)(?:['’]s|n['’]t)?\b`,
  'i',
);

/** Kinds of time, place and number, and words of order and degree: alone they say of nothing what is asked. */
const OF_KIND = new Set(
  `according across afterwards again ago along already always among amount area around behind century cities city countries country date dates day days
  decade early earlier elsewhere ever exact exactly far finally first fully hour hours instead last lasted
  late later location long longer minute minutes moment money month months name names next now number often one
  ones people percent percentage person place places precise precisely quite reason reasons really recently
  region second seconds share since soon still thing things time times today together tomorrow tonight
  toward towards town via village week weekday weeks whatever whether within without year years yesterday yet`.split(
    /\s+/,
  ),
);

/** Pronouns that stand for somebody or something named before. */
const STANDS_FOR = /^(?:he|she|it|they|him|them|his|hers?|its|theirs?)$/i;
/** Those of one person, which nothing else is meant by. */
const PERSON = /^(?:he|she|him|his|hers?)$/i;
/** Those that stand for anything, wherever they are. */
const POINTS_BACK = /\b(?:he|she|it|they|him|them|his|hers?|its|theirs?|this|that|these|those)\b/i;
/** An “it” that stands for nothing. */
const TIME_IS_IT = /\bwhat (?:time|day|date|year) (?:is|was) it\b/i;
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Words of a text that are neither grammar nor a mere kind of time, place or number. */
export function ownWords(text: string): string[] {
  return searchTerms(text).filter((term) => !OF_KIND.has(term));
}

/**
 * Whether a question says of nobody and nothing what it asks: it is made of question words, pronouns and
 * kinds of time or place ("on which day?", "what else did he say?"), or has a pronoun for its subject and
 * one word beside ("Where did they meet?").
 */
export function isWithoutSubject(question: string): boolean {
  if (!ASKS.test(question) || quotedPhrase(question) !== null || hasName(question)) return false;
  const own = ownWords(question).length;
  return own === 0 || (own === 1 && standsForOthers(question));
}

/** Whether a question of one word has a pronoun for all else ("who started it?", "what does that mean?"). */
export function pointsBack(question: string): boolean {
  const text = question.replace(TIME_IS_IT, '');
  return POINTS_BACK.test(text) && ownWords(question).length <= 1 && !hasName(question);
}

/** Whether a pronoun that stands for another name comes before all that a text names itself. */
export function standsForOthers(text: string): boolean {
  return pronounBefore(text.replace(TIME_IS_IT, ''), STANDS_FOR) !== null;
}

/** The pronoun of a person that comes before all that a text names itself, and where; null: there is none. */
export function personalPronoun(text: string): { readonly word: string; readonly index: number } | null {
  return pronounBefore(text, PERSON);
}

function pronounBefore(text: string, pronoun: RegExp): { word: string; index: number } | null {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (pronoun.test(word)) return { word, index };
    if (ownWords(word).length > 0) return null;
  }
  return null;
}

function hasName(question: string): boolean {
  return findNames(question).some((name) => ownWords(name).length > 0);
}
