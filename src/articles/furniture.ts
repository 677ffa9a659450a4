import type { SpanKind } from '../domain.ts';
import { isBiography } from './biography.ts';
import type { Block } from './blocks.ts';
import {
  goesOn,
  isCaptionBefore,
  isHeadline,
  isNameLine,
  isProse,
  isQuestionHeading,
  isTimeStamp,
  opensList,
  startsLowerCase,
} from './shape.ts';
import { announcedItems, articleStretch } from './stretch.ts';
import { wordingOf, type Wording } from './wording-match.ts';

export interface Verdict {
  readonly kind: SpanKind;
  readonly reason?: string;
}

/** Changes whenever a rule changes, so that an index knows its spans are out of date. */
export const FURNITURE_VERSION = '4';

/** A paragraph this long after a box of links is article text again. */
const MIN_WORDS_AFTER_BOX = 12;
/** More short lines than this in a row, within an article, are a list of links or a table. */
const MAX_HEADINGS_IN_A_ROW = 3;
const MAX_HEADING_WORDS = 16;
/** A line of at least this many words that only lacks its full stop is a paragraph. */
const MIN_UNFINISHED_WORDS = 15;
/** Sentences of newsletter boxes and forms; longer ones are article text. */
const MAX_PITCH_WORDS = 30;
const PITCH_NEIGHBOURS = new Set([
  'newsletter box',
  'form',
  'terms and privacy',
  'share bar',
  'disclaimer',
  'cookie notice',
]);

/** Notes on corrections, disclosures and rights, and paragraphs between two of them. */
const MAX_NOTE_WORDS = 80;
const NOTE_NEIGHBOURS = new Set(['note about the article', 'disclaimer', 'copyright notice']);
/** "Follow along here:" and the like, right above a box. */
const MAX_LABEL_WORDS = 5;

const MAX_BARE_CREDIT_WORDS = 7;

const BODY: Verdict = { kind: 'body' };
const HEADING: Verdict = { kind: 'heading' };
const ABOVE: Verdict = { kind: 'furniture', reason: 'above the article' };
const furniture = (reason: string): Verdict => ({ kind: 'furniture', reason });

interface Page {
  readonly blocks: readonly Block[];
  readonly wordings: readonly (Wording | null)[];
  readonly items: readonly boolean[];
  readonly first: number;
  readonly last: number;
}

/**
 * Says of each block what it is; titles are found by the caller. First by wording (any place),
 * then by place: outside the article's stretch everything is furniture; inside it short lines are
 * headings, lists or links by their neighbours. A source in which no paragraph is found keeps all
 * that no wording gives away.
 */
export function judgeBlocks(blocks: readonly Block[]): Verdict[] {
  const wordings = blocks.map(wordingOf);
  const items = announcedItems(blocks, wordings);
  const stretch = articleStretch(blocks, wordings, items);
  if (stretch === null) {
    return withoutStretch(blocks, wordings);
  }
  const page: Page = { blocks, wordings, items, ...stretch };
  const verdicts = blocks.map((block, index) =>
    outsideVerdict(block, wordings[index]!, index < stretch.first),
  );
  judgeStretch(page, verdicts);
  return verdicts;
}

/** A text without a finished paragraph: all is body that no wording gives away, but for its title. */
function withoutStretch(blocks: readonly Block[], wordings: readonly (Wording | null)[]): Verdict[] {
  const isAllFurniture = wordings.every((wording) => wording !== null);
  const verdicts = wordings.map((wording) =>
    wording === null || isAllFurniture ? BODY : furniture(wording.reason),
  );
  const [first, second] = blocks;
  if (
    second !== undefined &&
    first!.words < second.words / 2 &&
    wordings[0] === null &&
    wordings[1] === null
  ) {
    verdicts[0] = ABOVE;
  }
  return verdicts;
}

function outsideVerdict(block: Block, wording: Wording | null, isAbove: boolean): Verdict {
  if (wording !== null) {
    return furniture(wording.reason);
  }
  if (isBiography(block)) {
    return furniture('author biography');
  }
  return isAbove ? ABOVE : furniture('below the article');
}

