import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import type { Bot } from './bot.ts';
import { NO_MENTIONS } from './bot-message.ts';
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

/** Notes who did what: in the log, and in the moderators' channel if there is one. */
export async function noteDeed(
  { settings, log }: Pick<Bot, 'settings' | 'log'>,
  { client, user }: Pick<BaseInteraction, 'client' | 'user'>,
  deed: string,
): Promise<void> {
  log.info({ moderator: user.id, deed }, 'moderation');
  if (settings.modLogChannelId === null) return;
  try {
    const channel = await client.channels.fetch(settings.modLogChannelId);
    if (channel?.isSendable() !== true) throw new Error('This channel takes no messages.');
    await channel.send({
      content: `<@${user.id}> ${escapedWithin(deed, MAX_ENTRY_CHARS)}`,
      allowedMentions: NO_MENTIONS,
    });
  } catch (error) {
    log.warn(
      { err: error },
      'MOD_LOG_CHANNEL_ID cannot be written to: check the id, and that the bot may send messages there.',
    );
  }
}
