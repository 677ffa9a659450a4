import type { Span } from '../domain.ts';

/** A line (or a paragraph of wrapped lines) of a raw text, with what its form tells. */
export interface Block extends Span {
  /** Its text without list marker and outer white space; line breaks of wrapped lines are spaces. */
  readonly text: string;
  readonly marker: 'bullet' | 'number' | 'hash' | null;
  readonly hasGapBefore: boolean;
  /** Words; Chinese and Japanese characters count half a word each. */
  readonly words: number;
  /** Whether it ends as a sentence does: with a full stop or its like, quotation marks aside. */
  readonly endsSentence: boolean;
}

interface Line extends Span {
  readonly hasGapBefore: boolean;
}

const LINE = /[^\n\r\u2028\u2029]+/gu;
const MARKER = /^(?:([-–•·*▪◦‣●»>|])|(\d{1,3}[.)])|(#{1,6}))[ \t\u00a0]+(?=\S)/u;
/** A link as Markdown writes it: what it says counts, not where it leads. */
const MARKDOWN_LINK = /(?<!!)\[([^[\]\n]{1,300})\]\([^()\s]{1,500}\)/g;
const WORD = /[\p{L}\p{N}]+/gu;
const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/gu;
const SENTENCE_END = /[.!?…。！？؟।։]['"’”»)\]」』*_]{0,3}$/u;
const CUT_OFF = /(?:\.\.\.?|…)['"’”»)\]]{0,2}$/u;

/** Lines up to this many characters may be wrapped lines of one paragraph. */
const MAX_WRAP_COLUMN = 110;
const MIN_WRAP_COLUMN = 45;
/** Share of inner lines of a paragraph that must fill the column and stop in mid-sentence. */
const WRAP_SHARE = 0.7;
/** How much of the column a full line reaches: the next word did not fit. */
const FULL_LINE_SHARE = 0.72;

/**
 * Number of words in a text, for any script: Chinese and Japanese, which have no spaces, count
 * half a word a character.
 */
function countLineWords(text: string): number {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  if (ideographs === 0) {
    return text.match(WORD)?.length ?? 0;
  }
  return (text.replace(IDEOGRAPH, ' ').match(WORD)?.length ?? 0) + Math.ceil(ideographs / 2);
}

function linesOf(raw: string, from: number): Line[] {
  const lines: Line[] = [];
  let lastEnd = from;
  LINE.lastIndex = from;
  for (let match = LINE.exec(raw); match !== null; match = LINE.exec(raw)) {
    const trimmedStart = match[0].trimStart();
    const text = trimmedStart.trimEnd();
    if (text === '') {
      continue;
    }
    const start = match.index + match[0].length - trimmedStart.length;
    const breaks = raw.slice(lastEnd, start).match(/\n|\r(?!\n)|[\u2028\u2029]/g)?.length ?? 0;
    lines.push({ start, end: start + text.length, hasGapBefore: breaks > 1 });
    lastEnd = start + text.length;
  }
  return lines;
}

/** Groups of lines without a blank line between them. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group === undefined || line.hasGapBefore) {
      groups.push([line]);
    } else {
      group.push(line);
    }
  }
  return groups;
}

/**
 * Whether a text is wrapped at a column: its paragraphs are runs of lines of much the same length
 * that stop in mid-sentence. Judged over the whole text, as one odd paragraph proves nothing.
 */
function isWrapped(raw: string, groups: readonly Line[][]): boolean {
  let inner = 0;
  let open = 0;
  let column = 0;
  for (const group of groups) {
    for (const line of group) {
      column = Math.max(column, line.end - line.start);
    }
  }
  if (column > MAX_WRAP_COLUMN || column < MIN_WRAP_COLUMN) {
    return false;
  }
  for (const group of groups) {
    for (const line of group.slice(0, -1)) {
      const text = raw.slice(line.start, line.end);
      inner += 1;
      if (text.length >= column * FULL_LINE_SHARE && !(SENTENCE_END.test(text) && !text.includes('. '))) {
        open += 1;
      }
    }
  }
  return inner >= 4 && open >= inner * WRAP_SHARE;
}

function blockOf(raw: string, lines: readonly Line[]): Block {
  const first = lines[0]!;
  const { start } = first;
  const { end } = lines.at(-1)!;
  const whole = raw.slice(start, end);
  const marker = MARKER.exec(whole.slice(0, 16));
  const kind = marker === null ? null : marker[1] ? 'bullet' : marker[2] ? 'number' : 'hash';
  const inside = whole.slice(marker?.[0].length ?? 0);
  const joined = lines.length > 1 ? inside.replace(/\s+/g, ' ') : inside;
  const text = joined.replace(MARKDOWN_LINK, '$1');
  const words = countLineWords(text);
  const tail = text.slice(-8);
  const endsSentence = SENTENCE_END.test(tail) && !(words < 14 && CUT_OFF.test(tail));
  return { start, end, text, marker: kind, hasGapBefore: first.hasGapBefore, words, endsSentence };
}

/**
 * Cuts a raw text from `from` on into blocks: one a line, or one a paragraph where the text is
 * wrapped at a column. Blank lines are no blocks; blocks hold no white space at their ends.
 */
export function cutBlocks(raw: string, from: number): Block[] {
  const lines = linesOf(raw, from);
  const groups = groupsOf(lines);
  if (!isWrapped(raw, groups)) {
    return lines.map((line) => blockOf(raw, [line]));
  }
  return groups.flatMap((group) => {
    const paragraphs: Line[][] = [];
    for (const line of group) {
      const hasMarker = MARKER.test(raw.slice(line.start, Math.min(line.end, line.start + 16)));
      const paragraph = paragraphs.at(-1);
      if (paragraph === undefined || hasMarker) {
        paragraphs.push([line]);
      } else {
        paragraph.push(line);
      }
    }
    return paragraphs.map((paragraph) => blockOf(raw, paragraph));
  });
}
