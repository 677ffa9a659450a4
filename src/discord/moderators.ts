import {
  type BaseInteraction,
  type Client,
  type MessageCreateOptions,
  MessageFlags,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js';
import type { Bot } from './bot.ts';
import { NO_MENTIONS, notice } from './bot-message.ts';
import { personStrings } from './locale.ts';
import { escapedWithin } from './quote-embed.ts';

const MAX_ENTRY_CHARS = 1_500;

/**
 * Whether a person may change what is answered: with one of the roles that the configuration names, or,
 * where it names none, with the permission to manage the server. Discord's own check can be changed in a
 * server's settings, so it is not relied upon.
 */
export function isModerator(interaction: BaseInteraction, { settings }: Pick<Bot, 'settings'>): boolean {
  if (!interaction.inGuild()) return false;
  const { moderatorRoleIds } = settings;
  if (moderatorRoleIds.length === 0)
    return interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild);
  const { roles } = interaction.member;
  const ids = Array.isArray(roles) ? roles : [...roles.cache.keys()];
  return moderatorRoleIds.some((id) => ids.includes(id));
}

/** Tells whoever is no moderator so; whether that was needed. */
export async function refuseOthers(
  interaction: BaseInteraction & RepliableInteraction,
  bot: Pick<Bot, 'settings'>,
): Promise<boolean> {
  if (isModerator(interaction, bot)) return false;
  const words = personStrings(interaction).moderatorsOnly;
  await interaction.reply({ ...notice(words), flags: MessageFlags.Ephemeral });
  return true;
}

/** Notes who did what: in the log, and in the moderators' channel if there is one. */
export async function noteDeed(
  { settings, log }: Pick<Bot, 'settings' | 'log'>,
  { client, user }: Pick<BaseInteraction, 'client' | 'user'>,
  deed: string,
): Promise<void> {
  log.info({ moderator: user.id, deed }, 'moderation');
  const content = `<@${user.id}> ${escapedWithin(deed, MAX_ENTRY_CHARS)}`;
  await tellModerators({ settings, log }, client, { content, allowedMentions: NO_MENTIONS });
}

/** Sends a message to the moderators' channel, if there is one. Never rejects. */
export async function tellModerators(
  { settings, log }: Pick<Bot, 'settings' | 'log'>,
  client: Client<true>,
  payload: MessageCreateOptions,
): Promise<void> {
  if (settings.modLogChannelId === null) return;
  try {
    const channel = await client.channels.fetch(settings.modLogChannelId);
    if (channel?.isSendable() !== true) throw new Error('This channel takes no messages.');
    await channel.send(payload);
  } catch (error) {
    log.warn(
      { err: error },
      'MOD_LOG_CHANNEL_ID cannot be written to: check the id, and that the bot may send messages there.',
    );
  }
}
