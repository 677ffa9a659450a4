import type { StoredSource } from '../stores/store.ts';
import type { Strings } from '../strings/english.ts';
import { answerQuestion } from '../conversation/answered-question.ts';
import { type AskedQuestion, wholeQuestion } from '../conversation/follow-up.ts';
import { answerMessage } from './answer-message.ts';
import type { Bot } from './bot.ts';
import type { BotMessage } from './bot-message.ts';

/** Asks the app and draws what it says; counts and logs the question, not its text. */
export async function answerInDiscord(
  { app, state, log, settings }: Bot,
  asked: AskedQuestion,
  options: { source: StoredSource | null; asker: string | null; strings: Strings },
): Promise<BotMessage> {
  const { source, asker, strings } = options;
  const begun = performance.now();
  const answered = await answerQuestion(app, asked, source?.id ?? null);
  const { answer } = answered;
  const latencyMs = performance.now() - begun;
  const isAnswered = answer.status === 'answered';
  state.countQuestion({ at: Date.now(), isAnswered, latencyMs });
  log.info(
    {
      isAnswered,
      confidence: Number(answer.confidence.toFixed(3)),
      latencyMs: Math.round(latencyMs),
      ...(settings.logQuestions ? { question: wholeQuestion(asked) } : {}),
    },
    'question',
  );
  return answerMessage(answered, { asker, strings });
}
