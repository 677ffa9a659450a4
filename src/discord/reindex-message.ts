import type { APIEmbedField } from 'discord.js';
import type { IndexProgress, IndexReport } from '../indexing/report.ts';
import type { Strings } from '../strings/english.ts';
import { type BotMessage, botMessage, notice } from './bot-message.ts';
import { escapedWithin } from './quote-embed.ts';

const DONE_COLOR = 0x2e7d5b;
const LIST_CHARS = 900;

export function progressMessage(progress: IndexProgress, strings: Strings): BotMessage {
  switch (progress.kind) {
    case 'scanning':
      return notice(strings.reindexScanning(progress.sources));
    case 'waiting':
      return notice(strings.reindexWaiting);
    case 'embedding':
      return notice(
        strings.reindexEmbedding(
          progress.articlesDone,
          progress.articlesTotal,
          Math.floor(progress.fraction * 100),
        ),
      );
    case 'writing':
    case 'committed':
      return notice(strings.reindexWriting);
  }
}

/** What an indexing run changed. */
export function reportMessage(report: IndexReport, strings: Strings): BotMessage {
  const lists: (readonly [string, readonly string[]])[] = [
    [strings.reindexAdded, report.added],
    [strings.reindexUpdated, report.updated],
    [strings.reindexRemoved, report.removed],
    [strings.reindexRejected, report.rejected.map(({ file, reason }) => `${file}: ${reason}`)],
  ];
  const fields: APIEmbedField[] = lists
    .filter(([, ids]) => ids.length > 0)
    .map(([name, ids]) => ({
      name: `${name}: ${ids.length}`,
      // Discord takes no empty field.
      value: escapedWithin(ids.join(', '), LIST_CHARS) || '–',
    }));
  return botMessage({
    embeds: [
      {
        color: DONE_COLOR,
        title: strings.reindexDone,
        description: `${strings.reindexKept}: ${report.kept}`,
        fields,
        footer: {
          text: strings.reindexTotals(report.passages, report.generation, Number(report.seconds.toFixed(1))),
        },
      },
    ],
  });
}
