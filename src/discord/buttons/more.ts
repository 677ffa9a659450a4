import { type Embed, MessageFlags } from 'discord.js';
import { wholeQuestion } from '../../conversation/follow-up.ts';
import type { ShownPassage } from '../../conversation/further.ts';
import { articleByKey } from '../../conversation/stored-articles.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { personStrings } from '../locale.ts';
import { moreMessage } from '../messages/more-message.ts';
import { readQuestionLine } from '../messages/question-line.ts';
import type { ButtonHandler } from './component.ts';

const RECEIPT = /([0-9a-f]{8}) (\d{1,10})-(\d{1,10})$/;

/** Further passages on the question of the message, without those that it shows. */
export const showMore: ButtonHandler<'more'> = async (interaction, { source, skip }, bot) => {
  const strings = personStrings(interaction);
  const asked = readQuestionLine(interaction.message.content);
  if (asked === null) {
    await interaction.reply({ ...notice(strings.noQuestionKept), flags: MessageFlags.Ephemeral });
    return;
  }
  await defer(interaction, 'privately');
  const only = source === null ? null : ((await articleByKey(bot.app, source))?.article.id ?? null);
  if (source !== null && only === null) {
    await interaction.editReply(notice(strings.goneSource));
    return;
  }
  const further = await bot.queue.run(interaction.user.id, () =>
    bot.app.further(wholeQuestion(asked), {
      source: only,
      skip,
      shown: shownIn(interaction.message.embeds),
    }),
  );
  await interaction.editReply(moreMessage(further, { asked, source }, strings));
};

/** By the receipts in the embeds' footers. */
function shownIn(embeds: readonly Embed[]): ShownPassage[] {
  return embeds.flatMap(({ footer }) => {
    const match = RECEIPT.exec(footer?.text ?? '');
    return match === null ? [] : { article: match[1] ?? '', start: Number(match[2]), end: Number(match[3]) };
  });
}
