import { safeCut } from '../safe-cut.ts';
import type { Block } from './blocks.ts';
import type { Verdict } from './furniture.ts';
import { isNameLine, isTimeStamp } from './shape.ts';

/** A scraper's label left before a title ("-title ...", "Title: ..."). */
export const TITLE_LABEL = /^[-–]?\s?(?:title|headline)\s?(?:[:：]\s?|\s(?=\S))/iu;

const WORD = /[\p{L}\p{N}]+/gu;
const MAX_TITLE_WORDS = 32;
/** A line shares at least this much of its words with the article, or stands twice, to be a title. */
const MIN_TITLE_SCORE = 1;
/** Share of common words from which two headlines are two titles of one article. */
const MIN_SECOND_TITLE_OVERLAP = 0.3;
/** Words of the article that a title is compared with. */
const MAX_COMPARED_CHARS = 20_000;
/** Lines at either end of those above an article: a breadcrumb at the top, a repeat right above the text. */
const LOOKED_THROUGH = 50;
/** Shorter words are mostly articles and prepositions, which every text has. */
const MIN_CONTENT_CHARS = 4;
const LATIN = /^[\p{Script=Latin}\p{N}]/u;
const MAX_COMMON_WORDS = 6;
/** Furniture that stands right below a title. */
const DETAILS_BELOW = new Set(['byline', 'time stamp', 'share bar', 'reading time or counter']);
const REPEATED: Verdict = { kind: 'furniture', reason: 'repeats the title' };

function labelFree(block: Block): string {
  return block.text.replace(TITLE_LABEL, '').trim();
}

/** Letters and digits only, in lower case: two prints of one title are equal in it. */
function normalised(text: string): string {
  return (text.toLowerCase().match(WORD) ?? []).join(' ');
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(WORD));
}

/** How much of a line the article takes up again: the share of its longer words, and their number. */
function agreement(words: Set<string>, articleWords: Set<string>): number {
  const content = [...words].filter((word) => word.length >= (LATIN.test(word) ? MIN_CONTENT_CHARS : 2));
  const common = content.filter((word) => articleWords.has(word)).length;
  return content.length === 0
    ? 0
    : 1.5 * (common / content.length) + 0.2 * Math.min(common, MAX_COMMON_WORDS);
}

/** How many blocks, from the top, stand above the first body text. */
function headerLength(verdicts: readonly Verdict[]): number {
  const first = verdicts.findIndex((verdict) => verdict.kind === 'body');
  return first === -1 ? verdicts.length : first;
}

/** Whether a block above the first body text may be a title: no wording gave it away. */
function isFree(verdict: Verdict): boolean {
  return verdict.reason === 'above the article' || verdict.kind === 'heading';
}

/** Whether a line stands twice among some, or within one of the first or last of them. */
function repeatsIn(prints: readonly string[]): (index: number) => boolean {
  const counts = new Map<string, number>();
  for (const print of prints) counts.set(print, (counts.get(print) ?? 0) + 1);
  const looked = [...prints.keys()].filter(
    (at) => at < LOOKED_THROUGH || at >= prints.length - LOOKED_THROUGH,
  );
  return (index) => {
    const print = prints[index]!;
    return counts.get(print)! > 1 || looked.some((at) => at !== index && prints[at]!.includes(print));
  };
}

function bestTitle(blocks: readonly Block[], verdicts: readonly Verdict[], header: number): number {
  const body = blocks.filter((_, index) => verdicts[index]!.kind === 'body').map((block) => block.text);
  const bodyWords = wordSet(body.join(' ').slice(0, MAX_COMPARED_CHARS));
  const above = blocks.slice(0, header);
  const prints = above.map((block) => normalised(labelFree(block)));
  const isRepeated = repeatsIn(prints);
  let best = -1;
  let bestScore = MIN_TITLE_SCORE;
  for (const [index, block] of above.entries()) {
    const isCandidate = isFree(verdicts[index]!) && block.words >= 3 && block.words <= MAX_TITLE_WORDS;
    if (!isCandidate || isTimeStamp(block) || (isNameLine(block) && block.words < 4)) {
      continue;
    }
    const print = prints[index]!;
    const score =
      agreement(wordSet(print), bodyWords) +
      (isRepeated(index) ? 0.7 : 0) +
      (DETAILS_BELOW.has(verdicts[index + 1]?.reason ?? '') ? 1.5 : 0) +
      (block.endsSentence ? 0 : 0.4) +
      (block.marker === null || block.marker === 'hash' ? 0.3 : 0) +
      Math.min(block.words, 8) / 16 +
      (index === 0 ? 0.5 : (0.3 * (index + 1)) / header);
    if (score > bestScore + 1e-9) {
      best = index;
      bestScore = score;
    }
  }
  if (best === -1) {
    // A single line above the text is its title, whatever it says.
    return header === 1 && isFree(verdicts[0]!) && !isTimeStamp(blocks[0]!) ? 0 : -1;
  }
  // Of equal prints the first one that is not a list item is the title, the others repeat it.
  const first = above.findIndex(
    (block, index) => prints[index] === prints[best] && (block.marker === null || block.marker === 'hash'),
  );
  return first === -1 ? best : first;
}

