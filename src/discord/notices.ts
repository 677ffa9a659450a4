import { randomBytes } from 'node:crypto';
import { DiscordAPIError } from 'discord.js';
import { articlesAway } from '../conversation/articles-away.ts';
import type { VerbatimError } from '../errors.ts';
import { IndexMissingError } from '../stores/errors.ts';
import type { Strings } from '../strings/english.ts';
import type { Bot } from './bot.ts';
import { type BotMessage, notice } from './messages/bot-message.ts';
import { BusyError } from './connection/errors.ts';
import { escapeAroundCode } from './messages/escape.ts';
import { escapedWithin } from './messages/quote-embed.ts';
import type { Admission } from './queue/question-limits.ts';

/** Discord's codes of failures that need no words: what was replied to is gone, or was answered. */
const GONE_CODES: ReadonlySet<number | string> = new Set([
  10_003, // unknown channel
  10_008, // unknown message
  10_062, // unknown interaction
  10_015, // unknown webhook: the interaction is older than 15 minutes
  40_060, // interaction already acknowledged
  50_027, // invalid webhook token: the same
]);
/** Of these, after which nothing is owed to anybody: deleted, or answered by another reply. */
const SETTLED_CODES: ReadonlySet<number | string> = new Set([10_003, 10_008, 40_060]);
/** Of these, that an interaction is too old to be replied to. */
const EXPIRED_CODES: ReadonlySet<number | string> = new Set([10_015, 10_062, 50_027]);
/** Missing access, missing permissions. */
const FORBIDDEN_CODES: ReadonlySet<number | string> = new Set([50_001, 50_013]);
/** "Cannot reply without permission to read message history". */
const HISTORY_CODE = 160_002;
/** "Invalid Form Body", which is also what a reply to a deleted message gets. */
const INVALID_FORM_CODE = 50_035;
const REFERENCE_BYTES = 4;
const REASON_CHARS = 1_500;

/** What was to be answered is not there any more. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  return (
    GONE_CODES.has(error.code) ||
    (error.code === INVALID_FORM_CODE && JSON.stringify(error.rawError).includes('UNKNOWN_MESSAGE'))
  );
}

/** Somebody has answered already, or deleted what was to be answered: nothing is owed any more. */
export function isSettled(error: unknown): boolean {
  return error instanceof DiscordAPIError && SETTLED_CODES.has(error.code);
}

/** An interaction is too old to be replied to; a message of its own still reaches people. */
export function isExpired(error: unknown): boolean {
  return error instanceof DiscordAPIError && EXPIRED_CODES.has(error.code);
}

export function isForbidden(error: unknown): boolean {
  return error instanceof DiscordAPIError && FORBIDDEN_CODES.has(error.code);
}

/** A reply is refused, and the same message without a reference would not be. */
export function needsHistory(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === HISTORY_CODE;
}

/** Why something was not done, and what helps, in a language; escaped, with commands as code. */
export function reasonFor(error: VerbatimError, { editing }: Strings, maxChars = REASON_CHARS): string {
  return escapedWithin(editing.reason(error), maxChars, escapeAroundCode);
}

/** Words for a failed question; what nobody expected is logged with a reference that people can name. */
export function failureNotice(
  { log, isDue }: Pick<Bot, 'log' | 'isDue'>,
  error: unknown,
  strings: Strings,
): BotMessage {
  if (error instanceof IndexMissingError) return notice(strings.noIndex);
  if (error instanceof BusyError) {
    log.warn('too many questions at once');
    return notice(strings.busy);
  }
  const away = articlesAway(error, strings);
  if (away !== null) {
    const { code, message, remedy } = away.error;
    if (isDue(code)) log.warn({ code }, `${message} ${remedy}`);
    return notice(away.words);
  }
  const reference = randomBytes(REFERENCE_BYTES).toString('hex');
  log.error({ err: error, reference }, 'failed');
  return notice(strings.failed(reference));
}

export function refusalNotice(
  refused: Extract<Admission, { isAdmitted: false }>,
  strings: Strings,
): BotMessage {
  const words = refused.because === 'person' ? strings.tooMany : strings.tooManyHere;
  return notice(words(refused.waitSeconds));
}
