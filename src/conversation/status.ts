import type { QuestionFigures } from '../state/state.ts';
import type { GenerationInfo } from '../stores/store.ts';
import type { Strings } from '../strings/english.ts';

const MINUTE_MS = 60_000;

/** What is indexed, and how questions are being answered. */
export interface Status {
  readonly index: GenerationInfo | null;
  /** Of the questions since midnight, UTC. */
  readonly today: QuestionFigures;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly now: number;
}

/** Collects it from where it is kept. */
export async function currentStatus(
  app: { status(): Promise<GenerationInfo | null> },
  state: { figures(since: number): Promise<QuestionFigures> },
  startedAt: number,
): Promise<Status> {
  const now = Date.now();
  const [today, index] = await Promise.all([
    state.figures(new Date(now).setUTCHours(0, 0, 0, 0)),
    app.status(),
  ]);
  return { index, today, startedAt, now };
}

/** Names and values, in order; the model's name may be anything. */
export function statusFields(
  { index, today, startedAt, now }: Status,
  strings: Strings,
): (readonly [name: string, value: string])[] {
  const { questions, unanswered, latency } = today;
  const percent = questions === 0 ? null : Math.round((100 * unanswered) / questions);
  return [
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
    [strings.statusModel, index?.model ?? strings.none],
    [strings.statusUptime, age(now - startedAt, strings)],
    [strings.statusToday, strings.statusTodayValue(questions, percent)],
    [
      strings.statusLatency,
      latency === null ? strings.none : strings.statusLatencyValue(latency.p50Ms, latency.p95Ms),
    ],
  ];
}

function age(elapsedMs: number, strings: Strings): string {
  const minutes = Math.max(0, Math.floor(elapsedMs / MINUTE_MS));
  return strings.duration(Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60);
}
