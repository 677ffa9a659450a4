import { type Embed, MessageFlags } from 'discord.js';
import { wholeQuestion } from '../../conversation/follow-up.ts';
import type { ShownPassage } from '../../conversation/further.ts';
import { articleByKey } from '../../conversation/stored-articles.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { personStrings } from '../locale.ts';
import { MAX_SHOWN } from '../messages/custom-id.ts';
import { moreMessage } from '../messages/more-message.ts';
import { readQuestionLine } from '../messages/question-line.ts';
import type { ButtonHandler } from './component.ts';

const RECEIPT = /([0-9a-f]{8}) (\d{1,10})-(\d{1,10})$/;

/** Further passages on the question of the message, without those that the answer shows. */
export const showMore: ButtonHandler<'more'> = async (interaction, { source, skip, shown: before }, bot) => {
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
  // Under the answer itself, and under further passages of an earlier release, the button does not say.
  const shown = before.length > 0 ? before : shownIn(interaction.message.embeds);
  const further = await bot.queue.run(interaction.user.id, () =>
    bot.app.further(wholeQuestion(asked), { source: only, skip, shown }),
  );
  await interaction.editReply(moreMessage(further, { asked, source, shown }, strings));
};

/** By the receipts in the embeds' footers. */
function shownIn(embeds: readonly Embed[]): ShownPassage[] {
  const shown = embeds.flatMap(({ footer }) => {
    const match = RECEIPT.exec(footer?.text ?? '');
    return match === null ? [] : { article: match[1] ?? '', start: Number(match[2]), end: Number(match[3]) };
  });
  return shown.slice(0, MAX_SHOWN);
}
