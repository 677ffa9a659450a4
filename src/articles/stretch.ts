import { isBiography, isLastBiography } from './biography.ts';
import type { Block } from './blocks.ts';
import { isInSeries, isLoneTeaser, goesOn, isProse, opensList } from './shape.ts';
import type { Wording } from './wording-match.ts';

/**
 * What a block says for or against being in the article's stretch. A paragraph counts its words;
 * everything else counts against it, more the surer it belongs to the site.
 */
const WEIGHTS = {
  /** No paragraph counts more words than this: one long disclaimer is not an article. */
  maxParagraphWords: 60,
  /** A list item that is a sentence, as a share of its words. */
  listItemShare: 0.4,
  /** The sentence below a headline in a list of articles. */
  teaser: -6,
  /** A short line that is neither sentence nor known furniture: heading, headline or label. */
  shortLine: -5,
  shortListItem: -4,
  furnitureLine: -5,
  boxOpening: -14,
  /** A line that announces a list or goes on in the next line, and the items of such a list. */
  listOpening: 3,
  listItem: 1,
} as const;

/** Words of article that must come before a comments heading for it to end the article. */
const MIN_WORDS_BEFORE_END = 80;
/** A biography with at most this share of the article after it ends the article. */
const MAX_SHARE_AFTER_BIOGRAPHY = 0.35;
/** No article has more authors with a biography. */
const MAX_BIOGRAPHIES = 6;

/** A run of blocks, both ends included. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

function weightOf(
  blocks: readonly Block[],
  wordings: readonly (Wording | null)[],
  index: number,
  isInAnnouncedList: boolean,
): number {
  const block = blocks[index]!;
  const wording = wordings[index];
  if (wording !== null && wording !== undefined) {
    return wording.reach === 'line' ? WEIGHTS.furnitureLine : WEIGHTS.boxOpening;
  }
  if (isInAnnouncedList) {
    return WEIGHTS.listItem;
  }
  if (!isProse(block)) {
    if (block.endsSentence) {
      return block.words;
    }
    if (opensList(block) || goesOn(block)) {
      return WEIGHTS.listOpening;
    }
    return block.marker === null ? WEIGHTS.shortLine : WEIGHTS.shortListItem;
  }
  if (wordings[index - 1] === null && (isInSeries(blocks, index) || isLoneTeaser(blocks, index))) {
    return WEIGHTS.teaser;
  }
  const words = Math.min(block.words, WEIGHTS.maxParagraphWords);
  return block.marker === null || block.marker === 'hash' ? words : words * WEIGHTS.listItemShare;
}

/**
 * Which blocks are items of a list that a line with a colon announces: the short blocks below it,
 * up to the next paragraph or furniture.
 */
export function announcedItems(blocks: readonly Block[], wordings: readonly (Wording | null)[]): boolean[] {
  const items: boolean[] = [];
  let isOpen = false;
  for (const [index, block] of blocks.entries()) {
    const isItem: boolean = isOpen && wordings[index] === null && (block.marker !== null || !isProse(block));
    items.push(isItem);
    isOpen = isItem || (wordings[index] === null && opensList(block));
  }
  return items;
}

/**
 * The stretch of blocks that is the article: the run with the greatest sum of weights (Kadane's
 * algorithm), from its first paragraph to its last. A heading of comments below at least
 * `MIN_WORDS_BEFORE_END` words ends it. Null where no block weighs more than nothing.
 */
export function articleStretch(
  blocks: readonly Block[],
  wordings: readonly (Wording | null)[],
  items: readonly boolean[],
): Stretch | null {
  let best: Stretch | null = null;
  let bestSum = 0;
  let sum = 0;
  let first = 0;
  for (let index = 0; index < blocks.length; index += 1) {
    if (wordings[index]?.reach === 'end' && bestSum >= MIN_WORDS_BEFORE_END) {
      break;
    }
    if (sum <= 0) {
      sum = 0;
      first = index;
    }
    sum += weightOf(blocks, wordings, index, items[index]!);
    if (sum > bestSum) {
      bestSum = sum;
      best = { first, last: index };
    }
  }
  return best === null ? null : beforeBiography(blocks, wordings, best);
}

/** Ends a stretch above authors' biographies in its last part; what follows one is not article. */
function beforeBiography(
  blocks: readonly Block[],
  wordings: readonly (Wording | null)[],
  stretch: Stretch,
): Stretch {
  const wordsAt = (index: number): number => (wordings[index] === null ? blocks[index]!.words : 0);
  let total = 0;
  for (let index = stretch.first; index <= stretch.last; index += 1) {
    total += wordsAt(index);
  }
  let { last } = stretch;
  let biographies = 0;
  let after = 0;
  for (let index = last; index > stretch.first && biographies < MAX_BIOGRAPHIES; index -= 1) {
    const block = blocks[index]!;
    const above = blocks[index - 1]!;
    const isSetOff =
      index === last || wordings[index - 1] !== null || !isProse(above) || above.marker !== null;
    if (isSetOff && (index === last ? isLastBiography(block) : isBiography(block))) {
      last = index - 1;
      biographies += 1;
      continue;
    }
    after += wordsAt(index);
    if (after > total * MAX_SHARE_AFTER_BIOGRAPHY) {
      break;
    }
  }
  return { first: stretch.first, last };
}
