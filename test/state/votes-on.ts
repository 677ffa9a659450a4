import type { BotState } from '../../src/state/state.ts';

/** How many people found a message helpful, and how many did not. */
export async function votesOn(
  state: Pick<BotState, 'records'>,
  messageId: string,
): Promise<{ helpful: number; notHelpful: number }> {
  const votes = (await state.records()).votes.filter((vote) => vote.messageId === messageId);
  const helpful = votes.filter(({ isHelpful }) => isHelpful).length;
  return { helpful, notHelpful: votes.length - helpful };
}
