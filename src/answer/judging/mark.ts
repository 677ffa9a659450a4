import type { Span } from '../../domain.ts';
import { overlaps } from '../../overlaps.ts';
import { nationStems } from '../../retrieval/nations.ts';
import { hasAllStems, stemSetOf, stemsOf } from '../../retrieval/stems.ts';
import { searchTerms } from '../../retrieval/terms.ts';
import { nameSpans } from '../question/asked-for.ts';
import { isTitle } from '../ascription/tokens.ts';

const HOW_MANY = /\bhow many\b/iu;
const IS_SHARE = /^\s?(?:%|per ?cent)/iu;
const SHARE = /%|\bper ?cent/iu;

/** Says whether words may answer a question: a share of them says of nothing how many there are. */
export function wordsThatMayAnswer(question: string): (words: string, behind: string) => boolean {
  return HOW_MANY.test(question) && !SHARE.test(question)
    ? (words, behind) => !SHARE.test(words) && !IS_SHARE.test(behind)
    : () => true;
}

/** Asks who somebody is whose name is known; "who is the mayor" asks for the name. */
const WHO_IS = /^\W*(?:(?:and|so) )?who(?:['’]?s| is| are| was| were) (?!(?:the|a|an)\b)/iu;
const MAX_NAME_WORDS = 4;

/** The stems of the name when a question asks who somebody is ("Who is Ann Lee?"); null when it does not. */
export function nameAskedAbout(question: string): readonly string[] | null {
  const opening = WHO_IS.exec(question)?.[0];
  const name = opening === undefined ? '' : question.slice(opening.length).trim();
  const stems = searchTerms(name).flatMap((term) => stemsOf(term));
  return stems.length === 0 || name.split(' ').length > MAX_NAME_WORDS ? null : stems;
}

/**
 * Says which words of a sentence may be marked as who somebody is: not the name itself, and not another's
 * alone.
 *
 * @returns null where the sentence does not have the name
 */
export function describesName(name: readonly string[], sentence: string): ((words: Span) => boolean) | null {
  const cores = nameSpans(sentence).map((whole) => coreOf(sentence, whole));
  const own = cores.filter((core) => hasAllStems(stemSetOf(sentence.slice(core.start, core.end)), name));
  if (own.length === 0) return null;
  return (words) => {
    if (own.some((core) => overlaps(core, words))) return false;
    const named = cores.filter((core) => overlaps(core, words));
    const [first] = named;
    if (first === undefined) return true;
    // "Bob Costa, representing" says who he is; "Costa's son" may be who is asked after.
    if (sentence.charAt(first.end) === ',' && isTitleAlone(sentence.slice(words.start, first.start)))
      return false;
    const rest = named.reduceRight(
      (text, core) =>
        text.slice(0, Math.max(0, core.start - words.start)) + text.slice(core.end - words.start),
      sentence.slice(words.start, words.end),
    );
    return !isTitleAlone(rest);
  };
}

function isTitleAlone(text: string): boolean {
  return searchTerms(text).every((term) => stemsOf(term).every((stem) => isTitle(stem)));
}

/** A name without the ranks and countries before it ("US Army Secretary *Ann Lee*"). */
function coreOf(text: string, { start, end }: Span): Span {
  let at = start;
  for (const word of text.slice(start, end).matchAll(/\S+/gu)) {
    const [stem = ''] = stemsOf(word[0]);
    if (!isTitle(stem) && nationStems(stem) === null) break;
    at = start + word.index + word[0].length + 1;
  }
  return at >= end ? { start, end } : { start: at, end };
}

/**
 * The words to be marked, so that they are read rightly: no name is cut, and they do not run over one mark
 * of a quotation that stays open or was open before.
 *
 * @param words offsets into the sentence
 */
export function tidyMark(sentence: string, words: Span): Span {
  return withinQuotation(sentence, withWholeNames(sentence, words));
}

function withWholeNames(sentence: string, words: Span): Span {
  let { start, end } = words;
  for (const whole of nameSpans(sentence)) {
    const core = coreOf(sentence, whole);
    if (core.start < start && start < core.end) start = core.start;
    if (core.start < end && end < core.end) end = core.end;
  }
  return { start, end };
}

const QUOTATION_MARK = /["“”„]/gu;
const WORDS = /[\p{L}\p{N}$€£%]+/gu;

function withinQuotation(sentence: string, { start, end }: Span): Span {
  const marks = Array.from(sentence.matchAll(QUOTATION_MARK), ({ index }) => index);
  const isOpenBefore = marks.filter((mark) => mark < start).length % 2 === 1;
  const inside = marks.filter((mark) => mark > start && mark < end - 1);
  if (inside.length % 2 === 0) return { start, end };
  const part = isOpenBefore ? { start, end: inside[0]! } : { start: inside.at(-1)! + 1, end };
  const kept = Array.from(sentence.slice(part.start, part.end).matchAll(WORDS));
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return { start, end };
  return { start: part.start + first.index, end: part.start + last.index + last[0].length };
}
