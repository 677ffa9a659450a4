import { type Interaction, MessageFlags } from 'discord.js';
import type { Bot } from './bot.ts';
import { notice } from './messages/bot-message.ts';
import { MESSAGE_COMMANDS, SLASH_COMMANDS } from './commands/commands.ts';
import { handleComponent } from './components.ts';
import { tellAside } from './defer.ts';
import { channelStrings, personStrings } from './locale.ts';
import { failureNotice, isGone } from './notices.ts';

/** Does what an interaction asks; whatever fails, the person hears of it. */
export async function handleInteraction(interaction: Interaction, bot: Bot): Promise<void> {
  try {
    const refusal = interaction.isRepliable() ? await refusalOf(interaction, bot) : null;
    if (refusal === null || !interaction.isRepliable()) {
      await bot.work.inTime(dispatch(interaction, bot), () => tellStopping(interaction, bot));
    } else await interaction.reply({ ...notice(refusal), flags: MessageFlags.Ephemeral });
  } catch (error) {
    if (isGone(error)) bot.log.debug({ err: error }, 'interaction is gone');
    else await apologise(interaction, bot, error);
  }
}

/** Why nothing is done now; null when something is. */
async function refusalOf(interaction: Interaction, { work, limits }: Bot): Promise<string | null> {
  const strings = personStrings(interaction);
  if (work.isStopping) return strings.stopping;
  const waitSeconds = await limits.waitForMore(interaction.user.id);
  return waitSeconds === null ? null : strings.tooMuch(waitSeconds);
}

async function dispatch(interaction: Interaction, bot: Bot): Promise<void> {
  if (interaction.isAutocomplete()) {
    const command = SLASH_COMMANDS.find(({ data }) => data.name === interaction.commandName);
    await command?.autocomplete?.(interaction, bot);
  } else if (interaction.isChatInputCommand()) {
    const command = SLASH_COMMANDS.find(({ data }) => data.name === interaction.commandName);
    if (command !== undefined) await command.run(interaction, bot);
    else await unknown(interaction);
  } else if (interaction.isMessageContextMenuCommand()) {
    const command = MESSAGE_COMMANDS.find(({ data }) => data.name === interaction.commandName);
    if (command !== undefined) await command.run(interaction, bot);
    else await unknown(interaction);
  } else if (interaction.isButton() || interaction.isStringSelectMenu() || interaction.isModalSubmit()) {
    await handleComponent(interaction, bot);
  } else {
    await unknown(interaction);
  }
}

/** A command or component of another version. */
async function unknown(interaction: Interaction): Promise<void> {
  if (!interaction.isRepliable()) return;
  const words = personStrings(interaction).oldButton;
  await interaction.reply({ ...notice(words), flags: MessageFlags.Ephemeral });
}

/** Whoever sees that something comes would wait for it in vain, as the bot stops before it is there. */
async function tellStopping(interaction: Interaction, bot: Bot): Promise<void> {
  if (!interaction.isRepliable() || !interaction.deferred || interaction.replied) return;
  const isSeenByAll = interaction.ephemeral === false;
  const { stopping } = isSeenByAll ? channelStrings(interaction) : personStrings(interaction);
  try {
    await tellAside(interaction, notice(stopping));
  } catch (failure) {
    bot.log.warn({ err: failure }, 'that the bot stops could not be told');
  }
}

async function apologise(interaction: Interaction, bot: Bot, error: unknown): Promise<void> {
  const payload = failureNotice(bot, error, personStrings(interaction));
  try {
    if (interaction.isAutocomplete()) {
      await interaction.respond([]);
    } else {
      await tellAside(interaction, payload);
    }
  } catch (failure) {
    bot.log.warn({ err: failure }, 'the failure could not be reported to the person');
  }
}
