import type { StoredSource } from '../stores/store.ts';
import type { Strings } from '../strings/english.ts';
import { goOn } from '../conversation/follow-up.ts';
import { answerMessage } from './answer-message.ts';
import type { Bot } from './bot.ts';
import type { BotMessage } from './bot-message.ts';
import { sourceKey } from './custom-id.ts';
import type { AskedQuestion } from './question-line.ts';

/** Asks the app and draws what it says; counts and logs the question, not its text. */
export async function answerQuestion(
  { app, state, log, settings }: Bot,
  asked: AskedQuestion,
  options: { source: StoredSource | null; asker: string | null; strings: Strings },
): Promise<BotMessage> {
  const { source, asker, strings } = options;
  const question = wholeQuestion(asked);
  const begun = performance.now();
  const answer = await app.ask(question, source === null ? {} : { filter: { only: [source.id] } });
  const citations = await app.cite(answer);
  const latencyMs = performance.now() - begun;
  const isAnswered = answer.status === 'answered';
  state.countQuestion({ at: Date.now(), isAnswered, latencyMs });
  log.info(
    {
      isAnswered,
      confidence: Number(answer.confidence.toFixed(3)),
      latencyMs: Math.round(latencyMs),
      ...(settings.logQuestions ? { question } : {}),
    },
    'question',
  );
  return answerMessage({
    asked,
    answer,
    citations,
    source: source === null ? null : sourceKey(source.id),
    asker,
    strings,
  });
}

/** What is really asked: a question that goes on from another one is joined with its subject. */
export function wholeQuestion({ question, before }: AskedQuestion): string {
  return before === null ? question : goOn(before, question);
}
