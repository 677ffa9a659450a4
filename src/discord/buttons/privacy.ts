import { notice } from '../bot-message.ts';
import { personStrings } from '../locale.ts';
import { privacyMessage, privacyQuestion } from '../privacy-message.ts';
import type { ButtonHandler } from './component.ts';

/** Deletes what is kept of whoever presses, after having asked whether that is wanted. */
export const turnPrivacy: ButtonHandler<'privacy'> = async (interaction, { step }, { settings, state }) => {
  const strings = personStrings(interaction);
  const personId = interaction.user.id;
  switch (step) {
    case 'show':
      await interaction.update(privacyMessage(settings, state.personsRecords(personId), strings));
      return;
    case 'ask':
      await interaction.update(privacyQuestion(state.personsRecords(personId), strings));
      return;
    case 'delete': {
      const { questions, votes } = state.forgetPerson(personId);
      await interaction.update(notice(strings.privacy.done(questions, votes)));
    }
  }
};
