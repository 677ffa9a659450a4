import { MAX_QUESTION_CHARS } from '../answer/question/question-length.ts';
import { AUXILIARIES, COMMON_AUXILIARIES, QUESTION_WORDS } from '../answer/question/question-words.ts';
import { classifyRequest } from '../answer/question/requests.ts';
import { ownWords } from '../answer/question/subject.ts';

/** A text with two questions in it. */
export interface TwoQuestions {
  readonly first: string;
  readonly second: string;
}

/** Between two questions, the second of which asks with a word of its own. */
const BETWEEN = new RegExp(
  String.raw`(?:(\?) {1,3}(?:(?:and|but|also) ){0,2}|,? (?:and|but) (?:also )?)(?=(?:${QUESTION_WORDS})\b)`,
  'giu',
);
/** Each is looked at in the whole text, and nobody asks so many questions in one. */
const MAX_PLACES = 4;
const ASKS = new RegExp(
  String.raw`^(?:and |but |so )?(?:(?:at|by|for|from|in|on|of|to|with) )?(?:${QUESTION_WORDS}|${COMMON_AUXILIARIES})\b`,
  'i',
);
const AUXILIARY = String.raw`(?:${AUXILIARIES})(?:n['’]t)?\b`;
/** Words after which no verb of a question comes: the clause is a part of another ("and what the plan is"). */
const NO_VERB = String.raw`(?:the|an?|this|that|these|those|he|she|it|they|we|you|i|his|her|its|their|our|your|my|to)\b`;
/**
 * A question in the order of questions: the auxiliary comes next ("when does"), behind what is counted or
 * chosen ("how many points has"), or "who" and "what" are themselves the subject ("who leads").
 */
const IN_ORDER = new RegExp(
  [
    String.raw`^(?:[Ww]ho|[Ww]hom|[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow|[Ww]hat)(?:['’]s| else)? ?(?:${AUXILIARY})`,
    String.raw`^(?:[Ww]ho|[Ww]hat)['’]s `,
    String.raw`^(?:[Ww]hat|[Ww]hich|[Ww]hose|[Hh]ow) (?!${NO_VERB})\p{Ll}+ (?:(?!${NO_VERB})\p{Ll}+ ){0,2}${AUXILIARY}`,
    String.raw`^[Ww]ho(?: else)? (?!${NO_VERB})\p{Ll}`,
    String.raw`^[Ww]hat(?: else)? (?:happen|follow|caus|prompt|came|comes|led|made|stands)`,
  ].join('|'),
  'u',
);

/**
 * The two questions that a text asks one after the other ("What did Lee advise and who agreed?"), each with
 * a word of its own; null where there is one, or where the second is a part of the first.
 */
export function twoQuestions(text: string): TwoQuestions | null {
  if (text.length > MAX_QUESTION_CHARS) return null;
  let places = 0;
  for (const { 0: between, 1: mark = '', index } of text.matchAll(BETWEEN)) {
    places += 1;
    if (places > MAX_PLACES) return null;
    const first = text.slice(0, index) + mark;
    const second = text.slice(index + between.length);
    if (IN_ORDER.test(second) && [first, second].every(isQuestion)) {
      return { first: mark === '' ? `${first}?` : first, second };
    }
  }
  return null;
}

function isQuestion(text: string): boolean {
  return ASKS.test(text.trim()) && ownWords(text).length > 0 && classifyRequest(text) === 'question';
}
