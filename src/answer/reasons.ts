import type { Quote, Reason } from '../domain.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import { hasAllStems, stemsOf } from '../retrieval/stems.ts';
import { searchTerms } from '../retrieval/terms.ts';
import { findNames, hasKind } from './question/asked-for.ts';
import type { AnswerFeatures } from './judging/answer-features.ts';
import type { Credit } from './sources/credits.ts';
import type { Evidence } from './judging/evidence.ts';
import { asksForJudgement } from './question/judgements.ts';
import { isForeign } from './question/languages.ts';
import type { QuestionTerm } from './question/question-terms.ts';

/** What a question without an answer was found to be about. */
export interface Unanswered {
  readonly evidence: Evidence;
  /** null when there is no sentence at all. */
  readonly features: AnswerFeatures | null;
  /** The passage that is shown as the nearest one. */
  readonly closest: Pick<Quote, 'text'> | null;
  readonly lexicon: Lexicon;
  /** Authors and outlets of the sources, which their texts need not mention; asked for where a name is unknown. */
  readonly credits: () => Promise<readonly Credit[]>;
}

/** Why there is no answer. */
export async function explainNoAnswer(unanswered: Unanswered): Promise<Reason> {
  const { evidence, features, closest, lexicon, credits } = unanswered;
  const { question } = evidence.query;
  const unknown = evidence.terms.filter(({ documentFrequency }) => documentFrequency === 0);
  const unknownWords = unknown.map(({ text }) => text);
  const isKnown = (word: string): boolean =>
    lexicon.has(word) || searchTerms(word).every((term) => !unknownWords.includes(term));
  if (isForeign(question, isKnown)) return { code: 'not-english' };
  const names = [...new Set(unknownNames(question, unknownWords, lexicon))];
  const credited = names.length === 0 ? [] : namesWithin(names, await credits());
  if (credited.length > 0) return { code: 'only-credited', names: credited };
  if (names.length > 0) return { code: 'unknown-names', names };
  if (features === null || closest === null) return { code: 'nothing-near' };
  if (asksForJudgement(question)) return { code: 'asks-for-judgement' };
  const words = features.unknown > MOSTLY_UNKNOWN ? tellingWords(unknown, lexicon) : [];
  if (words.length > 0) return { code: 'unknown-words', words };
  if (features.ofOthers === 1) return { code: 'said-of-others' };
  const { asked } = evidence;
  return asked !== 'other' && lacksKind(evidence, closest.text)
    ? { code: 'lacking', what: asked }
    : { code: 'unsure' };
}

/** Share of a question's words, by rarity, from which their absence is the reason. */
const MOSTLY_UNKNOWN = 0.5;

/** Whether the passage that is shown, in all of its sentences, lacks the kind of thing that is asked for. */
function lacksKind({ asked, query }: Evidence, shown: string): boolean {
  const inQuestion = new Set(stemsOf(query.question));
  const isNew = (name: string): boolean => stemsOf(name).some((stem) => !inQuestion.has(stem));
  return !hasKind(asked, shown, findNames(shown).filter(isNew));
}

/** Words that a question is put with, by their stems: that no source uses them says nothing. */
const ASKING = new Set(
  stemsOf(
    `mention name quote cite verbatim exact newspaper article source paper report tell told explain give gave given say speak spoke
    spoken talk describe list show state write wrote written story text passage sentence word phrase paragraph
    question answer information detail mean meant happen think thought know knew known news find found complete
    summarise summarize summary according anything something someone anyone people thing exactly`,
  ),
);
const MAX_TELLING = 3;

function isTelling({ text }: QuestionTerm): boolean {
  return !SMALL_NUMBER.test(text) && !hasAllStems(ASKING, stemsOf(text));
}

/** The unknown words that say most, in the order of the question: names, words of no dictionary, long ones. */
function tellingWords(unknown: readonly QuestionTerm[], lexicon: Lexicon): string[] {
  const weight = ({ text, isName }: QuestionTerm): number =>
    (isName ? 200 : 0) + (lexicon.has(text) ? 0 : 100) + text.length;
  const ranked = unknown.filter(isTelling).toSorted((a, b) => weight(b) - weight(a));
  const most = new Set(ranked.slice(0, MAX_TELLING));
  return unknown.filter((term) => most.has(term)).map(({ text }) => text);
}

const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{N}]*(?:[-.,'’][\p{L}\p{N}]+)*`;
const NUMBER = String.raw`\p{N}[\p{L}\p{N}]*(?:[-.,'’][\p{L}\p{N}]+)*%?`;
const NAMES = new RegExp(String.raw`${NAME_WORD}(?: (?:${NAME_WORD}|${NUMBER}))*|${NUMBER}`, 'gu');

/** How many are wanted ("3 reasons") is no name. */
const SMALL_NUMBER = /^(?:\d|1[0-2])$/;

/**
 * Names and numbers with an unknown word, whole ("New York Times"), but for what a sentence opens with and
 * is a word of the language ("Quote Ann Lee").
 */
function unknownNames(question: string, unknown: readonly string[], lexicon: Lexicon): string[] {
  // Where all letters are capitals they tell nothing.
  if (!/\p{Ll}/u.test(question)) return [];
  const isUnknown = (word: string): boolean => searchTerms(word).some((term) => unknown.includes(term));
  return Array.from(question.matchAll(NAMES), ({ 0: name, index }) => {
    const sentenceBefore = question.slice(0, index).split(/[.!?]/u).at(-1)!;
    const isOpening = !/[\p{L}\p{N}]/u.test(sentenceBefore);
    const written = name.split(' ');
    const words = isOpening && lexicon.has(written[0]!.toLowerCase()) ? written.slice(1) : written;
    const first = words.findIndex((word) => isUnknown(word) || (!isOpening && searchTerms(word).length > 0));
    return words.some(isUnknown) ? withoutPossessive(words.slice(first).join(' ')) : '';
  }).filter((name) => name !== '' && !SMALL_NUMBER.test(name));
}

function withoutPossessive(name: string): string {
  return name.replace(/['’]s?$/u, '');
}

function namesWithin(names: readonly string[], credits: readonly Credit[]): string[] {
  return names.filter((name) => {
    const stems = stemsOf(name);
    return credits.some((credit) => hasAllStems(credit, stems));
  });
}
