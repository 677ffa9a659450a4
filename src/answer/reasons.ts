import type { AskedFor } from './asked-for.ts';
import type { AnswerFeatures } from './answer-features.ts';
import type { Evidence } from './evidence.ts';

const WANTED: Record<AskedFor, string> = {
  person: 'says who',
  place: 'says where',
  time: 'says when',
  duration: 'says how long',
  percentage: 'gives a percentage',
  money: 'gives an amount of money',
  number: 'gives a number',
  reason: 'says why',
  statement: 'reports such a statement',
  other: 'answers this',
};

/** Why there is no answer, in words for the person who asked. */
export function explainNoAnswer(evidence: Evidence, features: AnswerFeatures | null): string {
  const unknown = evidence.terms.filter(({ documentFrequency }) => documentFrequency === 0);
  const names = unknown
    .map(({ text }) => asWritten(text, evidence.query.question))
    .filter((word) => /^\p{Lu}|\d/u.test(word));
  if (names.length > 0) return `No source mentions ${joinWords(names)}.`;
  if (features === null) return 'No source has anything on this.';
  if (unknown.length > 0 && features.unknown > 0.5) {
    return `No source uses the ${unknown.length === 1 ? 'word' : 'words'} ${joinWords(unknown.map(({ text }) => `“${text}”`))}.`;
  }
  return `The sources touch on this, but none ${WANTED[evidence.asked]}.`;
}

/** The question's own spelling of a term. */
function asWritten(term: string, question: string): string {
  const index = question.toLowerCase().indexOf(term);
  return index === -1 ? term : question.slice(index, index + term.length);
}

function joinWords(words: readonly string[]): string {
  const [last, ...others] = words.toReversed();
  return others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} or ${last}`;
}
