import { type APIUser, ChannelType, GatewayIntentBits, MessageType } from 'discord.js';
import type { Core } from './core.ts';
import { newMessage, publish, remove } from './messages.ts';
import { bitsOf, EVERYONE, type Permissions } from './permissions.ts';
import { type ChannelRef, channelBy, createPerson, type Person } from './person.ts';
import { channelShape, memberShape } from './shapes.ts';
import {
  addChannel,
  addGuild,
  type FakeChannel,
  type FakeGuild,
  newRole,
  newUser,
  type StoredMessage,
  type World,
} from './world.ts';

export interface GuildOptions {
  readonly name: string;
  /** Discord's locale of the guild, "en-US" unless told. */
  readonly locale?: string;
  /** Names of text channels, or more about a channel. */
  readonly channels?: readonly (string | { name: string; kind?: ChannelKind; denyBot?: Permissions })[];
  readonly roles?: readonly { name: string; permissions?: Permissions }[];
  /** What the bot may do: what everyone may, unless told; on top of that, never less. */
  readonly botPermissions?: Permissions;
}

type ChannelKind = 'text' | 'announcement' | 'voice' | 'forum';

const KINDS: Readonly<Record<ChannelKind, ChannelType>> = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  voice: ChannelType.GuildVoice,
  forum: ChannelType.GuildForum,
};

export interface PersonOptions {
  /** Names of roles of the guild. */
  readonly roles?: readonly string[];
  readonly permissions?: Permissions;
  readonly locale?: string;
  /** The name of the guild, the first one unless told. */
  readonly guild?: string;
  /** True: another bot. */
  readonly bot?: boolean;
}

/** What a test sets up and changes on the server, beside what people do. */
export interface Stage {
  /** The person of this name, who joins when asked for the first time. */
  user(name: string, options?: PersonOptions): Person;
  channel(ref: ChannelRef): FakeChannel;
  /** A message by a webhook. */
  webhookMessage(channel: ChannelRef, text: string): StoredMessage;
  /** Takes rights from the bot in a channel, or gives them. */
  setBotRights(channel: ChannelRef, rights: { deny?: Permissions; allow?: Permissions }): void;
  /** A moderator deletes messages of a channel, several at once. */
  deleteMessages(first: StoredMessage, ...others: StoredMessage[]): void;
  deleteChannel(channel: ChannelRef): void;
  archiveThread(thread: ChannelRef, isLocked?: boolean): void;
  /** The id of a role by its name. */
  roleId(name: string): string;
}

/** Makes a guild with its channels and roles. */
export function furnish(
  world: World,
  { name, locale, channels, roles, botPermissions }: GuildOptions,
): FakeGuild {
  const guild = addGuild(world, {
    name,
    locale: locale ?? 'en-US',
    botPermissions: botPermissions ?? EVERYONE,
  });
  for (const role of roles ?? []) {
    guild.roles.push(newRole(world, role.name, role.permissions ?? []));
  }
  for (const given of channels ?? ['general']) {
    const channel = typeof given === 'string' ? { name: given } : given;
    addChannel(world, {
      type: KINDS[channel.kind ?? 'text'],
      name: channel.name,
      guildId: guild.id,
      overwrites: channel.denyBot === undefined ? [] : [overwrite(world, channel.denyBot, [])],
    });
  }
  return guild;
}

function overwrite(world: World, deny: Permissions, allow: Permissions): FakeChannel['overwrites'][number] {
  return { id: world.bot.id, type: 1, deny: bitsOf(deny).toString(), allow: bitsOf(allow).toString() };
}

export function createStage(core: Core): Stage {
  const { world, gateway } = core;
  const people = new Map<string, Person>();

  function join(name: string, options: PersonOptions): Person {
    const guild = [...world.guilds.values()].find(
      (one) => options.guild === undefined || one.name === options.guild,
    );
    const home = [...world.channels.values()].find(({ guildId }) => guildId === guild?.id);
    if (guild === undefined || home === undefined) {
      throw new Error(`No guild "${options.guild}" with a channel`);
    }
    const user = newUser(world.clock.nextId(), name, options.bot === true);
    world.users.set(user.id, user);
    const roleIds = (options.roles ?? []).map((role) => roleId(role));
    if (options.permissions !== undefined) {
      const own = newRole(world, `${name}'s`, options.permissions);
      guild.roles.push(own);
      roleIds.push(own.id);
      gateway.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role: own }, { guildId: guild.id });
    }
    guild.members.set(user.id, { userId: user.id, nick: null, roleIds, joinedAt: world.clock.iso() });
    gateway.dispatch(
      'GUILD_MEMBER_ADD',
      { guild_id: guild.id, ...memberShape(world, guild, user.id) },
      { guildId: guild.id, intent: GatewayIntentBits.GuildMembers },
    );
    return createPerson(core, user.id, home, options.locale ?? 'en-US');
  }

  function roleId(name: string): string {
    const role = [...world.guilds.values()].flatMap(({ roles }) => roles).find((one) => one.name === name);
    if (role === undefined) {
      throw new Error(`No role "${name}"`);
    }
    return role.id;
  }

  function changed(channel: FakeChannel, name: string): void {
    gateway.dispatch(name, channelShape(world, channel), { guildId: channel.guildId });
  }

  return {
    roleId,
    user(name, options) {
      const known = people.get(name);
      if (known !== undefined && options === undefined) {
        return known;
      }
      if (known !== undefined) {
        throw new Error(`${name} has already joined, with other options perhaps`);
      }
      const person = join(name, options ?? {});
      people.set(name, person);
      return person;
    },
    channel: (ref) => channelBy(core, ref),
    webhookMessage(ref, text) {
      const author: APIUser = newUser(world.clock.nextId(), 'webhook', true);
      const message = newMessage(core, channelBy(core, ref), author, {
        body: { content: text },
        type: MessageType.Default,
      });
      return publish(core, { ...message, webhook_id: author.id });
    },
    setBotRights(ref, { deny = [], allow = [] }) {
      const channel = channelBy(core, ref);
      const others = channel.overwrites.filter(({ id }) => id !== world.bot.id);
      channel.overwrites = [...others, overwrite(world, deny, allow)];
      changed(channel, 'CHANNEL_UPDATE');
    },
    deleteMessages(first, ...others) {
      if (others.length === 0) {
        remove(core, first);
        return;
      }
      const channel = channelBy(core, { id: first.channel_id });
      const gone = new Set([first, ...others]);
      world.messages.set(
        channel.id,
        (world.messages.get(channel.id) ?? []).filter((message) => !gone.has(message)),
      );
      const ids = [...gone].map(({ id }) => id);
      gateway.dispatch(
        'MESSAGE_DELETE_BULK',
        { ids, channel_id: channel.id, guild_id: channel.guildId },
        { guildId: channel.guildId, intent: GatewayIntentBits.GuildMessages },
      );
    },
    deleteChannel(ref) {
      const channel = channelBy(core, ref);
      world.channels.delete(channel.id);
      world.messages.delete(channel.id);
      changed(channel, channel.parentId === undefined ? 'CHANNEL_DELETE' : 'THREAD_DELETE');
    },
    archiveThread(ref, isLocked = false) {
      const thread = channelBy(core, ref);
      thread.isArchived = true;
      thread.isLocked = isLocked;
      changed(thread, 'THREAD_UPDATE');
    },
  };
}
