import { ApplicationCommandType, ChannelType, InteractionType } from 'discord.js';
import { filledIn, NotPossible, type OptionValues, visibleCommand } from './command-input.ts';
import { buttonIn, selectIn } from './components.ts';
import type { Core } from './core.ts';
import { interact, type SeenInteraction } from './interact.ts';
import { change, newMessage, publish, remove, type UploadedFile } from './messages.ts';
import { filledModal } from './modal-input.ts';
import { channelShape, memberShape, messageShape } from './shapes.ts';
import { addChannel, directChannel, type FakeChannel, type StoredMessage } from './world.ts';

/** A channel by its name, its id, or anything that carries its id. */
export type ChannelRef = string | { readonly id: string };

export interface Circumstances {
  readonly channel?: ChannelRef;
  readonly locale?: string;
  /** True: send it even where Discord's own client would not. */
  readonly force?: boolean;
  /** Fields to add to the interaction or to damage in it. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Somebody on the server, and what they can do. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The direct channel with the bot. */
  readonly dmChannel: FakeChannel;
  say(channel: ChannelRef, text: string, also?: { files?: readonly UploadedFile[] }): StoredMessage;
  /** Says it with a mention of the bot in front. */
  mention(channel: ChannelRef, text: string, also?: { files?: readonly UploadedFile[] }): StoredMessage;
  /** Replies; with `ping` (unless false) the author of the message is mentioned by that. */
  reply(message: StoredMessage, text: string, how?: { ping?: boolean }): StoredMessage;
  dm(text: string, also?: { files?: readonly UploadedFile[] }): StoredMessage;
  edit(message: StoredMessage, text: string): void;
  delete(message: StoredMessage): void;
  /** Opens a thread in a text channel, or a post with its first message in a forum. */
  openThread(parent: ChannelRef, name: string, text?: string): FakeChannel;
  /** `slash('source show', { number: 2 })`. */
  slash(command: string, values?: OptionValues, how?: Circumstances): SeenInteraction;
  /** What is offered while the option `focused` (the last one, unless told) is being typed. */
  autocomplete(
    command: string,
    values: OptionValues,
    how?: Circumstances & { focused?: string },
  ): SeenInteraction;
  /** Presses the button with this label or custom_id; `{ customId }` sends any custom_id. */
  press(message: StoredMessage, button: string | { customId: string }, how?: Circumstances): SeenInteraction;
  /** Chooses in a message's select menu (the first, unless told). */
  select(
    message: StoredMessage,
    values: readonly string[],
    how?: Circumstances & { customId?: string },
  ): SeenInteraction;
  /** Fills in and sends the modal that an interaction showed; by custom_id. */
  submitModal(
    shown: SeenInteraction,
    values: Readonly<Record<string, string>>,
    how?: Circumstances,
  ): Promise<SeenInteraction>;
  /** Uses a command of a message's context menu. */
  messageMenu(command: string, message: StoredMessage, how?: Circumstances): SeenInteraction;
  /** An interaction of any shape, for hostile input. */
  send(type: number, data: unknown, how?: Circumstances & { message?: StoredMessage }): SeenInteraction;
  closeDms(): void;
}

/** Finds a channel, or says which there are. */
export function channelBy(core: Core, ref: ChannelRef): FakeChannel {
  const all = [...core.world.channels.values()];
  const wanted = typeof ref === 'string' ? ref : ref.id;
  const channel = core.world.channels.get(wanted) ?? all.find(({ name }) => name === wanted);
  if (channel === undefined) {
    throw new NotPossible(`No channel "${wanted}", only: ${all.map(({ name }) => name).join(', ')}`);
  }
  return channel;
}

