import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import type { PendingDrafts } from '../editing/pending-drafts.ts';
import type { Logger } from './connection/log.ts';
import type { OpenWork } from './queue/open-work.ts';
import type { QuestionLimits } from './queue/question-limits.ts';
import type { QuestionQueue } from './queue/question-queue.ts';
import type { BotState } from '../state/state.ts';

/** The use cases that the bot draws. */
export type BotApp = Pick<
  App,
  | 'status'
  | 'sources'
  | 'inspect'
  | 'find'
  | 'further'
  | 'answer'
  | 'ask'
  | 'cite'
  | 'check'
  | 'examples'
  | 'reindexing'
  | 'generations'
  | 'watchSeeds'
  | 'editing'
  | 'drafts'
  | 'gaps'
  | 'golden'
  | 'state'
>;

export type BotSettings = Pick<
  Config,
  | 'discordGuildId'
  | 'moderatorGuildIds'
  | 'moderatorRoleIds'
  | 'modLogChannelId'
  | 'logQuestions'
  | 'keepQuestionsDays'
>;

/** What the handlers of events work with. */
export interface Bot {
  readonly app: BotApp;
  readonly settings: BotSettings;
  readonly state: BotState;
  readonly limits: QuestionLimits;
  readonly queue: QuestionQueue;
  readonly work: OpenWork;
  /** Articles that moderators look at before they add them. */
  readonly drafts: PendingDrafts;
  /** Reads a file that was attached to a message. @throws UrlRefusedError, FetchFailedError */
  readonly fetchAttachment: (address: string) => Promise<Uint8Array>;
  readonly log: Logger;
  /** Whether a line of the log that each who asks would cause is to be written again. */
  readonly isDue: (name: string) => boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}
