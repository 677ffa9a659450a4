import type { Block } from './blocks.ts';
import { BIOGRAPHY, OWN_BIOGRAPHY } from './wording.ts';

/** Fewer words than this are a heading, a label or an exclamation, not a paragraph. */
const MIN_PROSE_WORDS = 6;
/** From this many words on a block is prose even without a full stop at its end. */
const LONG_PROSE_WORDS = 28;
/** Headlines and captions: longer lines are neither. */
const MAX_HEADLINE_WORDS = 22;
const MAX_CAPTION_WORDS = 45;
const MAX_CREDIT_WORDS = 7;
const MIN_TEASER_HEADLINE_WORDS = 5;
const MAX_TEASER_WORDS = 32;

const MAX_BIOGRAPHY_WORDS = 130;

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
    !/\p{Ll}{3,}\s+\p{Ll}{2,}\s+\p{Ll}{2,}/u.test(block.text) &&
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

/** A headline with a sentence or two below it, as lists of other articles have. */
export function isTeaser(before: Block | undefined, block: Block, after: Block | undefined): boolean {
  return (
    before !== undefined &&
    isProse(block) &&
    block.words <= MAX_TEASER_WORDS &&
    isHeadline(before) &&
    before.words >= MIN_TEASER_HEADLINE_WORDS &&
    (after === undefined || !isProse(after))
  );
}

/** Whether a block tells who the author is ("Ana Lima is a senior reporter at ..."). */
export function isBiography(block: Block): boolean {
  return block.words <= MAX_BIOGRAPHY_WORDS && (BIOGRAPHY.test(block.text) || OWN_BIOGRAPHY.test(block.text));
}
