import {
  ChannelType,
  type APIApplicationCommand,
  type APIMessage,
  type APIRole,
  type APIUser,
} from 'discord.js';
import type { Clock } from './clock.ts';
import { bitsOf, EVERYONE, type Overwrite, type Permissions } from './permissions.ts';

/** What exists on the server: plain data, changed by the routes and by the people of a test. */
export interface World {
  readonly clock: Clock;
  readonly application: { readonly id: string; readonly name: string; readonly ownerId: string };
  readonly bot: APIUser;
  readonly users: Map<string, APIUser>;
  readonly guilds: Map<string, FakeGuild>;
  readonly channels: Map<string, FakeChannel>;
  /** By channel id, oldest first; ephemeral ones as well. */
  readonly messages: Map<string, StoredMessage[]>;
  readonly commands: APIApplicationCommand[];
  readonly files: Map<string, { data: Buffer; contentType: string }>;
  /** Ids of users whose direct messages are closed to the bot. */
  readonly closedDms: Set<string>;
}

/** A message with its full content, whatever a client without the intent may see of it. */
export interface StoredMessage extends APIMessage {
  /** The only person who sees it, of an ephemeral message. */
  visibleTo?: string;
}

export interface FakeMember {
  readonly userId: string;
  nick: string | null;
  roleIds: string[];
  readonly joinedAt: string;
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly preferredLocale: string;
  readonly joinedAt: string;
  readonly roles: APIRole[];
  readonly members: Map<string, FakeMember>;
}

export interface FakeChannel {
  readonly id: string;
  readonly type: ChannelType;
  name: string;
  readonly guildId?: string;
  readonly parentId?: string;
  /** The person at the other end of a direct channel. */
  readonly recipientId?: string;
  /** Who opened a thread. */
  readonly ownerId?: string;
  overwrites: Overwrite[];
  isArchived: boolean;
  isLocked: boolean;
  readonly createdAt: string;
  readonly threadMembers: Set<string>;
}

const THREADS = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

export const isThread = (channel: FakeChannel): boolean => THREADS.has(channel.type);

export function createWorld(clock: Clock, botName: string): World {
  const applicationId = clock.nextId();
  const bot = newUser(applicationId, botName, true);
  const owner = newUser(clock.nextId(), 'owner', false);
  return {
    clock,
    application: { id: applicationId, name: botName, ownerId: owner.id },
    bot,
    users: new Map([bot, owner].map((user) => [user.id, user])),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: [],
    files: new Map(),
    closedDms: new Set(),
  };
}

export function newUser(id: string, name: string, isBot: boolean): APIUser {
  return {
    id,
    username: name.toLowerCase(),
    discriminator: isBot ? '0001' : '0',
    global_name: isBot ? null : name,
    avatar: null,
    ...(isBot ? { bot: true } : {}),
    public_flags: 0 as NonNullable<APIUser['public_flags']>,
  };
}

export function newRole(world: World, name: string, permissions: Permissions, isBots = false): APIRole {
  return {
    id: world.clock.nextId(),
    name,
    permissions: bitsOf(permissions).toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 1,
    managed: isBots,
    mentionable: false,
    flags: 0 as APIRole['flags'],
    ...(isBots ? { tags: { bot_id: world.bot.id } } : {}),
  };
}

export function addGuild(
  world: World,
  { name, locale, botPermissions }: { name: string; locale: string; botPermissions: Permissions },
): FakeGuild {
  const id = world.clock.nextId();
  const botRole = newRole(world, world.bot.username, botPermissions, true);
  const joinedAt = world.clock.iso();
  const guild: FakeGuild = {
    id,
    name,
    ownerId: world.application.ownerId,
    preferredLocale: locale,
    joinedAt,
    roles: [{ ...newRole(world, '@everyone', EVERYONE), id, position: 0 }, botRole],
    members: new Map(),
  };
  guild.members.set(world.bot.id, { userId: world.bot.id, nick: null, roleIds: [botRole.id], joinedAt });
  guild.members.set(guild.ownerId, { userId: guild.ownerId, nick: null, roleIds: [], joinedAt });
  world.guilds.set(id, guild);
  return guild;
}

export function addChannel(
  world: World,
  given: Partial<FakeChannel> & { type: ChannelType; name: string },
): FakeChannel {
  const channel: FakeChannel = {
    id: given.id ?? world.clock.nextId(),
    overwrites: [],
    isArchived: false,
    isLocked: false,
    createdAt: world.clock.iso(),
    threadMembers: new Set(),
    ...given,
  };
  world.channels.set(channel.id, channel);
  world.messages.set(channel.id, world.messages.get(channel.id) ?? []);
  return channel;
}

/** The direct channel with a person, opened if there is none yet. */
export function directChannel(world: World, userId: string): FakeChannel {
  const known = [...world.channels.values()].find(({ recipientId }) => recipientId === userId);
  return known ?? addChannel(world, { type: ChannelType.DM, name: '', recipientId: userId });
}

export function findMessage(world: World, channelId: string, messageId: string): StoredMessage | undefined {
  return world.messages.get(channelId)?.find(({ id }) => id === messageId);
}

/** Where the permissions of a channel are written: of a thread, its parent. */
export function ruling(world: World, channel: FakeChannel): FakeChannel {
  return (
    (channel.parentId !== undefined && isThread(channel) && world.channels.get(channel.parentId)) || channel
  );
}
