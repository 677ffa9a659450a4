import { VerbatimError } from '../../errors.ts';
import { expectedKey } from '../../golden/golden.ts';
import { notice } from '../messages/bot-message.ts';
import { defer } from '../defer.ts';
import { goldenListMessage, proposalMessage } from '../messages/golden-message.ts';
import { personStrings } from '../locale.ts';
import { noteDeed, refuseOthers } from '../moderators.ts';
import { reasonFor } from '../notices.ts';
import { escapedWithin } from '../messages/quote-embed.ts';
import { readQuestionLine } from '../messages/question-line.ts';
import type { ButtonHandler } from './component.ts';

const QUESTION_CHARS = 300;

/** Keeps the answer that was shown; shows the present one again where it has changed since. */
export const keepGolden: ButtonHandler<'goldenKeep'> = async (interaction, { expected }, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  const strings = personStrings(interaction);
  const asked = readQuestionLine(interaction.message.content);
  await defer(interaction, 'in place');
  if (asked === null) {
    await interaction.editReply(notice(strings.noQuestionKept));
    return;
  }
  try {
    const proposal = await bot.app.golden.propose(asked.question);
    const { golden } = proposal;
    if (expectedKey(golden.expected) !== expected) {
      const citations = await bot.app.cite(proposal.answer);
      await interaction.editReply(proposalMessage(proposal, citations, { isChanged: true }, strings));
      return;
    }
    await bot.app.golden.add(golden);
    await interaction.editReply(notice(strings.golden.added(escapedWithin(golden.question, QUESTION_CHARS))));
    await noteDeed(bot, interaction, `/golden add: ${golden.question}`);
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    await interaction.editReply(notice(reasonFor(error, strings)));
  }
};

export const cancelGolden: ButtonHandler<'goldenCancel'> = async (interaction, _, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  await interaction.update(notice(personStrings(interaction).golden.cancelled));
};

export const turnGolden: ButtonHandler<'goldenPage'> = async (interaction, { page }, bot) => {
  if (await refuseOthers(interaction, bot)) return;
  await defer(interaction, 'in place');
  const list = await bot.app.golden.list();
  await interaction.editReply(goldenListMessage(list, page, personStrings(interaction)));
};