/**
 * Marks titles among the blocks above the article and repeats of them anywhere. With a given title
 * the line that prints it is the title; else the one that has most in common with the article.
 * Returns the title's text, or null where the text has none.
 */
export function markTitles(
  blocks: readonly Block[],
  verdicts: Verdict[],
  given: string | undefined,
): string | null {
  const header = headerLength(verdicts);
  const givenPrint = given === undefined ? '' : normalised(given);
  const matching =
    givenPrint === '' ? -1 : blocks.findIndex((block) => normalised(labelFree(block)) === givenPrint);
  const isShortMatch = matching !== -1 && (matching < header || verdicts[matching]!.kind !== 'body');
  const title = isShortMatch ? matching : bestTitle(blocks, verdicts, header);
  const titleText = title === -1 ? null : labelFree(blocks[title]!);
  const print = titleText === null ? givenPrint : normalised(titleText);
  if (print === '') {
    return titleText;
  }
  for (const [index, block] of blocks.entries()) {
    if (index !== title && block.words <= MAX_TITLE_WORDS && normalised(labelFree(block)) === print) {
      verdicts[index] = verdicts[index]!.kind === 'body' ? verdicts[index]! : REPEATED;
    }
  }
  if (title !== -1) {
    verdicts[title] = { kind: 'title' };
    const upper = markSecondTitles(blocks, verdicts, title);
    markHeadingAbove(blocks, verdicts, header);
    return upper === null ? titleText : labelFree(upper);
  }
  return titleText;
}

/** A heading may stand between the title and the first paragraph, right above it. */
function markHeadingAbove(blocks: readonly Block[], verdicts: Verdict[], header: number): void {
  const above = blocks[header - 1];
  if (above === undefined || verdicts[header - 1]!.reason !== 'above the article') {
    return;
  }
  if (above.words >= 3 && above.marker !== 'bullet' && above.marker !== 'number') {
    const isHeading = !above.endsSentence && !isNameLine(above) && !isTimeStamp(above);
    verdicts[header - 1] = isHeading ? { kind: 'heading' } : verdicts[header - 1]!;
  }
}

/**
 * Some publishers print two headlines, one below the other. Returns the other one where it stands
 * above the title.
 */
function markSecondTitles(blocks: readonly Block[], verdicts: Verdict[], title: number): Block | null {
  let upper: Block | null = null;
  const words = wordSet(labelFree(blocks[title]!));
  for (const index of [title - 1, title + 1]) {
    const block = blocks[index];
    if (block === undefined || verdicts[index]!.reason !== 'above the article' || block.endsSentence) {
      continue;
    }
    const others = wordSet(labelFree(block));
    const common = [...words].filter((word) => others.has(word)).length;
    if (common / (words.size + others.size - common) >= MIN_SECOND_TITLE_OVERLAP) {
      verdicts[index] = { kind: 'title' };
      upper = index < title ? block : upper;
    }
  }
  return upper;
}

const MAX_DERIVED_WORDS = 20;
const SHORT_DERIVED_WORDS = 14;
const MIN_CLAUSE_WORDS = 5;

/**
 * A title for a text without one: its first sentence up to the first comma where that makes a
 * clause, else its first words and an ellipsis. It names the article in lists; it is never quoted.
 */
export function titleFromText(text: string): string {
  const flat = text.slice(0, safeCut(text, 600)).replace(/\s+/g, ' ').trim();
  const clause = /^[^,;:.!?]{1,200}(?=[,;:]|[.!?](?:["”’)]?\s|["”’)]?$))/u.exec(flat)?.[0] ?? '';
  const clauseWords = clause.split(' ').length;
  if (clauseWords >= MIN_CLAUSE_WORDS && clauseWords <= MAX_DERIVED_WORDS) {
    return clause.replace(/^["“‘']/u, '');
  }
  const words = flat.split(' ');
  if (words.length <= MAX_DERIVED_WORDS && flat.length <= 160) return flat;
  const beginning = words.slice(0, SHORT_DERIVED_WORDS).join(' ');
  return `${beginning.slice(0, safeCut(beginning, 120))}…`;
}
