import { PermissionFlagsBits, type PermissionsString } from 'discord.js';
import { refusals } from './discord-error.ts';
import { effectiveBits } from './permissions.ts';
import { type FakeChannel, isThread, ruling, type World } from './world.ts';

/** All a user may do in a channel; in a direct channel everything that exists there. */
export function rightsIn(world: World, channel: FakeChannel, userId: string): bigint {
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  if (guild === undefined) {
    return DIRECT;
  }
  const member = guild.members.get(userId);
  if (member === undefined) {
    return 0n;
  }
  return effectiveBits({
    guildId: guild.id,
    base: BigInt(guild.roles[0]?.permissions ?? 0),
    roles: guild.roles.filter(({ id }) => member.roleIds.includes(id)),
    userId,
    isOwner: guild.ownerId === userId,
    overwrites: ruling(world, channel).overwrites,
  });
}

/** What Discord grants in direct channels, as it writes it into interactions. */
const DIRECT =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseApplicationCommands;

export function may(world: World, channel: FakeChannel, userId: string, right: PermissionsString): boolean {
  return (rightsIn(world, channel, userId) & PermissionFlagsBits[right]) !== 0n;
}

/** Refuses as Discord does, unless the bot sees the channel and may do all of it there. */
export function demand(world: World, channel: FakeChannel, rights: readonly PermissionsString[]): void {
  if (!may(world, channel, world.bot.id, 'ViewChannel')) {
    throw refusals.missingAccess();
  }
  if (!rights.every((right) => may(world, channel, world.bot.id, right))) {
    throw refusals.missingPermissions();
  }
}

/** The right to write differs in threads. */
export function writing(channel: FakeChannel): PermissionsString {
  return isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages';
}
