import { stemsOf } from '../retrieval/stems.ts';
import { searchTerms } from '../retrieval/terms.ts';
import type { AskedFor } from './asked-for.ts';
import type { AnswerFeatures } from './answer-features.ts';
import type { Credit } from './credits.ts';
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
  other: 'answers it',
};

/**
 * Why there is no answer, in words for the person who asked.
 *
 * @param credits authors and outlets of the sources, which their texts need not mention; asked for where a
 *   name is unknown
 */
export async function explainNoAnswer(
  evidence: Evidence,
  features: AnswerFeatures | null,
  credits: () => Promise<readonly Credit[]>,
): Promise<string> {
  const unknown = evidence.terms.filter(({ documentFrequency }) => documentFrequency === 0);
  const names = unknownNames(
    evidence.query.question,
    unknown.map(({ text }) => text),
  );
  const credited = names.length === 0 ? [] : namesWithin(names, await credits());
  if (credited.length > 0) return `The sources name ${joinWords(credited)} only as author or outlet.`;
  if (names.length > 0) return `No source mentions ${joinWords(names)}.`;
  if (features === null) return 'No source has anything on this.';
  if (unknown.length > 0 && features.unknown > 0.5) {
    return `No source uses the ${unknown.length === 1 ? 'word' : 'words'} ${joinWords(unknown.map(({ text }) => `“${text}”`))}.`;
  }
  return `The sources touch on this, but none ${WANTED[evidence.asked]}.`;
}

/** Unknown words that are written as names or are numbers, neighbours together ("Xi Jinping"). */
function unknownNames(question: string, unknown: readonly string[]): string[] {
  const names: { text: string; end: number }[] = [];
  for (const { 0: word, index } of question.matchAll(
    /[\p{Lu}\p{N}][\p{L}\p{N}]*(?:[-.,'’][\p{L}\p{N}]+)*/gu,
  )) {
    if (!searchTerms(word).some((term) => unknown.includes(term))) continue;
    const last = names.at(-1);
    if (last !== undefined && question.slice(last.end, index) === ' ') last.text += ` ${word}`;
    else names.push({ text: word, end: 0 });
    names.at(-1)!.end = index + word.length;
  }
  return names.map(({ text }) => text);
}

function joinWords(words: readonly string[]): string {
  const [last, ...others] = words.toReversed();
  return others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} or ${last}`;
}

function namesWithin(names: readonly string[], credits: readonly Credit[]): string[] {
  return names.filter((name) => {
    const stems = stemsOf(name);
    return credits.some((credit) => stems.every((stem) => credit.has(stem)));
  });
}
