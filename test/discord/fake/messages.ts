import {
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIUser,
  EmbedType,
  GatewayIntentBits,
  MessageReferenceType,
  MessageType,
} from 'discord.js';
import type { Core } from './core.ts';
import { type Fields, list, text } from './json.ts';
import { pinged, textMentions } from './mentions.ts';
import { FLAGS } from './message-limits.ts';
import { memberShape, messageShape, withoutContent } from './shapes.ts';
import { type FakeChannel, isThread, type StoredMessage } from './world.ts';

export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly data: Buffer;
}

/** Makes a message; `publish` shows it. */
export function newMessage(
  core: Core,
  channel: FakeChannel,
  author: APIUser,
  {
    body,
    files = [],
    replyTo,
    type,
  }: {
    body: Fields;
    files?: readonly UploadedFile[];
    replyTo?: StoredMessage | undefined;
    type?: MessageType;
  },
): StoredMessage {
  const { world } = core;
  const content = text(body['content']).trim();
  const allowed = author.bot === true ? body['allowed_mentions'] : undefined;
  const mentioned = pinged(world, content, allowed, replyTo?.author);
  const inText = textMentions(world, content);
  const message = {
    id: world.clock.nextId(),
    channel_id: channel.id,
    author,
    content,
    timestamp: world.clock.iso(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: mentioned.includes('everyone'),
    mentions: [...world.users.values()].filter(({ id }) => mentioned.includes(id)),
    mention_roles: inText.filter((id) => !world.users.has(id) && id !== 'everyone'),
    attachments: keep(core, channel, [], body['attachments'], files),
    embeds: rich(body['embeds']),
    components: (body['components'] ?? []) as NonNullable<APIMessage['components']>,
    pinned: false,
    type: type ?? (replyTo === undefined ? MessageType.Default : MessageType.Reply),
    flags: Number(body['flags'] ?? 0),
    ...(body['nonce'] === undefined ? {} : { nonce: body['nonce'] as string }),
    ...(replyTo === undefined
      ? {}
      : {
          message_reference: {
            type: MessageReferenceType.Default,
            message_id: replyTo.id,
            channel_id: replyTo.channel_id,
            ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
          },
          referenced_message: { ...replyTo },
        }),
  } satisfies StoredMessage;
  if (author.id === world.bot.id) {
    notePings(core, message, mentioned);
  }
  return message;
}

/** Puts a message into its channel and tells those who may see it. */
export function publish(core: Core, message: StoredMessage): StoredMessage {
  core.world.messages.get(message.channel_id)?.push(message);
  remember(core, message);
  announce(core, 'MESSAGE_CREATE', message);
  return message;
}

/** Records whom a message notifies: never its own author. */
export function notePings(
  core: Core,
  { id: messageId, author }: StoredMessage,
  mentioned: readonly string[],
): void {
  core.pings.push(...mentioned.filter((whom) => whom !== author.id).map((whom) => ({ messageId, whom })));
}

/** Changes what a body names, in place, and tells; an edit notifies nobody. */
export function change(
  core: Core,
  message: StoredMessage,
  body: Fields,
  files: readonly UploadedFile[] = [],
): void {
  const channel = core.world.channels.get(message.channel_id) as FakeChannel;
  if (body['content'] !== undefined) {
    message.content = text(body['content']).trim();
    const mentioned = pinged(core.world, message.content, body['allowed_mentions'], pingedByReply(message));
    message.mentions = [...core.world.users.values()].filter(({ id }) => mentioned.includes(id));
    message.mention_everyone = mentioned.includes('everyone');
  }
  if (body['embeds'] !== undefined) {
    message.embeds = rich(body['embeds']);
  }
  if (body['components'] !== undefined) {
    message.components = (body['components'] ?? []) as NonNullable<APIMessage['components']>;
  }
  if (body['flags'] !== undefined) {
    message.flags = changedFlags(Number(message.flags), Number(body['flags'] ?? 0));
  }
  message.attachments = keep(core, channel, message.attachments, body['attachments'], files);
  message.edited_timestamp = core.world.clock.iso();
  remember(core, message);
  announce(core, 'MESSAGE_UPDATE', message);
}

export function remove(core: Core, message: StoredMessage): void {
  const all = core.world.messages.get(message.channel_id) ?? [];
  const at = all.indexOf(message);
  if (at >= 0) {
    all.splice(at, 1);
  }
  const guildId = core.world.channels.get(message.channel_id)?.guildId;
  if (message.visibleTo === undefined) {
    const data = {
      id: message.id,
      channel_id: message.channel_id,
      ...(guildId ? { guild_id: guildId } : {}),
    };
    core.gateway.dispatch('MESSAGE_DELETE', data, { guildId, intent: messagesIntent(guildId) });
  } else {
    core.happenings.changed();
  }
}

function messagesIntent(guildId: string | undefined): number {
  return guildId === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
}

function announce(core: Core, name: string, message: StoredMessage): void {
  const channel = core.world.channels.get(message.channel_id) as FakeChannel;
  if (message.visibleTo !== undefined) {
    core.happenings.changed();
    return;
  }
  const guild = core.world.guilds.get(channel.guildId ?? '');
  const { user: _user, ...member } = (guild && memberShape(core.world, guild, message.author.id)) ?? {};
  const extra = {
    channel_type: channel.type,
    ...(guild === undefined ? {} : { guild_id: guild.id, ...(message.webhook_id ? {} : { member }) }),
  };
  if (isThread(channel) && name === 'MESSAGE_CREATE') {
    channel.threadMembers.add(message.author.id);
  }
  core.gateway.dispatchBy(
    name,
    (intents: number) => ({
      ...((intents & GatewayIntentBits.MessageContent) === 0
        ? withoutContent(core.world, message)
        : messageShape(message)),
      ...extra,
    }),
    { guildId: channel.guildId, intent: messagesIntent(channel.guildId) },
  );
}

function remember(core: Core, message: StoredMessage): void {
  const versions = core.versions.get(message.id) ?? [];
  versions.push(structuredClone(message));
  core.versions.set(message.id, versions);
}

function rich(embeds: unknown): APIEmbed[] {
  return list(embeds).map((embed) => Object.assign({ type: EmbedType.Rich }, embed));
}

/** The attachments after a request: those it lists (all, if it lists none) and the new files. */
function keep(
  core: Core,
  channel: FakeChannel,
  before: readonly APIAttachment[],
  listed: unknown,
  files: readonly UploadedFile[],
): APIAttachment[] {
  const wanted = listed as { id: string | number }[] | undefined | null;
  const kept = wanted ? before.filter(({ id }) => wanted.some((one) => String(one.id) === id)) : before;
  return [...kept, ...files.map((file) => storeFile(core, channel.id, file))];
}

/** Keeps a file and gives the attachment that leads to it. */
export function storeFile(
  core: Core,
  channelId: string,
  { name, contentType, data }: UploadedFile,
): APIAttachment {
  const id = core.world.clock.nextId();
  const path = `/attachments/${channelId}/${id}/${encodeURIComponent(name)}`;
  core.world.files.set(path, { data, contentType });
  const url = `${core.url()}${path}`;
  return { id, filename: name, size: data.length, url, proxy_url: url, content_type: contentType };
}

/** The author of the message replied to, where the reply mentions them. */
function pingedByReply({ mentions, referenced_message: original }: StoredMessage): APIUser | undefined {
  return mentions.some(({ id }) => id === original?.author.id) ? original?.author : undefined;
}

/** An edit hides or shows links' embeds, and may turn to Components V2; it changes nothing else. */
function changedFlags(before: number, wanted: number): number {
  return (before & ~FLAGS.suppressEmbeds) | (wanted & (FLAGS.suppressEmbeds | FLAGS.componentsV2));
}
