import type { AskedQuestion } from '../../conversation/follow-up.ts';
import { LIMITS } from './limits.ts';
import { unescapeMarkdown } from './escape.ts';
import { escapedWithin } from './quote-embed.ts';

const LINE = '-# ';
const BEFORE = '↳ ';
/** Both lines leave room for two lines of other words below. */
const MAX_LINE_CHARS = LIMITS.messageContent / 2 - 200;
const MAX_NOTE_CHARS = 180;

/**
 * An answer's message begins with the question, in small letters, and with the one that it goes on
 * from. So the answer is understood alone, and buttons and follow-ups find the question there.
 */
export function writeQuestionLine({ question, before }: AskedQuestion): string {
  const lines = [escapedWithin(question, MAX_LINE_CHARS)];
  if (before !== null) lines.push(`${BEFORE}${escapedWithin(before, MAX_LINE_CHARS)}`);
  return lines.map((line) => `${LINE}${line}`).join('\n');
}

/** A line of the bot's own words below the question, in small letters. */
export function writeNoteLine(note: string): string {
  return `\n${LINE}${escapedWithin(note, MAX_NOTE_CHARS)}`;
}

/** null for a message that does not begin with a question. */
export function readQuestionLine(content: string): AskedQuestion | null {
  const [first = '', second = ''] = content.split('\n', 2);
  if (!first.startsWith(LINE)) return null;
  const question = unescapeMarkdown(first.slice(LINE.length)).trim();
  if (question === '') return null;
  const opening = `${LINE}${BEFORE}`;
  return {
    question,
    before: second.startsWith(opening) ? unescapeMarkdown(second.slice(opening.length)).trim() : null,
  };
}
