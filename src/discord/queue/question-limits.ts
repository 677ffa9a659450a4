import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../../config.ts';

const WINDOW_SECONDS = 60;
/** What one person can hardly do by hand in a minute: a look at each quote of an answer, pages, sources. */
const LEAST_DOINGS = 30;
const DOINGS_PER_QUESTION = 3;

/** Whether a question may be asked now. */
export type Admission =
  | { readonly isAdmitted: true }
  | {
      readonly isAdmitted: false;
      readonly because: 'person' | 'channel';
      readonly waitSeconds: number;
      /** Not said before in this window, so worth a notice. */
      readonly isFirst: boolean;
    };

export interface QuestionLimits {
  admit(personId: string, channelId: string): Promise<Admission>;
  /**
   * Counts whatever a person does with commands, buttons and forms, questions too.
   *
   * @returns seconds until they may do more; null when they may now
   */
  waitForMore(personId: string): Promise<number | null>;
  /** Whether a person is to be told how to ask: not again within a minute. */
  isHintDue(personId: string): Promise<boolean>;
}

/** Counts each person's and each channel's questions by the minute, and what else a person does. */
export function createQuestionLimits({
  questionsPerMinute,
  channelQuestionsPerMinute,
}: Pick<Config, 'questionsPerMinute' | 'channelQuestionsPerMinute'>): QuestionLimits {
  const people = new RateLimiterMemory({ points: questionsPerMinute, duration: WINDOW_SECONDS });
  const channels = new RateLimiterMemory({ points: channelQuestionsPerMinute, duration: WINDOW_SECONDS });
  const doings = new RateLimiterMemory({
    points: Math.max(LEAST_DOINGS, DOINGS_PER_QUESTION * questionsPerMinute),
    duration: WINDOW_SECONDS,
  });
  const hints = new RateLimiterMemory({ points: 1, duration: WINDOW_SECONDS });
  const notices = new RateLimiterMemory({ points: 1, duration: WINDOW_SECONDS });
  return {
    async admit(personId, channelId) {
      const byPerson = await refusal(people, personId);
      const refused = byPerson ?? (await refusal(channels, channelId));
      if (refused === null) return { isAdmitted: true };
      return {
        isAdmitted: false,
        because: byPerson === null ? 'channel' : 'person',
        waitSeconds: secondsLeft(refused),
        isFirst: (await refusal(notices, personId)) === null,
      };
    },
    async waitForMore(personId) {
      const refused = await refusal(doings, personId);
      return refused === null ? null : secondsLeft(refused);
    },
    isHintDue: async (personId) => (await refusal(hints, personId)) === null,
  };
}

function secondsLeft({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1_000));
}

async function refusal(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}
