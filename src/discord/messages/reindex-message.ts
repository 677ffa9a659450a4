import type { APIEmbedField } from 'discord.js';
import { citedQuotes } from '../../conversation/answered-question.ts';
import type { Citation } from '../../conversation/citations.ts';
import type { Quote } from '../../domain.ts';
import { IndexCancelledError } from '../../indexing/errors.ts';
import type { IndexProgress } from '../../indexing/report.ts';
import { VerbatimError } from '../../errors.ts';
import { isTakenBack } from '../../reindexing/follow-up.ts';
import type { ReindexOutcome, ReindexRun } from '../../reindexing/reindexing.ts';
import { progressLine, reportLists, reportTotals } from '../../reindexing/run-words.ts';
import type { StoryNews } from '../../news/story-news.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from './bot-message.ts';
import { reasonFor } from '../notices.ts';
import { escapedWithin, quoteEmbed, quoteRoom } from './quote-embed.ts';

const DONE_COLOR = 0x2e7d5b;
const TAKEN_BACK_COLOR = 0xb3403a;
const NEWS_COLOR = 0x3f6fb0;
const LIST_CHARS = 900;
const BAR_CELLS = 16;
const HOLDER_CHARS = 80;

/** How far a run is, with the button that stops it. */
export function progressMessage(
  run: Pick<ReindexRun, 'startedAt' | 'progress' | 'isCancelled'>,
  remainingSeconds: number | null,
  strings: Strings,
): BotMessage {
  const { reindex } = strings;
  const isOver = run.progress?.kind === 'committed';
  if (run.isCancelled && !isOver) return notice(reindex.cancelling);
  const cancel = button({ kind: 'cancelReindex', run: run.startedAt }, reindex.cancel, 'danger');
  return botMessage({
    content: progressText(run.progress, remainingSeconds, strings),
    components: isOver ? [] : buttonRows([cancel]),
  });
}

function progressText(
  progress: IndexProgress | null,
  remainingSeconds: number | null,
  strings: Strings,
): string {
  const line = progressLine(progress, strings, (holder) => escapedWithin(holder, HOLDER_CHARS));
  if (progress?.kind !== 'embedding') return line;
  const filled = Math.round(progress.fraction * BAR_CELLS);
  const bar = `${'▰'.repeat(filled)}${'▱'.repeat(BAR_CELLS - filled)}`;
  const share = `${Math.floor(progress.fraction * 100)} %`;
  const remaining = remainingSeconds === null ? [] : [remainingText(remainingSeconds, strings.reindex)];
  return [line, `${bar} ${[share, ...remaining].join(' · ')}`].join('\n');
}

/** Rounded up: five seconds below a minute, else minutes. */
function remainingText(seconds: number, { remaining }: Strings['reindex']): string {
  return seconds > 55
    ? remaining(Math.ceil(seconds / 60), 0)
    : remaining(0, Math.max(5, Math.ceil(seconds / 5) * 5));
}

/** What an indexing run changed, or would have changed if it had not been taken back. */
export function reportMessage(
  { report, ...outcome }: Pick<ReindexOutcome, 'report' | 'followUp'>,
  strings: Strings,
): BotMessage {
  const { reindex } = strings;
  const wasTakenBack = isTakenBack(outcome);
  const hint = report.heldBack.length > 0 ? `\n${reindex.heldBackHint}` : '';
  return botMessage({
    embeds: [
      {
        color: wasTakenBack ? TAKEN_BACK_COLOR : DONE_COLOR,
        title: wasTakenBack ? reindex.takenBack : reindex.done,
        description: `${reindex.kept}: ${report.kept}${hint}`,
        fields: listFields(reportLists(report, strings), reindex.andMore),
        footer: { text: reportTotals(report, strings) },
      },
    ],
  });
}

/** One field for each list that is not empty: how many, and as many of them as there is room for. */
export function listFields(
  lists: readonly (readonly [name: string, items: readonly string[]])[],
  andMore: (count: number) => string,
): APIEmbedField[] {
  return lists
    .filter(([, items]) => items.length > 0)
    .map(([name, items]) => {
      let shown = 0;
      let chars = 0;
      for (const item of items) {
        chars += item.length + 2;
        if (shown > 0 && chars > LIST_CHARS / 2) break;
        shown += 1;
      }
      const rest = items.length - shown;
      const list = escapedWithin(items.slice(0, shown).join(', '), LIST_CHARS);
      // Discord takes no empty field.
      return {
        name: `${name}: ${items.length}`,
        value: `${list || '–'}${rest > 0 ? ` ${andMore(rest)}` : ''}`,
      };
    });
}

/** What the changed articles say that nothing indexed before said, with buttons to read on. */
export function newsMessage(
  news: StoryNews,
  citations: ReadonlyMap<Quote, Citation>,
  strings: Strings,
): BotMessage {
  const { reindex } = strings;
  if (news.total === 0) return notice(reindex.noNews);
  const quotes = citedQuotes(news.quotes, citations);
  const room = quoteRoom(quotes.length);
  return botMessage({
    content: `**${reindex.newsTitle}**: ${reindex.news(news.total, news.isComplete)}`,
    embeds: quotes.map((cited) => quoteEmbed(cited, { strings, color: NEWS_COLOR, room, isAnswer: false })),
    components: buttonRows(
      quotes.map(({ place }, index) =>
        button({ kind: 'context', place }, strings.inContextOf(index + 1), 'secondary'),
      ),
    ),
  });
}

/** Why a run has ended without a new generation. */
export function failureMessage(error: unknown, strings: Strings): BotMessage {
  const { reindex } = strings;
  if (error instanceof IndexCancelledError) return notice(reindex.cancelled);
  const because = error instanceof VerbatimError ? `\n${reasonFor(error, strings)}` : '';
  return notice(`${reindex.failed}${because}`);
}
