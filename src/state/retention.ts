import type { BotState } from './state.ts';

export const DAY_MS = 24 * 60 * 60 * 1_000;

/** For figures, and for votes where no questions are kept. */
const DEFAULT_DAYS = 30;

/** How long each kind of record is kept, in days. */
export interface Retention {
  /** Questions with their text; 0: never. */
  readonly questions: number;
  /** As long as the questions that are kept because of them. */
  readonly votes: number;
  /** When something was asked, whether it was answered and how fast; not what, nor by whom. */
  readonly figures: number;
}

/** @param keepQuestionsDays 0 keeps no questions, and votes for as long as figures */
export function retentionOf(keepQuestionsDays: number): Retention {
  return {
    questions: keepQuestionsDays,
    votes: keepQuestionsDays === 0 ? DEFAULT_DAYS : keepQuestionsDays,
    figures: DEFAULT_DAYS,
  };
}

/**
 * Deletes what is too old once a day, until the returned function is called.
 *
 * @param onFailure hears why it could not; it is tried again the next day
 */
export function expireDaily(
  state: Pick<BotState, 'expire'>,
  onFailure: (error: unknown) => void,
): () => void {
  const timer = setInterval(() => {
    state.expire(Date.now()).catch(onFailure);
  }, DAY_MS);
  // Waiting for tomorrow must not keep a process from ending.
  timer.unref();
  return () => clearInterval(timer);
}
