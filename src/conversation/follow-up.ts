import { QUESTION_WORDS } from '../answer/question/question-words.ts';
import { classifyRequest } from '../answer/question/requests.ts';
import {
  isWithoutSubject,
  personalPronoun,
  pointsBack,
  standsForOthers,
} from '../answer/question/subject.ts';
import { searchTerms } from '../retrieval/terms.ts';
import { twoQuestions } from './two-questions.ts';
import { isName, replaceName, subjectName } from './replace-name.ts';

/** What somebody asked, and what it goes on from. */
export interface AskedQuestion {
  readonly question: string;
  /** The question before, which this one goes on from. */
  readonly before: string | null;
}

/**
 * What is really asked: a question that goes on from another one is joined with its subject; of two questions
 * in one the first is asked.
 */
export function wholeQuestion(asked: AskedQuestion): string {
  const questions: string[] = [];
  let next: AskedQuestion | null = asked;
  while (next !== null) {
    const { question, before }: AskedQuestion = next.before === null ? readAsked(next.question) : next;
    questions.unshift(firstQuestion(question));
    next = before === null ? null : { question: before, before: null };
  }
  return questions.reduce((before, question) => goOn(before, question));
}

/** The second of two questions in one, with the name that its pronoun stands for; null where there is one. */
export function nextQuestion({ question }: AskedQuestion): string | null {
  const both = twoQuestions(readAsked(question).question);
  return both === null ? null : nameInstead(both.first, both.second);
}

function firstQuestion(question: string): string {
  return twoQuestions(question)?.first ?? question;
}

const AFTER = ' (after “';
const END = '”)';

/**
 * A question as people read it, and as it can be asked again: what was written, and what it goes on from
 * where it says nothing alone ("and when? (after “Who is Lee?”)").
 */
export function writeAsked(asked: AskedQuestion): string {
  const { question, before } = asked;
  return before === null || wholeQuestion(asked) === firstQuestion(question)
    ? question
    : `${question}${AFTER}${before}${END}`;
}

/** The opposite of `writeAsked`. */
function readAsked(text: string): AskedQuestion {
  const from = text.indexOf(AFTER);
  return from > 0 && text.endsWith(END)
    ? { question: text.slice(0, from), before: text.slice(from + AFTER.length, -END.length) }
    : { question: text, before: null };
}

/** Words that begin a question which goes on from another. */
const OPENING = /^(?:and|but|so|also|or|then|what about|how about)(?![\p{L}\p{N}’'-])[\s,:]*/iu;
/** What stands behind all that was asked. */
const ENDING = /(?<![\s?.!])[\s?.!]+$/;
/** Asking who somebody is goes on from nothing, however short it is. */
const WHO_IS = /^who(?:['’]s| is| are| was| were) (?:the )?\p{Lu}/u;

/**
 * Whether a question by itself asks to go on from the one before: it opens so ("and when?", "what about
 * Oslo?") and names no subject beside, it names nobody and nothing ("on which day?"), or its subject is a
 * pronoun ("what did he say about the talks?"). For places where people cannot say what they reply to.
 */
export function goesOn(question: string): boolean {
  if (readAsked(question).before !== null || classifyRequest(question) !== 'question') return false;
  const rest = question.replace(OPENING, '');
  if (isWithoutSubject(rest) || pointsBack(rest) || personalPronoun(rest) !== null) return true;
  const isOpened = rest !== question;
  return (
    isOpened && (searchTerms(rest).length <= 1 || standsForOthers(rest) || isName(rest.replace(ENDING, '')))
  );
}

/**
 * The question that the next one goes on from, once this one was asked: itself, the earlier one asked of
 * another name, or else the earlier one, which has the subject.
 */
export function subjectAfter(asked: AskedQuestion): string {
  const { question, before } = asked;
  if (before === null) return question;
  return askedOfName(before, question) ?? before;
}

/** Whether a question is one that others can go on from: it asks of the story, and of somebody or something. */
export function asksOfStory(asked: AskedQuestion): boolean {
  const question = wholeQuestion(asked);
  return classifyRequest(question) === 'question' && !isWithoutSubject(question);
}

/** Words that point back. */
const POINTS_BACK =
  /\b(?:he|she|it|they|him|them|his|her|hers|its|their|there|that|this|those|these|then|else|so|not)\b/i;
const QUESTION_WORD = new RegExp(
  String.raw`\b(?:how (?:much|many|long|often|far|old|large|big)|${QUESTION_WORDS})\b`,
  'i',
);

/**
 * A question that goes on from the one before, as it can be asked alone. Of a name alone ("and Lee?") the
 * earlier question is asked; else the new one is joined with the subject of the earlier ("who leads the
 * delegation?", "and when?"): it comes as it stands, then the earlier one without the word that it asked
 * with. Used to find the answer; what is shown is what people wrote. A question with a subject of its own is
 * left alone, and so is what is none.
 *
 * Of 16 pairs about the example articles the first quote answers 12 when joined so, 4 unjoined; the earlier
 * question put first, its search terms alone or its subject in brackets do no better. Of 40 others, with names
 * that no source has among them, 34 are answered as they should be; 26 where names are joined like the rest.
 */
export function goOn(before: string, question: string): string {
  if (classifyRequest(question) !== 'question') return question;
  const ofName = askedOfName(before, question);
  if (ofName !== null) return ofName;
  const rest = question.replace(OPENING, '');
  const hasOwnSubject =
    WHO_IS.test(question) ||
    (rest === question && !POINTS_BACK.test(question) && searchTerms(question).length > 1);
  const subject = before.replace(QUESTION_WORD, '').trim();
  if (hasOwnSubject || searchTerms(subject).length === 0) return question;
  return `${nameInstead(before, rest.trim())} ${subject}`;
}

/** The earlier question, asked of the name that is all of this one ("and Lee?", "Lee?"); null where it is none. */
function askedOfName(before: string, question: string): string | null {
  const rest = question.replace(OPENING, '');
  const name = rest.replace(ENDING, '');
  const isAsked = rest !== question || (question.includes('?') && isName(name));
  return isAsked ? replaceName(before, name) : null;
}

/** A question with the name that its first pronoun of a person stands for, as far as one is named before. */
function nameInstead(before: string, question: string): string {
  const pronoun = personalPronoun(question);
  const name = subjectName(before);
  if (pronoun === null || name === null) return question;
  const { word, index } = pronoun;
  const isPossessive = /^(?:his|hers?)$/i.test(word);
  return `${question.slice(0, index)}${name}${isPossessive ? '’s' : ''}${question.slice(index + word.length)}`;
}