export function createPerson(core: Core, userId: string, home: FakeChannel, ownLocale: string): Person {
  const { world } = core;
  const self = world.users.get(userId);
  if (self === undefined) {
    throw new NotPossible(`No user ${userId}`);
  }
  const direct = (): FakeChannel => directChannel(world, userId);

  function say(
    channel: FakeChannel,
    text: string,
    {
      files = [],
      replyTo,
      ping = true,
    }: { files?: readonly UploadedFile[]; replyTo?: StoredMessage; ping?: boolean } = {},
  ): StoredMessage {
    const message = newMessage(core, channel, self as NonNullable<typeof self>, {
      body: { content: text },
      files,
      replyTo,
    });
    if (!ping && replyTo !== undefined && !text.includes(replyTo.author.id)) {
      message.mentions = message.mentions.filter(({ id }) => id !== replyTo.author.id);
    }
    return publish(core, message);
  }

  function see(message: StoredMessage): void {
    if (message.visibleTo !== undefined && message.visibleTo !== userId) {
      throw new NotPossible('Only the person it answers sees that message');
    }
    if (world.messages.get(message.channel_id)?.includes(message) !== true) {
      throw new NotPossible('That message is deleted');
    }
  }

  const send: Person['send'] = (type, data, { channel, locale, extra, message } = {}) =>
    interact(core, {
      type,
      data,
      userId,
      channel: channelBy(core, channel ?? (message === undefined ? home : { id: message.channel_id })),
      locale: locale ?? ownLocale,
      source: message,
      ...(extra === undefined ? {} : { extra }),
    });

  function useCommand(
    interactionType: number,
    line: string,
    values: OptionValues,
    how: Circumstances & { focused?: string },
  ): SeenInteraction {
    const channel = channelBy(core, how.channel ?? home);
    const [name = '', ...path] = line.split(' ');
    const isForced = how.force === true;
    const command = visibleCommand(core, channel, userId, {
      name,
      type: ApplicationCommandType.ChatInput,
      isForced,
    });
    const { options, attachments } = filledIn(core, channel, command, {
      path,
      values,
      isForced,
      ...(how.focused === undefined ? {} : { focused: how.focused }),
    });
    const resolved = Object.keys(attachments).length === 0 ? {} : { resolved: { attachments } };
    return interact(core, {
      type: interactionType,
      userId,
      channel,
      locale: how.locale ?? ownLocale,
      commandName: line,
      data: {
        id: command.id,
        name,
        type: 1,
        options,
        ...resolved,
        ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
      },
      ...(how.extra === undefined ? {} : { extra: how.extra }),
    });
  }

  return {
    id: userId,
    name: self.username,
    get dmChannel() {
      return direct();
    },
    say: (channel, text, also) => say(channelBy(core, channel), text, also),
    mention: (channel, text, also) => say(channelBy(core, channel), `<@${world.bot.id}> ${text}`, also),
    reply: (message, text, { ping = true } = {}) =>
      say(channelBy(core, { id: message.channel_id }), text, { replyTo: message, ping }),
    dm: (text, also) => say(direct(), text, also),
    edit(message, text) {
      see(message);
      change(core, message, { content: text });
    },
    delete(message) {
      see(message);
      remove(core, message);
    },
    openThread(parentRef, name, text) {
      const parent = channelBy(core, parentRef);
      const thread = addChannel(world, {
        type: ChannelType.PublicThread,
        name,
        parentId: parent.id,
        ownerId: userId,
        ...(parent.guildId === undefined ? {} : { guildId: parent.guildId }),
      });
      thread.threadMembers.add(userId);
      core.gateway.dispatch(
        'THREAD_CREATE',
        { ...channelShape(world, thread), newly_created: true },
        { guildId: parent.guildId },
      );
      if (text !== undefined) {
        const first = newMessage(core, thread, self, { body: { content: text } });
        publish(core, { ...first, id: thread.id });
      }
      return thread;
    },
    slash: (command, values = {}, how = {}) =>
      useCommand(InteractionType.ApplicationCommand, command, values, how),
    autocomplete: (command, values, how = {}) =>
      useCommand(InteractionType.ApplicationCommandAutocomplete, command, values, {
        ...how,
        focused: how.focused ?? Object.keys(values).at(-1) ?? '',
      }),
    press(message, which, how = {}) {
      see(message);
      const customId = typeof which === 'string' ? buttonIn(message, which)['custom_id'] : which.customId;
      return send(
        InteractionType.MessageComponent,
        { component_type: 2, custom_id: customId, id: 1 },
        { ...how, message },
      );
    },
    select(message, values, how = {}) {
      see(message);
      const { type, custom_id: id } = selectIn(message, values, how.customId);
      const data = { component_type: type, custom_id: id, id: 1, values };
      return send(InteractionType.MessageComponent, data, { ...how, message });
    },
    async submitModal(shown, values, how = {}) {
      const modal = await shown.modal();
      const data = { custom_id: modal.custom_id, components: filledModal(modal.components, values) };
      const { source } = shown.record;
      return send(InteractionType.ModalSubmit, data, {
        channel: { id: shown.record.channelId },
        ...how,
        ...(source === undefined ? {} : { message: source }),
      });
    },
    messageMenu(name, message, how = {}) {
      see(message);
      const channel = channelBy(core, { id: message.channel_id });
      const command = visibleCommand(core, channel, userId, {
        name,
        type: ApplicationCommandType.Message,
        isForced: how.force === true,
      });
      const guild = world.guilds.get(channel.guildId ?? '');
      const { user: _user, ...member } = (guild && memberShape(world, guild, message.author.id)) ?? {};
      const resolved = {
        messages: { [message.id]: messageShape(message) },
        users: { [message.author.id]: message.author },
        ...(guild === undefined ? {} : { members: { [message.author.id]: member } }),
      };
      return interact(core, {
        type: InteractionType.ApplicationCommand,
        userId,
        channel,
        locale: how.locale ?? ownLocale,
        commandName: name,
        data: { id: command.id, name, type: 3, target_id: message.id, resolved },
        ...(how.extra === undefined ? {} : { extra: how.extra }),
      });
    },
    send,
    closeDms() {
      world.closedDms.add(userId);
    },
  };
}
