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
const MIN_SECOND_TITLE_OVERLAP = 0.35;
/** Words of the article that a title is compared with. */
const MAX_COMPARED_CHARS = 20_000;
const REPEATED: Verdict = { kind: 'furniture', reason: 'repeats the title' };

function labelFree(block: Block): string {
  return block.text.replace(TITLE_LABEL, '').trim();
}

/** Letters and digits only, in lower case: two prints of one title are equal in it. */
export function normalised(text: string): string {
  return (text.toLowerCase().match(WORD) ?? []).join(' ');
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(WORD));
}

function shareWithin(words: Set<string>, others: Set<string>): number {
  let common = 0;
  for (const word of words) {
    common += others.has(word) ? 1 : 0;
  }
  return words.size === 0 ? 0 : common / words.size;
}

/** How many blocks, from the top, stand above the first body text. */
function headerLength(verdicts: readonly Verdict[]): number {
  const first = verdicts.findIndex((verdict) => verdict.kind === 'body' || verdict.kind === 'heading');
  return first === -1 ? verdicts.length : first;
}

function bestTitle(blocks: readonly Block[], verdicts: readonly Verdict[], header: number): number {
  const body = blocks.filter((_, index) => verdicts[index]!.kind === 'body').map((block) => block.text);
  const bodyWords = wordSet(body.join(' ').slice(0, MAX_COMPARED_CHARS));
  const above = blocks.slice(0, header);
  const prints = above.map((block) => normalised(labelFree(block)));
  let best = -1;
  let bestScore = MIN_TITLE_SCORE;
  for (const [index, block] of above.entries()) {
    const isCandidate =
      verdicts[index]!.reason === 'above the article' && block.words >= 3 && block.words <= MAX_TITLE_WORDS;
    if (!isCandidate || isTimeStamp(block) || (isNameLine(block) && block.words < 4)) {
      continue;
    }
    const print = prints[index]!;
    const isRepeated = prints.some((other, at) => at !== index && other.includes(print));
    const score =
      2 * shareWithin(wordSet(print), bodyWords) +
      (isRepeated ? 0.7 : 0) +
      (block.endsSentence ? 0 : 0.4) +
      (block.marker === null || block.marker === 'hash' ? 0.3 : 0) +
      Math.min(block.words, 8) / 16 +
      (0.3 * (index + 1)) / header;
    if (score > bestScore + 1e-9) {
      best = index;
      bestScore = score;
    }
  }
  if (best === -1) {
    return -1;
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
    return upper === null ? titleText : labelFree(upper);
  }
  return titleText;
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
  const flat = text.slice(0, 600).replace(/\s+/g, ' ').trim();
  const clause = /^[^,;:.!?]{1,200}(?=[,;:]|[.!?](?:["”’)]?\s|["”’)]?$))/u.exec(flat)?.[0] ?? '';
  const clauseWords = clause.split(' ').length;
  if (clauseWords >= MIN_CLAUSE_WORDS && clauseWords <= MAX_DERIVED_WORDS) {
    return clause.replace(/^["“‘']/u, '');
  }
  const words = flat.split(' ');
  return words.length <= MAX_DERIVED_WORDS && flat.length <= 160
    ? flat
    : `${words.slice(0, SHORT_DERIVED_WORDS).join(' ').slice(0, 120)}…`;
}
