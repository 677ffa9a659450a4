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
  const { question } = evidence.query;
  const unknownWords = unknown.map(({ text }) => text);
  if (isForeign(question, unknownWords)) return 'Questions are understood in English only.';
  const names = unknownNames(question, unknownWords);
  const credited = names.length === 0 ? [] : namesWithin(names, await credits());
  if (credited.length > 0) return `The sources name ${joinWords(credited)} only as author or outlet.`;
  if (names.length > 0) return `No source mentions ${joinWords(names)}.`;
  if (features === null) return 'No source has anything on this.';
  if (unknown.length > 0 && features.unknown > 0.5) {
    return `No source uses the ${unknown.length === 1 ? 'word' : 'words'} ${joinWords(unknown.map(({ text }) => `“${text}”`))}.`;
  }
  return `The sources touch on this, but none ${WANTED[evidence.asked]}.`;
}

const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{N}]*(?:[-.,'’][\p{L}\p{N}]+)*`;
const NUMBER = String.raw`\p{N}[\p{L}\p{N}]*(?:[-.,'’][\p{L}\p{N}]+)*%?`;
const NAMES = new RegExp(String.raw`${NAME_WORD}(?: (?:${NAME_WORD}|${NUMBER}))*|${NUMBER}`, 'gu');

/** Names and numbers with an unknown word, whole ("New York Times"), but for what a sentence opens with. */
function unknownNames(question: string, unknown: readonly string[]): string[] {
  const isUnknown = (word: string): boolean => searchTerms(word).some((term) => unknown.includes(term));
  return Array.from(question.matchAll(NAMES), ({ 0: name, index }) => {
    const words = name.split(' ');
    const sentenceBefore = question.slice(0, index).split(/[.!?]/u).at(-1)!;
    const isOpening = !/[\p{L}\p{N}]/u.test(sentenceBefore);
    const first = words.findIndex((word) => isUnknown(word) || (!isOpening && searchTerms(word).length > 0));
    return words.some(isUnknown) ? words.slice(first).join(' ') : '';
  }).filter((name) => name !== '');
}

/** What questions begin with in languages that are spoken where English news is read; none is English. */
const FOREIGN_OPENERS = new Set(
  `qui que quoi où quand pourquoi comment quel quelle quels quelles combien wer wen wem wann wo warum wieso
  wie welche welcher welches quién quien quiénes qué cuándo cuando dónde donde cómo cuál cuánto chi cosa
  quando dove perché quale quanto quem onde como qual kto gdzie kiedy dlaczego waar wanneer waarom`.split(
    /\s+/,
  ),
);

/** Whether a question is in another language, as far as its script or the word that asks tells. */
function isForeign(question: string, unknown: readonly string[]): boolean {
  if (/\p{L}/u.test(question) && !/\p{Script=Latin}/u.test(question)) return true;
  const [opener = ''] = searchTerms(question);
  return unknown.includes(opener) && FOREIGN_OPENERS.has(opener);
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
