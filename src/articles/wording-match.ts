import type { Block } from './blocks.ts';
import { LINE_RULES, SHARE_WORDS } from './wording.ts';
import type { WordingRule } from './wording-rule.ts';
import { BOX_RULES, END_RULES } from './wording-sections.ts';

/** What the wording of a block says about it, apart from its place. */
export interface Wording {
  readonly reason: string;
  /**
   * `line`: only this block is furniture. `box`: it opens a box of links. `end`: it opens a section
   * below the article.
   */
  readonly reach: 'line' | 'box' | 'end';
}

/** No furniture with a wording of its own is longer; longer blocks are not looked at. */
const MAX_CHARS = 1200;
const SHARE_BAR_MAX_WORDS = 24;
const WORD = /[\p{L}\p{N}+-]+/gu;

function matches(rule: WordingRule, block: Block): boolean {
  return (
    block.words <= rule.maxWords &&
    !(rule.notSentences === true && block.endsSentence) &&
    rule.pattern.test(block.text)
  );
}

function isShareBar(block: Block): boolean {
  if (block.words > SHARE_BAR_MAX_WORDS || block.endsSentence) {
    return false;
  }
  const words = block.text.toLowerCase().match(WORD) ?? [];
  return words.length > 0 && words.every((word) => SHARE_WORDS.has(word));
}

/** The first wording rule that a block answers to, or null. */
export function wordingOf(block: Block): Wording | null {
  if (block.text.length > MAX_CHARS) {
    return null;
  }
  for (const rule of END_RULES) {
    if (matches(rule, block)) {
      return { reason: rule.reason, reach: 'end' };
    }
  }
  for (const rule of BOX_RULES) {
    if (matches(rule, block)) {
      return { reason: rule.reason, reach: 'box' };
    }
  }
  if (isShareBar(block)) {
    return { reason: 'share bar', reach: 'line' };
  }
  for (const rule of LINE_RULES) {
    if (matches(rule, block)) {
      return { reason: rule.reason, reach: 'line' };
    }
  }
  return null;
}
