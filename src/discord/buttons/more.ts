import { type Embed, MessageFlags } from 'discord.js';
import type { Hit } from '../../app.ts';
import type { Bot } from '../bot.ts';
import { notice } from '../bot-message.ts';
import { personStrings } from '../locale.ts';
import { type FurtherPassage, moreMessage } from '../more-message.ts';
import { readQuestionLine } from '../question-line.ts';
import { wholeQuestion } from '../questions.ts';
import { articleByKey } from '../stored-articles.ts';
import type { ButtonHandler } from './component.ts';

const PASSAGES = 3;
const RECEIPT = /([0-9a-f]{8}) (\d{1,10})-(\d{1,10})$/;

/** Further passages on the question of the message, without those that it shows. */
export const showMore: ButtonHandler<'more'> = async (interaction, { source, skip }, bot) => {
  const strings = personStrings(interaction);
  const asked = readQuestionLine(interaction.message.content);
  if (asked === null) {
    await interaction.reply({ ...notice(strings.noQuestionKept), flags: MessageFlags.Ephemeral });
    return;
  }
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const only = source === null ? null : ((await articleByKey(bot.app, source))?.article.id ?? null);
  if (source !== null && only === null) {
    await interaction.editReply(notice(strings.goneSource));
    return;
  }
  const isShown = shownIn(interaction.message.embeds);
  const hits = await bot.app.search(wholeQuestion(asked), {
    // One more than is shown tells whether there are others.
    top: skip + 2 * PASSAGES + 1,
    ...(only === null ? {} : { filter: { only: [only] } }),
  });
  const all = await numbered(bot, hits.slice(skip));
  const further = all.filter((passage) => !isShown(passage));
  const shown = further.slice(0, PASSAGES);
  const last = shown.at(-1);
  const next = further.length > PASSAGES && last !== undefined ? skip + all.indexOf(last) + 1 : null;
  await interaction.editReply(moreMessage(shown, { asked, source, next }, strings));
};

async function numbered({ app }: Bot, hits: readonly Hit[]): Promise<FurtherPassage[]> {
  const sources = await app.sources();
  const numbers = new Map(sources.map(({ id }, index) => [id, index + 1]));
  return Promise.all(
    hits.map(async (hit) => ({
      hit,
      article: await app.inspect(hit.source),
      number: numbers.get(hit.source) ?? 0,
    })),
  );
}

/** By the receipts in the embeds' footers. */
function shownIn(embeds: readonly Embed[]): (passage: FurtherPassage) => boolean {
  const receipts = embeds.flatMap(({ footer }) => {
    const match = RECEIPT.exec(footer?.text ?? '');
    return match === null ? [] : { sha: match[1] ?? '', start: Number(match[2]), end: Number(match[3]) };
  });
  return ({ hit, article }) =>
    receipts.some(
      ({ sha, start, end }) => article.sha256.startsWith(sha) && hit.start < end && hit.end > start,
    );
}
