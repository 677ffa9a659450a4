import type { StoredSource } from '../../stores/store.ts';
import type { Strings } from '../../strings/english.ts';
import { onlyFrom } from '../../conversation/sources.ts';
import { type AskedQuestion, wholeQuestion, writeAsked } from '../../conversation/follow-up.ts';
import { answerMessage } from '../messages/answer-message.ts';
import type { Bot } from '../bot.ts';
import type { BotMessage } from '../messages/bot-message.ts';
import { type Asking, noteQuestion } from './kept-questions.ts';

/** What is said to a question. */
export interface DrawnAnswer {
  readonly message: BotMessage;
  /** Whether the question is kept with its text; then it goes with the message that says this. */
  readonly isKept: boolean;
}

/** Asks the app and draws what it says; counts and logs the question, and keeps it if it shows a gap. */
export async function answerInDiscord(
  bot: Bot,
  asked: AskedQuestion,
  options: {
    source: StoredSource | null;
    asker: string | null;
    asking: Asking;
    strings: Strings;
    /** For its turn; as long as the queue lets, unless given. */
    maxWaitMs?: number;
  },
): Promise<DrawnAnswer> {
  const { app, queue, log, settings } = bot;
  const { source, asker, asking, strings, maxWaitMs } = options;
  const begun = performance.now();
  const answered = await queue.run(
    asking.personId,
    () => app.answer(asked, onlyFrom(source?.id ?? null)),
    maxWaitMs,
  );
  const { answer } = answered;
  const latencyMs = performance.now() - begun;
  const isKept = noteQuestion(bot, { asking, question: writeAsked(asked), answer, latencyMs });
  log.info(
    {
      isAnswered: answer.status === 'answered',
      confidence: Number(answer.confidence.toFixed(3)),
      latencyMs: Math.round(latencyMs),
      ...(settings.logQuestions ? { question: wholeQuestion(asked) } : {}),
    },
    'question',
  );
  return { message: answerMessage(answered, { asker, strings }), isKept };
}
