import type { Strings } from '../strings/english.ts';
import type { Bot } from './bot.ts';
import { type BotMessage, notice } from './messages/bot-message.ts';
import { privacyMessage, privacyQuestion } from './messages/privacy-message.ts';

/** Shows what is kept of a person, asks whether it is to be deleted, or deletes it; says so where it cannot. */
export async function privacyStep(
  { settings, state, log }: Pick<Bot, 'settings' | 'state' | 'log'>,
  step: 'show' | 'ask' | 'delete',
  personId: string,
  strings: Strings,
): Promise<BotMessage> {
  try {
    if (step === 'delete') {
      const { questions, votes } = await state.forgetPerson(personId);
      return notice(strings.privacy.done(questions, votes));
    }
    const records = await state.personsRecords(personId);
    return step === 'show' ? privacyMessage(settings, records, strings) : privacyQuestion(records, strings);
  } catch (error) {
    log.warn({ err: error, step }, 'what is kept of a person could not be reached');
    return notice(strings.privacy.outOfReach);
  }
}