function judgeStretch(page: Page, verdicts: Verdict[]): void {
  const { blocks, wordings, items, first, last } = page;
  let isInBox = false;
  for (let index = first; index <= last; index += 1) {
    const block = blocks[index]!;
    const wording = wordings[index]!;
    if (wording !== null) {
      verdicts[index] = furniture(wording.reason);
      isInBox = isInBox || wording.reach !== 'line';
    } else if (isInBox && !(isProse(block) && block.marker === null && block.words >= MIN_WORDS_AFTER_BOX)) {
      verdicts[index] = furniture('in a box of links');
    } else {
      isInBox = false;
      verdicts[index] = items[index] ? BODY : judgeInside(page, index, verdicts[index - 1]);
    }
  }
  if (first < last && isBiography(blocks[first]!)) {
    verdicts[first] = furniture('author biography');
  }
}

/** What a paragraph belongs to that stands between two pieces of furniture of one sort, or null. */
function boxAround(page: Page, index: number): string | null {
  const { words } = page.blocks[index]!;
  const around = [page.wordings[index - 1]?.reason ?? '', page.wordings[index + 1]?.reason ?? ''];
  if (words <= MAX_PITCH_WORDS && around.every((reason) => PITCH_NEIGHBOURS.has(reason))) {
    return 'newsletter box';
  }
  return words <= MAX_NOTE_WORDS && around.every((reason) => NOTE_NEIGHBOURS.has(reason))
    ? 'note about the article'
    : null;
}

function judgeInside(page: Page, index: number, verdictAbove: Verdict | undefined): Verdict {
  const { blocks, wordings, first, last } = page;
  const block = blocks[index]!;
  const next = blocks[index + 1];
  if (block.marker === 'hash') {
    return HEADING;
  }
  // A caption above the first paragraph: one sentence, with nothing but a credit below it.
  const isFirstBeforeCredit =
    index === first &&
    wordings[index + 1]?.reason === 'picture credit' &&
    next!.words <= MAX_BARE_CREDIT_WORDS;
  if (isCaptionBefore(block, next) || (isFirstBeforeCredit && block.words <= MAX_PITCH_WORDS)) {
    return furniture('picture caption');
  }
  const box = boxAround(page, index);
  if (box !== null) {
    return furniture(box);
  }
  if (isQuestionHeading(block, blocks[index - 1], next)) {
    return HEADING;
  }
  if (isProse(block) || block.endsSentence) {
    return BODY;
  }
  if (isTimeStamp(block)) {
    return furniture('time stamp');
  }
  if (opensList(block) || goesOn(block)) {
    const isLabel = block.words <= MAX_LABEL_WORDS && index < last && wordings[index + 1] !== null;
    return isLabel ? furniture('label of a box') : BODY;
  }
  if (isNameLine(block) && block.text.includes('/')) {
    return furniture('picture credit');
  }
  return judgeShort(page, index, verdictAbove);
}

/** A few words that are no sentence: a heading, an item of a list, or a label. */
function judgeShort(page: Page, index: number, verdictAbove: Verdict | undefined): Verdict {
  const { blocks, wordings, first } = page;
  const block = blocks[index]!;
  const shorts = shortsAround(page, index);
  // Bullets right below a paragraph, without a label of their own, are a list in the text.
  const isListInText =
    block.marker === 'bullet' &&
    index > first &&
    verdictAbove?.kind === 'body' &&
    (blocks[index - 1]!.marker === 'bullet' || isProse(blocks[index - 1]!));
  if (
    isListInText ||
    startsLowerCase(block) ||
    (shorts === 1 && block.marker === null && block.words >= MIN_UNFINISHED_WORDS)
  ) {
    return BODY;
  }
  if (shorts > MAX_HEADINGS_IN_A_ROW || block.words > MAX_HEADING_WORDS) {
    return furniture('list of links or labels');
  }
  if (PITCH_NEIGHBOURS.has(wordings[index + 1]?.reason ?? '')) {
    return furniture('label of a box');
  }
  return isHeadline(block) ? HEADING : BODY;
}

/** How many of them stand in a row, this one among them; counted as far as tells whether they are too many. */
function shortsAround({ blocks, wordings, first, last }: Page, index: number): number {
  const isShort = (at: number): boolean =>
    at >= first &&
    at <= last &&
    wordings[at] === null &&
    !blocks[at]!.endsSentence &&
    !isProse(blocks[at]!) &&
    !opensList(blocks[at]!);
  let shorts = 1;
  for (let at = index - 1; isShort(at) && shorts <= MAX_HEADINGS_IN_A_ROW; at -= 1) {
    shorts += 1;
  }
  for (let at = index + 1; isShort(at) && shorts <= MAX_HEADINGS_IN_A_ROW; at += 1) {
    shorts += 1;
  }
  return shorts;
}
