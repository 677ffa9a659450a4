import { searchTerms } from '../retrieval/terms.ts';

/** What somebody asked, and what it goes on from. */
export interface AskedQuestion {
  readonly question: string;
  /** The question before, which this one goes on from. */
  readonly before: string | null;
}

/** What is really asked: a question that goes on from another one is joined with its subject. */
export function wholeQuestion(asked: AskedQuestion): string {
  const questions: string[] = [];
  let next: AskedQuestion | null = asked;
  while (next !== null) {
    const { question, before }: AskedQuestion = next.before === null ? readAsked(next.question) : next;
    questions.unshift(question);
    next = before === null ? null : { question: before, before: null };
  }
  return questions.reduce((before, question) => goOn(before, question));
}

const AFTER = ' (after “';
const END = '”)';

/**
 * A question as people read it, and as it can be asked again: what was written, and what it goes on from
 * where it says nothing alone ("and when? (after “Who is Yermak?”)").
 */
export function writeAsked(asked: AskedQuestion): string {
  const { question, before } = asked;
  return before === null || wholeQuestion(asked) === question
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
const OPENING = /^(?:and|but|so|also|or|then|what about|how about)\b[\s,:]*/i;
/**
 * Whether a question by itself asks to go on from the one before: it opens so ("and when?", "what about
 * Oslo?") and names no subject beside. For places where people cannot say what they reply to.
 */
export function goesOn(question: string): boolean {
  if (readAsked(question).before !== null) return false;
  const rest = question.replace(OPENING, '');
  return rest !== question && searchTerms(rest).length <= 1;
}

/** Words that point back. */
const POINTS_BACK =
  /\b(?:he|she|it|they|him|them|his|her|hers|its|their|there|that|this|those|these|then|else|so|not)\b/i;
const QUESTION_WORD =
  /\b(?:who|whom|whose|where|when|why|which|what|how (?:much|many|long|often|far|old|large|big)|how)\b/i;

/**
 * A question joined with the subject of the one before ("who leads the delegation?", "and when?"): the
 * new question as it stands, then the earlier one without the word that it asked with. Used to find the
 * answer; what is shown is what people wrote. A question with a subject of its own is left alone.
 *
 * Of 16 pairs about the example articles, the first quote answers 13 when joined so, 4 unjoined; the
 * earlier question put first, its search terms alone or its subject in brackets do no better.
 */
export function goOn(before: string, question: string): string {
  const hasOwnSubject =
    !OPENING.test(question) && !POINTS_BACK.test(question) && searchTerms(question).length > 1;
  const subject = before.replace(QUESTION_WORD, '').trim();
  if (hasOwnSubject || searchTerms(subject).length === 0) return question;
  return `${question.replace(OPENING, '').trim()} ${subject}`;
}
