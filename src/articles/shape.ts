import type { Block } from './blocks.ts';

/** Fewer words than this are a heading, a label or an exclamation, not a paragraph. */
const MIN_PROSE_WORDS = 6;
/** From this many words on a block is prose even without a full stop at its end. */
const LONG_PROSE_WORDS = 24;
/** Headlines and captions: longer lines are neither. */
const MAX_HEADLINE_WORDS = 22;
const MAX_CAPTION_WORDS = 45;
const MAX_CREDIT_WORDS = 7;

const SERIES = [
  { minItems: 2, maxWords: 32, minLabelWords: 5 },
  { minItems: 4, maxWords: 20, minLabelWords: 1 },
] as const;
const MAX_QUESTION_WORDS = 12;
const MIN_WORDS_BELOW_QUESTION = 15;
const QUESTION = /^[\p{Lu}\p{Lo}\p{N}][^.!?…"“”„«»]{2,120}[?？]$/u;

const CALENDAR =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\d{4}年|\b(?:GMT|UTC|EST|EDT|PST|PDT|CET|BST|IST)\b/u;
const LETTER_START = /^[^\p{L}\p{N}]{0,3}(\p{L})/u;

/** Whether a block reads as a paragraph of sentences rather than as a label or a headline. */
export function isProse(block: Block): boolean {
  return block.endsSentence ? block.words >= MIN_PROSE_WORDS : block.words >= LONG_PROSE_WORDS;
}

/** Whether a block has the form of a headline: short, without a full stop. */
export function isHeadline(block: Block): boolean {
  return !block.endsSentence && block.words <= MAX_HEADLINE_WORDS;
}

/** A date or time and little else. */
export function isTimeStamp(block: Block): boolean {
  return (
    block.words <= 14 &&
    !block.endsSentence &&
    CALENDAR.test(block.text) &&
    !/(?<!\p{Ll})\p{Ll}{3,}\s+\p{Ll}{2,}\s+\p{Ll}{2,}/u.test(block.text) &&
    digitShare(block.text) >= 0.2
  );
}

function digitShare(text: string): number {
  const digits = text.match(/\p{N}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return digits / Math.max(1, digits + letters);
}

/** Whether a line announces what follows: "The dates:", "Here is what to know:". */
export function opensList(block: Block): boolean {
  return /[:：]["'”’)]?$/u.test(block.text);
}

/** Whether a line breaks off in mid-sentence, to go on in the next one. */
export function goesOn(block: Block): boolean {
  return /[,;、，;]["'”’]?$/u.test(block.text) && block.words >= 3;
}

export function startsLowerCase(block: Block): boolean {
  const letter = LETTER_START.exec(block.text)?.[1];
  return letter !== undefined && letter !== letter.toUpperCase();
}

/** A line of names only, as picture credits are: "Ana Lima/Daily Planet/Agency Images". */
export function isNameLine(block: Block): boolean {
  if (block.words === 0 || block.words > MAX_CREDIT_WORDS || block.endsSentence || opensList(block)) {
    return false;
  }
  const words = block.text.split(/[\s/|,&]+/u).filter((word) => /\p{L}/u.test(word));
  return (
    words.length > 0 &&
    words.every((word) => /^[^\p{L}]{0,2}[\p{Lu}\p{Lo}]/u.test(word) || NAME_PARTICLES.has(word))
  );
}

const NAME_PARTICLES = new Set(['and', 'de', 'von', 'van', 'der', 'al', 'bin', 'la', 'di', 'via', 'for']);

/** A picture's caption: one or two sentences followed by a credit line of names with a slash. */
export function isCaptionBefore(block: Block, next: Block | undefined): boolean {
  return (
    block.words <= MAX_CAPTION_WORDS && next !== undefined && isNameLine(next) && next.text.includes('/')
  );
}

/** Whether a sentence or two stand below a line that has the form of a headline or a label. */
function isBelowLabel(
  blocks: readonly Block[],
  at: number,
  maxWords: number,
  minLabelWords: number,
): boolean {
  const block = blocks[at];
  const label = blocks[at - 1];
  return (
    block !== undefined &&
    label !== undefined &&
    isProse(block) &&
    block.words <= maxWords &&
    isHeadline(label) &&
    label.words >= minLabelWords &&
    !opensList(label) &&
    !isTimeStamp(label)
  );
}

/**
 * Whether a block is one of a series of labels with a sentence or two below each, as lists of other
 * articles and comments with their authors are: two in a row where the labels are headlines, more
 * where they are as short as headings are.
 */
export function isInSeries(blocks: readonly Block[], index: number): boolean {
  for (const { minItems, maxWords, minLabelWords } of SERIES) {
    const isItem = (at: number): boolean => isBelowLabel(blocks, at, maxWords, minLabelWords);
    let count = isItem(index) ? 1 : 0;
    for (let at = index - 2; count > 0 && count < minItems && isItem(at); at -= 2) {
      count += 1;
    }
    for (let at = index + 2; count > 0 && count < minItems && isItem(at); at += 2) {
      count += 1;
    }
    if (count >= minItems) {
      return true;
    }
  }
  return false;
}

/** A headline with a sentence below it that stands apart from other paragraphs on both sides. */
export function isLoneTeaser(blocks: readonly Block[], index: number): boolean {
  const above = blocks[index - 2];
  const below = blocks[index + 1];
  const [{ maxWords, minLabelWords }] = SERIES;
  return (
    isBelowLabel(blocks, index, maxWords, minLabelWords) &&
    blocks[index - 1]!.marker === null &&
    above !== undefined &&
    !isProse(above) &&
    (below === undefined || !isProse(below))
  );
}

/** A question that heads the text below it, as in "How does it work?". */
export function isQuestionHeading(block: Block, before: Block | undefined, next: Block | undefined): boolean {
  return (
    block.words <= MAX_QUESTION_WORDS &&
    QUESTION.test(block.text) &&
    next !== undefined &&
    isProse(next) &&
    next.words >= MIN_WORDS_BELOW_QUESTION &&
    (before === undefined || before.words >= MIN_WORDS_BELOW_QUESTION)
  );
}
