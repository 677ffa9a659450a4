import type { HistoryEntry } from '../../editing/history.ts';
import type { Strings } from '../../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from '../messages/bot-message.ts';
import { escapedWithin } from '../messages/quote-embed.ts';

const HISTORY_COLOR = 0x5865a0;
/** Six entries of at most 600 characters stay within a description. */
const PER_PAGE = 6;
const TITLE_CHARS = 160;
const NAME_CHARS = 60;
const DETAILS_CHARS = 300;

/** A page of what was done to the sources, latest first, with buttons that take changes back. */
export function historyMessage(
  entries: readonly HistoryEntry[],
  wanted: number,
  strings: Strings,
): BotMessage {
  const { editing } = strings;
  if (entries.length === 0) return notice(editing.historyEmpty);
  const pages = Math.ceil(entries.length / PER_PAGE);
  const page = Math.min(wanted, pages - 1);
  const shown = entries
    .slice(page * PER_PAGE, (page + 1) * PER_PAGE)
    .map((entry, index) => ({ entry, number: page * PER_PAGE + index + 1 }));
  const turn = (to: number, label: string) =>
    button(
      { kind: 'editing', step: 'history', key: Math.max(0, to).toString(16) },
      label,
      'secondary',
      to < 0 || to >= pages,
    );
  return botMessage({
    embeds: [
      {
        color: HISTORY_COLOR,
        title: editing.historyTitle,
        description: shown.map(({ entry, number }) => entryText(entry, number, strings)).join('\n'),
        ...(pages > 1 ? { footer: { text: strings.page(page + 1, pages) } } : {}),
      },
    ],
    components: [
      ...buttonRows(
        shown
          .filter(({ entry }) => entry.isUndoable)
          .map(({ entry: { key }, number }) =>
            button({ kind: 'editing', step: 'undo', key }, editing.undoNumber(number)),
          ),
      ),
      ...(pages > 1 ? buttonRows([turn(page - 1, strings.back), turn(page + 1, strings.next)]) : []),
    ],
  });
}

function entryText(entry: HistoryEntry, number: number, { editing }: Strings): string {
  const { at, by, did, undid, title, from } = entry;
  const what = undid === null ? editing.did[did] : editing.undid(editing.did[undid]);
  const who =
    by.discord !== undefined && /^\d{17,20}$/.test(by.discord)
      ? `<@${by.discord}>`
      : escapedWithin(editing.commandLine(by.name), NAME_CHARS);
  const value = (text: string | null): string => (text === null ? editing.none : `“${text}”`);
  const more = [
    ...(from == null ? [] : [editing.from(from)]),
    ...entry.details.map(
      ({ field, before, after }) => `${editing[field]}: ${value(before)} → ${value(after)}`,
    ),
  ].join(' · ');
  const seconds = Math.floor(Date.parse(at) / 1_000);
  const when = Number.isFinite(seconds) ? `<t:${seconds}:f>` : escapedWithin(at, NAME_CHARS);
  return [
    `**${number}.** ${when} · ${what}: **${escapedWithin(title, TITLE_CHARS)}** · ${who}`,
    ...(more === '' ? [] : [escapedWithin(more, DETAILS_CHARS)]),
  ].join('\n');
}
