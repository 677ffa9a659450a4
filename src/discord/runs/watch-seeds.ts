import type { Client } from 'discord.js';
import type { Bot } from '../bot.ts';
import { tellFailure, tellOutcome } from './outcome.ts';

/**
 * Indexes what changes in the seeds folder; moderators are told what came of it.
 *
 * @param client the one of now
 */
export function watchSeeds(bot: Bot, client: () => Client<true>): Promise<{ close(): Promise<void> }> {
  return bot.app.watchSeeds({
    async onOutcome(outcome) {
      const { generation, generationBefore, added, updated, removed, rejected } = outcome.report;
      if (generation !== generationBefore || rejected.length > 0)
        bot.log.info({ generation, added, updated, removed, rejected }, 'the seeds folder has changed');
      await tellOutcome(bot, client(), outcome);
    },
    onFailure(error) {
      bot.log.error({ err: error }, 'the seeds folder has changed, but could not be indexed');
      void tellFailure(bot, client(), error);
    },
  });
}
