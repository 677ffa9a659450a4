import { GatewayIntentBits, type PermissionsString } from 'discord.js';
import { channelOf, checkedBody, messageOf } from './checked.ts';
import type { Core } from './core.ts';
import { invalidForm, refusals } from './discord-error.ts';
import { text } from './json.ts';
import { change, newMessage, publish, remove } from './messages.ts';
import { isEmpty } from './message-limits.ts';
import type { Call, Routes } from './rest.ts';
import { demand, may, writing } from './rights.ts';
import { messageShape, withoutContent } from './shapes.ts';
import { type FakeChannel, isThread, type StoredMessage } from './world.ts';

const NOT_WRITABLE = new Set([4, 14, 15, 16]);
const DEFAULT_PAGE = 50;

/** Messages of channels, typing and reactions. */
export function messageRoutes(core: Core): Routes {
  const { world } = core;
  const seesContent = (core.settings.privilegedIntents & GatewayIntentBits.MessageContent) !== 0;
  const shown = (message: StoredMessage): unknown =>
    seesContent ? messageShape(message) : withoutContent(world, message);
  const found = (
    { ids }: Call,
    ...rights: PermissionsString[]
  ): { channel: FakeChannel; message: StoredMessage } => {
    const channel = channelOf(core, ids[0]);
    demand(world, channel, rights);
    return { channel, message: messageOf(core, channel, ids[1]) };
  };

  function create(call: Call): unknown {
    const channel = channelOf(core, call.ids[0]);
    if (NOT_WRITABLE.has(channel.type)) {
      throw refusals.notATextChannel();
    }
    if (world.closedDms.has(channel.recipientId ?? '')) {
      throw refusals.closedDms();
    }
    demand(world, channel, [writing(channel)]);
    if (channel.isArchived && channel.isLocked && !may(world, channel, world.bot.id, 'ManageThreads')) {
      throw refusals.archivedThread();
    }
    const body = checkedBody(call);
    demand(world, channel, [
      ...(Array.isArray(body['embeds']) && body['embeds'].length > 0 ? ['EmbedLinks' as const] : []),
      ...(call.files.length > 0 ? ['AttachFiles' as const] : []),
    ]);
    const nonce =
      body['enforce_nonce'] === true && body['nonce'] ? `${channel.id} ${text(body['nonce'])}` : undefined;
    const before = nonce === undefined ? undefined : core.nonces.get(nonce);
    if (before !== undefined) {
      return messageShape(before);
    }
    const message = newMessage(core, channel, world.bot, {
      body,
      files: call.files,
      replyTo: repliedTo(channel, body),
    });
    if (nonce !== undefined) {
      core.nonces.set(nonce, message);
    }
    if (isThread(channel)) {
      channel.isArchived = false;
    }
    return messageShape(publish(core, message));
  }

  function repliedTo(
    channel: FakeChannel,
    body: Readonly<Record<string, unknown>>,
  ): StoredMessage | undefined {
    const reference = body['message_reference'] as
      | { message_id?: string; fail_if_not_exists?: boolean }
      | undefined;
    if (!reference) {
      return undefined;
    }
    if (!may(world, channel, world.bot.id, 'ReadMessageHistory')) {
      throw refusals.replyNeedsHistory();
    }
    const original = world.messages.get(channel.id)?.find(({ id }) => id === reference.message_id);
    if (original === undefined && reference.fail_if_not_exists !== false) {
      throw invalidForm(['message_reference: Unknown message'], 'REPLIES_UNKNOWN_MESSAGE');
    }
    return original;
  }

  function edit(call: Call): unknown {
    const { message } = found(call);
    if (message.author.id !== world.bot.id) {
      throw refusals.notYourMessage();
    }
    const body = checkedBody(call);
    if (isEmpty({ ...message, ...body, fileCount: call.files.length }, 'channel')) {
      throw refusals.emptyMessage();
    }
    change(core, message, body, call.files);
    return messageShape(message);
  }

  function erase(call: Call): undefined {
    const { channel, message } = found(call);
    if (message.author.id !== world.bot.id) {
      demand(world, channel, ['ManageMessages']);
    }
    remove(core, message);
  }

  function page({ ids, query }: Call): unknown {
    const channel = channelOf(core, ids[0]);
    demand(world, channel, ['ReadMessageHistory']);
    const limit = Number(query.get('limit') ?? DEFAULT_PAGE);
    const [before, after] = [query.get('before'), query.get('after')];
    const newestFirst = (world.messages.get(channel.id) ?? [])
      .filter(({ visibleTo }) => visibleTo === undefined)
      .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
      .filter(({ id }) => after === null || BigInt(id) > BigInt(after))
      .toReversed();
    return (after === null ? newestFirst.slice(0, limit) : newestFirst.slice(-limit)).map(shown);
  }

  function type({ ids }: Call): undefined {
    const channel = channelOf(core, ids[0]);
    demand(world, channel, [writing(channel)]);
    core.typing.push({ at: performance.now(), channelId: channel.id });
    core.happenings.changed();
  }

  function react(call: Call): undefined {
    const { channel, message } = found(call, 'ReadMessageHistory', 'AddReactions');
    const emoji = { id: null, name: call.ids[2] ?? '' };
    message.reactions ??= [];
    message.reactions.push({
      count: 1,
      count_details: { burst: 0, normal: 1 },
      me: true,
      me_burst: false,
      emoji,
      burst_colors: [],
    });
    const data = {
      user_id: world.bot.id,
      channel_id: channel.id,
      message_id: message.id,
      emoji,
      type: 0,
      burst: false,
    };
    core.gateway.dispatch('MESSAGE_REACTION_ADD', data, {
      guildId: channel.guildId,
      intent: GatewayIntentBits.GuildMessageReactions,
    });
  }

  return {
    'POST /channels/{id}/messages': create,
    'GET /channels/{id}/messages': page,
    'GET /channels/{id}/messages/{id}': (call) => shown(found(call, 'ReadMessageHistory').message),
    'PATCH /channels/{id}/messages/{id}': edit,
    'DELETE /channels/{id}/messages/{id}': erase,
    'POST /channels/{id}/typing': type,
    'PUT /channels/{id}/messages/{id}/reactions/{id}/@me': react,
  };
}
