import { type ButtonInteraction, type Message, MessageFlags } from 'discord.js';
import { writeAsked } from '../../conversation/follow-up.ts';
import type { Answer } from '../../domain.ts';
import { codeOf } from '../../error-codes.ts';
import { isGap } from '../../gaps/is-gap.ts';
import type { BotState, PersonsQuestion } from '../../state/state.ts';
import type { Bot } from '../bot.ts';
import { parseCustomId } from '../messages/custom-id.ts';
import { readQuestionLine } from '../messages/question-line.ts';

/** Who asked, where, and in which message or interaction. */
export interface Asking {
  readonly questionId: string;
  readonly personId: string;
  /** null: in private, where no moderator listens. */
  readonly server: string | null;
  /** Whether it was asked in other words before, which may be kept. */
  readonly isCorrection: boolean;
}

interface NotedQuestion {
  readonly asking: Asking;
  readonly question: string;
  readonly answer: Answer;
  readonly latencyMs: number;
}

/**
 * Counts a question. One that found no answer is kept with its text, so that moderators see what the
 * sources lack; greetings and the like show no gap. One that is answered is not kept: if its answer does
 * not help, the text stands in the answer's message.
 *
 * @returns whether it is kept; then `noteAnswer` has to follow when its answer is sent
 */
export function noteQuestion(bot: Bot, { asking, question, answer, latencyMs }: NotedQuestion): boolean {
  const { questionId: id, personId, server, isCorrection } = asking;
  const at = Date.now();
  const isKept = isGap(answer);
  note(bot, (state) => state.countQuestion({ at, isAnswered: !isKept, latencyMs }));
  if (isKept) note(bot, (state) => state.keepQuestion({ id, personId, server, text: question }, at));
  else if (isCorrection) forgetQuestion(bot, id);
  return isKept;
}

/** A kept question goes with the message that answers it. */
export function noteAnswer(bot: Bot, questionId: string, { id }: Pick<Message, 'id'>): void {
  note(bot, (state) => state.noteAnswer(questionId, id));
}

/** The message that asked is gone, or the one that answered, or the question is now one that is answered. */
export function forgetQuestion(bot: Bot, questionId: string): void {
  note(bot, (state) => state.forgetQuestions([questionId]));
}

/** Messages are gone, whoever deleted them: they may have asked, or answered. */
export function forgetMessages(bot: Bot, ids: readonly string[]): void {
  note(bot, (state) => state.forgetMessages(ids));
}

/** The bot is not in the server any more, so nobody there could delete anything. */
export function forgetServer(bot: Bot, server: string): void {
  note(bot, (state) => state.forgetServer(server, Date.now()));
}

/** The answer is gone, at the wish of the person who asked. */
export function forgetAnswer(bot: Bot, answer: Message): void {
  forgetMessages(bot, [answer.id]);
  const id = questionIdOf(answer);
  if (id !== null) forgetQuestion(bot, id);
}

/**
 * What the message of a button answers; null when it does not say, or not which message or interaction asked: its
 * text would outlive that.
 */
export function questionOf({ message, user, guildId }: ButtonInteraction): PersonsQuestion | null {
  const asked = readQuestionLine(message.content);
  const id = questionIdOf(message);
  if (asked === null || id === null) return null;
  const isPrivate = message.flags.has(MessageFlags.Ephemeral);
  return {
    id,
    // Only the person who asked sees a private answer.
    personId: isPrivate ? user.id : (askerOf(message) ?? user.id),
    server: isPrivate ? null : guildId,
    text: writeAsked(asked),
  };
}

/**
 * What cannot be written down, or takes long, keeps nobody from an answer. While the database is away everything
 * that is asked or deleted fails, in every server, so a line of the log stands for all of a minute.
 */
function note({ state, log, isDue }: Bot, write: (state: BotState) => Promise<void>): void {
  write(state).catch((error: unknown) => {
    const code = codeOf(error);
    if (!isDue(`state ${code}`)) return;
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ code, reason }, 'the state could not be written');
  });
}

/** Id of the interaction or message that an answer replies to; null for one that stands on its own. */
function questionIdOf({ interactionMetadata, reference }: Message): string | null {
  return interactionMetadata?.id ?? reference?.messageId ?? null;
}

/** The person who asked, as the button that deletes an answer names them. */
function askerOf({ components }: Message): string | null {
  for (const row of components) {
    for (const component of 'components' in row ? row.components : []) {
      const action = 'customId' in component ? parseCustomId(component.customId ?? '') : null;
      if (action?.kind === 'delete') return action.asker;
    }
  }
  return null;
}
