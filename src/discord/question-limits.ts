import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.ts';

const WINDOW_SECONDS = 60;

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
}

/** Counts each person's and each channel's questions by the minute. */
export function createQuestionLimits({
  questionsPerMinute,
  channelQuestionsPerMinute,
}: Pick<Config, 'questionsPerMinute' | 'channelQuestionsPerMinute'>): QuestionLimits {
  const people = new RateLimiterMemory({ points: questionsPerMinute, duration: WINDOW_SECONDS });
  const channels = new RateLimiterMemory({ points: channelQuestionsPerMinute, duration: WINDOW_SECONDS });
  const notices = new RateLimiterMemory({ points: 1, duration: WINDOW_SECONDS });
  return {
    async admit(personId, channelId) {
      const byPerson = await refusal(people, personId);
      const refused = byPerson ?? (await refusal(channels, channelId));
      if (refused === null) return { isAdmitted: true };
      return {
        isAdmitted: false,
        because: byPerson === null ? 'channel' : 'person',
        waitSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)),
        isFirst: (await refusal(notices, personId)) === null,
      };
    },
  };
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
