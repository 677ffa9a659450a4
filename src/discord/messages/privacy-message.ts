import { type Retention, retentionOf } from '../../state/retention.ts';
import type { PersonsRecords } from '../../state/state.ts';
import type { Strings } from '../../strings/english.ts';
import type { BotSettings } from '../bot.ts';
import { type BotMessage, botMessage, button, buttonRows } from './bot-message.ts';

const PRIVACY_COLOR = 0x4e5058;

/** What is stored, for how long, and how much of it is the reader's. */
export function privacyMessage(
  { keepQuestionsDays, logQuestions }: Pick<BotSettings, 'keepQuestionsDays' | 'logQuestions'>,
  { questions, votes }: PersonsRecords,
  { privacy }: Strings,
): BotMessage {
  const keep: Retention = retentionOf(keepQuestionsDays);
  const paragraphs = [
    privacy.reading,
    keep.questions === 0 ? privacy.noQuestions : privacy.questions(keep.questions),
    privacy.votes(keep.votes),
    privacy.figures(keep.figures),
    privacy.identity,
    ...(logQuestions ? [privacy.logged] : []),
    privacy.moderators,
    `**${privacy.mine(questions, votes)}**`,
  ];
  return botMessage({
    embeds: [{ color: PRIVACY_COLOR, title: privacy.title, description: paragraphs.join('\n\n') }],
    components: buttonRows([
      button({ kind: 'privacy', step: 'ask' }, privacy.delete, 'danger', questions + votes === 0),
    ]),
  });
}

/** Asks once more before anything is deleted. */
export function privacyQuestion({ questions, votes }: PersonsRecords, { privacy }: Strings): BotMessage {
  return botMessage({
    content: privacy.sure(questions, votes),
    components: buttonRows([
      button({ kind: 'privacy', step: 'delete' }, privacy.yes, 'danger'),
      button({ kind: 'privacy', step: 'show' }, privacy.no),
    ]),
  });
}
