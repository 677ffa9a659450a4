import type { Sentence, Span } from '../../domain.ts';
import { stemsOf } from '../../retrieval/stems.ts';
import { searchTerms } from '../../retrieval/terms.ts';
import { withoutOpener } from '../question/openers.ts';

const MAX_QUOTE_WORDS = 80;
export const MAX_QUOTE_SENTENCES = 3;

interface Text {
  readonly raw: string;
  readonly sentenceSpans: readonly Sentence[];
}

/**
 * What is to be quoted for one sentence: the sentence, or up to three where it alone would mislead, because
 * a quotation goes on before or after it, or because a pronoun in it means someone whom the sentence before
 * names. At most 80 words, one slice of the raw text, with nothing but white space between the sentences.
 *
 * @param position index of the sentence among the article's sentences
 */
export function quoteExtent(article: Text, position: number): Span {
  let run = withQuotation(article, { first: position, last: position });
  for (;;) {
    const named = withReferent(article, run);
    if (named === run) break;
    // Whoever is named may be so at the end of a quotation, of which the quote must not be a part.
    const whole = withQuotation(article, named);
    if (beginsWithin(article, whole) && !beginsWithin(article, run)) break;
    run = whole;
  }
  return spanOf(article, run);
}

interface Run {
  readonly first: number;
  readonly last: number;
}

function withQuotation(article: Text, start: Run): Run {
  let run = start;
  for (;;) {
    const { isUnopened, isUnclosed } = quotationMarks(article, run);
    const grown = isUnclosed
      ? { first: run.first, last: run.last + 1 }
      : isUnopened
        ? { first: run.first - 1, last: run.last }
        : run;
    // A quotation that does not fit as a whole is no better for a part more of it.
    if (grown === run) return run;
    if (!canBeQuoted(article, grown)) return start;
    run = grown;
  }
}

function beginsWithin(article: Text, run: Run): boolean {
  return quotationMarks(article, run).isUnopened;
}

function withReferent(article: Text, start: Run): Run {
  let run = start;
  while (pointsBack(sentenceText(article, run.first))) {
    run = { first: run.first - 1, last: run.last };
    if (!canBeQuoted(article, run)) return start;
  }
  return hasName(sentenceText(article, run.first)) ? run : start;
}

function canBeQuoted(article: Text, { first, last }: Run): boolean {
  const { raw, sentenceSpans } = article;
  const sentences = sentenceSpans.slice(Math.max(0, first), last + 1);
  if (first < 0 || last >= sentenceSpans.length || sentences.length > MAX_QUOTE_SENTENCES) return false;
  const isUnbroken = sentences.every(
    ({ start }, index) => index === 0 || raw.slice(sentences[index - 1]!.end, start).trim() === '',
  );
  return isUnbroken && stemsOf(textOf(article, { first, last })).length <= MAX_QUOTE_WORDS;
}

function spanOf({ sentenceSpans }: Text, { first, last }: Run): Span {
  return { start: sentenceSpans[first]!.start, end: sentenceSpans[last]!.end };
}

function textOf(article: Text, run: Run): string {
  const { start, end } = spanOf(article, run);
  return article.raw.slice(start, end);
}

function sentenceText(article: Text, position: number): string {
  return textOf(article, { first: position, last: position });
}

/** Opening marks stand before a word; a straight mark behind a number may be one of inches. */
const OPENING_MARK = /[“„]|(?<![^\s([—–-])"(?=\S)/uy;
const MARK = /[“”„]|(?<!\d)"|"(?=\s*$)/gu;

/** Whether a run begins within a quotation, or ends within one, as far as its first paragraph tells. */
function quotationMarks(article: Text, run: Run): { isUnopened: boolean; isUnclosed: boolean } {
  const { paragraph } = article.sentenceSpans[run.first]!;
  const before = article.sentenceSpans
    .slice(0, run.first)
    .findLastIndex((sentence) => sentence.paragraph !== paragraph);
  const lead = before + 1 === run.first ? '' : textOf(article, { first: before + 1, last: run.first - 1 });
  const begun = readMarks(lead, false);
  const ended = readMarks(textOf(article, run), begun.isOpen);
  return { isUnopened: begun.isOpen || ended.hasStray, isUnclosed: ended.isOpen };
}

/** Whether a text ends within a quotation, and whether one ends in it that was not open. */
function readMarks(text: string, isOpenBefore: boolean): { isOpen: boolean; hasStray: boolean } {
  let isOpen = isOpenBefore;
  let hasStray = false;
  for (const { index } of text.matchAll(MARK)) {
    OPENING_MARK.lastIndex = index;
    const isOpening = OPENING_MARK.test(text);
    hasStray ||= !isOpening && !isOpen;
    // Each paragraph of a long quotation opens anew, and only the last one closes.
    isOpen = isOpening;
  }
  return { isOpen, hasStray };
}

const QUOTED = /[“„"][^“”„"]*(?:[”"]|$)|^[^“”„"]*”/gu;
const SUBJECT = /^(.*?)\b(?:he|she|they)\b/iu;
const POSSESSIVE_OPENING = /^\W*(?:his|her|their)\b/iu;
/** Before a pronoun these point forward: "Although they were outnumbered, the troops ...". */
const SUBORDINATE =
  /^\W*(?:although|though|while|as|when|if|after|before|since|because|whether|until|once|unless|where)\b/iu;
/** Whether a sentence speaks of someone as he, she or they before it has named or described anyone. */
function pointsBack(sentence: string): boolean {
  const own = sentence.replace(QUOTED, ' ').replace(/\s+/gu, ' ').trim();
  if (POSSESSIVE_OPENING.test(own)) return true;
  const subject = SUBJECT.exec(own)?.[1];
  if (subject === undefined) return false;
  const before = withoutOpener(subject);
  return !SUBORDINATE.test(before) && searchTerms(before).length === 0;
}

/** Whether a sentence has a word written as a name, or its first word may be one. */
function hasName(sentence: string): boolean {
  for (const [word] of sentence.matchAll(/\p{Lu}[\p{L}\p{N}]+/gu)) {
    if (searchTerms(word).length > 0) return true;
  }
  return false;
}
