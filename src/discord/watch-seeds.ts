import type { Client } from 'discord.js';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import { english } from '../strings/english.ts';
import type { Bot } from './bot.ts';
import { goldenReportMessages } from './golden-message.ts';
import { tellModerators } from './moderators.ts';
import { failureMessage, newsMessage, reportMessage } from './reindex-message.ts';

/**
 * Indexes what changes in the seeds folder; moderators are told what came of it.
 *
 * @param client the one of now
 */
export function watchSeeds(bot: Bot, client: () => Client<true>): Promise<{ close(): Promise<void> }> {
  async function tell({ report, news, followUp, failures }: ReindexOutcome): Promise<void> {
    for (const failure of failures) bot.log.error({ err: failure }, 'after indexing');
    const { generation, generationBefore, added, updated, removed, rejected } = report;
    if (generation === generationBefore && rejected.length === 0) return;
    bot.log.info({ generation, added, updated, removed, rejected }, 'the seeds folder has changed');
    await tellModerators(bot, client(), reportMessage({ report, followUp }, english));
    if (news !== null) {
      const citations = await bot.app.cite({ quotes: news.quotes, closest: null });
      await tellModerators(bot, client(), newsMessage(news, citations, english));
    }
    const { golden } = followUp;
    for (const message of golden ? goldenReportMessages(golden, english) : []) {
      await tellModerators(bot, client(), message);
    }
  }

  return bot.app.watchSeeds({
    onOutcome: tell,
    onFailure(error) {
      bot.log.error({ err: error }, 'the seeds folder has changed, but could not be indexed');
      void tellModerators(bot, client(), failureMessage(error, english));
    },
  });
}
