import { ChannelType } from 'discord.js';
import { type FakeChannel, type FakeGuild, isThread, type StoredMessage, type World } from './world.ts';

type Json = Record<string, unknown>;

/** The shapes in which Discord shows what exists: docs.discord.com, resources. */
export function channelShape(world: World, channel: FakeChannel): Json {
  const lastId = world.messages.get(channel.id)?.at(-1)?.id ?? null;
  if (channel.type === ChannelType.DM) {
    const recipient = world.users.get(channel.recipientId ?? '');
    return { id: channel.id, type: channel.type, last_message_id: lastId, recipients: [recipient], flags: 0 };
  }
  const shared = {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    guild_id: channel.guildId,
    parent_id: channel.parentId ?? null,
    last_message_id: lastId,
    rate_limit_per_user: 0,
    flags: 0,
  };
  if (isThread(channel)) {
    return {
      ...shared,
      owner_id: channel.ownerId,
      message_count: world.messages.get(channel.id)?.length ?? 0,
      member_count: channel.threadMembers.size,
      total_message_sent: world.messages.get(channel.id)?.length ?? 0,
      thread_metadata: {
        archived: channel.isArchived,
        locked: channel.isLocked,
        auto_archive_duration: 1_440,
        archive_timestamp: channel.createdAt,
        create_timestamp: channel.createdAt,
      },
      ...(channel.threadMembers.has(world.bot.id)
        ? { member: threadMemberShape(channel, world.bot.id) }
        : {}),
    };
  }
  return {
    ...shared,
    topic: null,
    nsfw: false,
    position: 0,
    permission_overwrites: channel.overwrites,
    ...(channel.type === ChannelType.GuildForum
      ? {
          available_tags: [],
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

export function threadMemberShape(channel: FakeChannel, userId: string): Json {
  return { id: channel.id, user_id: userId, join_timestamp: channel.createdAt, flags: 0 };
}

export function memberShape(world: World, guild: FakeGuild, userId: string): Json | undefined {
  const member = guild.members.get(userId);
  return member === undefined
    ? undefined
    : {
        user: world.users.get(userId),
        nick: member.nick,
        avatar: null,
        banner: null,
        roles: member.roleIds,
        joined_at: member.joinedAt,
        premium_since: null,
        communication_disabled_until: null,
        deaf: false,
        mute: false,
        pending: false,
        flags: 0,
      };
}

/** A guild as GUILD_CREATE carries it: of its members, only those a client may know unasked. */
export function guildShape(world: World, guild: FakeGuild, { withMembers = false } = {}): Json {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const memberIds = withMembers ? [...guild.members.keys()] : [world.bot.id];
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.preferredLocale,
    joined_at: guild.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    roles: guild.roles,
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => channelShape(world, channel)),
    threads: channels
      .filter((channel) => isThread(channel) && !channel.isArchived)
      .map((channel) => channelShape(world, channel)),
    members: memberIds.map((id) => memberShape(world, guild, id)),
    ...EMPTY_GUILD,
  };
}

const EMPTY_GUILD: Json = {
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  vanity_url_code: null,
  afk_channel_id: null,
  afk_timeout: 300,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  nsfw: false,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  hub_type: null,
  emojis: [],
  features: [],
  stickers: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  soundboard_sounds: [],
  guild_scheduled_events: [],
};

export function applicationShape(world: World): Json {
  const owner = world.users.get(world.application.ownerId);
  return {
    id: world.application.id,
    name: world.application.name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    summary: '',
    verify_key: '0'.repeat(64),
    flags: 0,
    hook: true,
    owner,
    team: null,
    bot: world.bot,
    approximate_guild_count: world.guilds.size,
  };
}

/** A message as JSON, without what only the fake knows of it. */
export function messageShape({ visibleTo: _visibleTo, ...message }: StoredMessage): Json {
  return { ...message };
}

/**
 * What a client without the MessageContent intent gets: everything only of its own messages, of
 * direct ones and of those that mention it.
 */
export function withoutContent(world: World, message: StoredMessage): Json {
  const shape = messageShape(message);
  const isDirect = world.channels.get(message.channel_id)?.guildId === undefined;
  const isVisible =
    isDirect || message.author.id === world.bot.id || message.mentions.some(({ id }) => id === world.bot.id);
  const original = message.referenced_message;
  return {
    ...shape,
    ...(original ? { referenced_message: withoutContent(world, original) } : {}),
    ...(isVisible ? {} : { content: '', embeds: [], attachments: [], components: [] }),
  };
}
