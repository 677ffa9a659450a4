import type { GenerationInfo } from '../stores/store.ts';
import type { Strings } from '../strings/english.ts';
import { type BotMessage, botMessage } from './bot-message.ts';
import { escapedWithin } from './quote-embed.ts';
import type { QuestionFigures } from '../state/state.ts';

const STATUS_COLOR = 0x4e5058;
const MINUTE_MS = 60_000;

export interface Status {
  readonly index: GenerationInfo | null;
  readonly today: QuestionFigures;
  readonly startedAt: number;
  readonly now: number;
}

/** What is indexed, and how answering goes. */
export function statusMessage({ index, today, startedAt, now }: Status, strings: Strings): BotMessage {
  const { questions, unanswered, latency } = today;
  const percent = questions === 0 ? null : Math.round((100 * unanswered) / questions);
  const fields: (readonly [string, string])[] = [
    [
      strings.sources,
      index === null ? strings.none : strings.statusSourcesValue(index.sources, index.passages),
    ],
    [
      strings.statusIndex,
      index === null
        ? strings.none
        : strings.statusIndexValue(index.generation, age(now - Date.parse(index.createdAt), strings)),
    ],
    [strings.statusModel, index === null ? strings.none : escapedWithin(index.model, 200)],
    [strings.statusUptime, age(now - startedAt, strings)],
    [strings.statusToday, strings.statusTodayValue(questions, percent)],
    [
      strings.statusLatency,
      latency === null ? strings.none : strings.statusLatencyValue(latency.p50Ms, latency.p95Ms),
    ],
  ];
  return botMessage({
    embeds: [
      {
        color: STATUS_COLOR,
        title: strings.statusTitle,
        fields: fields.map(([name, value]) => ({ name, value, inline: true })),
      },
    ],
  });
}

function age(elapsedMs: number, strings: Strings): string {
  const minutes = Math.max(0, Math.floor(elapsedMs / MINUTE_MS));
  return strings.duration(Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60);
}
