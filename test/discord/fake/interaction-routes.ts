import { type APIApplicationCommandOptionChoice, InteractionType, MessageType } from 'discord.js';
import { channelOf, checkedBody } from './checked.ts';
import type { Core, Interaction } from './core.ts';
import { invalidForm, refusals } from './discord-error.ts';
import { change, newMessage, notePings, publish, remove, type UploadedFile } from './messages.ts';
import { FLAGS, isEmpty } from './message-limits.ts';
import type { Call, Routes } from './rest.ts';
import { messageShape } from './shapes.ts';
import { findMessage, type StoredMessage } from './world.ts';

type Body = Readonly<Record<string, unknown>>;

const COMMAND: number = InteractionType.ApplicationCommand;

/** Response types that fit a kind of interaction: interactions/receiving-and-responding. */
const FITTING: Readonly<Record<number, readonly number[]>> = {
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5, 6, 7],
};

/** First responses to interactions, and what follows them by webhook. */
export function interactionRoutes(core: Core): Routes {
  const { world, settings } = core;
  const age = ({ createdAt }: Interaction): number => world.clock.now() - createdAt;

  function respond(call: Call): unknown {
    const interaction = core.interactions.get(call.ids[0] ?? '');
    if (interaction === undefined || interaction.token !== call.ids[1]) {
      throw refusals.unknownInteraction();
    }
    if (interaction.callbackType !== undefined) {
      throw refusals.alreadyAcknowledged();
    }
    if (age(interaction) > settings.interactionDeadlineMs) {
      throw refusals.unknownInteraction();
    }
    const body = checkedBody(call);
    const type = Number(body['type']);
    const isUpdate = type === 6 || type === 7;
    if (
      FITTING[interaction.type]?.includes(type) !== true ||
      (isUpdate && interaction.source === undefined)
    ) {
      throw invalidForm([`type: ${type} does not fit this kind of interaction`]);
    }
    interaction.callbackType = type;
    interaction.answeredAt = performance.now();
    const data = (body['data'] ?? {}) as Body;
    if (type === 4 || type === 5) {
      const flags = Number(data['flags'] ?? 0) | (type === 5 ? FLAGS.loading : 0);
      interaction.isEphemeral = (flags & FLAGS.ephemeral) !== 0;
      interaction.isSettled = type === 4;
      interaction.original = post(interaction, { ...(type === 4 ? data : {}), flags }, call.files, undefined);
    } else if (isUpdate) {
      interaction.original = interaction.source as StoredMessage;
      interaction.isSettled = type === 7;
      if (type === 7) {
        change(core, interaction.original, data, call.files);
      }
    } else if (type === 8) {
      interaction.choices = (data['choices'] ?? []) as APIApplicationCommandOptionChoice[];
    } else {
      interaction.modal = data as unknown as Interaction['modal'];
    }
    core.happenings.changed();
    return call.query.get('with_response') === 'true' ? outcome(interaction, type) : undefined;
  }

  function post(
    interaction: Interaction,
    body: Body,
    files: readonly UploadedFile[],
    replyTo: StoredMessage | undefined,
  ): StoredMessage {
    const channel = channelOf(core, interaction.channelId);
    const user = world.users.get(interaction.userId);
    const type =
      interaction.type !== COMMAND || replyTo !== undefined
        ? MessageType.Reply
        : interaction.source === undefined
          ? MessageType.ChatInputCommand
          : MessageType.ContextMenuCommand;
    const message = newMessage(core, channel, world.bot, {
      body,
      files,
      replyTo: replyTo ?? interaction.source,
      type,
    });
    return publish(core, {
      ...message,
      application_id: world.application.id,
      webhook_id: world.application.id,
      interaction_metadata: {
        id: interaction.id,
        type: interaction.type,
        user,
        authorizing_integration_owners: {},
      } as unknown as NonNullable<StoredMessage['interaction_metadata']>,
      ...(interaction.isEphemeral || (Number(message.flags) & FLAGS.ephemeral) !== 0
        ? { visibleTo: interaction.userId, flags: Number(message.flags) | FLAGS.ephemeral }
        : {}),
    });
  }

  /** The interaction of a webhook's token, as long as the token holds. */
  function held({ ids }: Call): Interaction {
    const interaction = [...core.interactions.values()].find(({ token }) => token === ids[1]);
    if (
      ids[0] !== world.application.id ||
      interaction === undefined ||
      age(interaction) > settings.interactionLifeMs
    ) {
      throw refusals.invalidWebhookToken();
    }
    if (interaction.callbackType === undefined || interaction.callbackType === 8) {
      throw refusals.unknownWebhook();
    }
    return interaction;
  }

  /** A deferred response that has no content yet becomes the first follow-up, as on Discord. */
  function followUp(call: Call): unknown {
    const interaction = held(call);
    const body = checkedBody(call);
    const { original } = interaction;
    if (original !== undefined && interaction.callbackType === 5 && !interaction.isSettled) {
      settle(interaction, original, body, call);
      return messageShape(original);
    }
    const isPrivate = (Number(body['flags'] ?? 0) & FLAGS.ephemeral) !== 0;
    const message = post({ ...interaction, isEphemeral: isPrivate }, body, call.files, original);
    interaction.followUps.push(message);
    core.happenings.changed();
    return messageShape(message);
  }

  /** Unlike an edit, what fills a deferred response counts as notifying those it mentions. */
  function settle(interaction: Interaction, message: StoredMessage, body: Body, call: Call): void {
    const isFirst = interaction.callbackType === 5 && !interaction.isSettled;
    interaction.isSettled = true;
    message.flags = Number(message.flags) & ~FLAGS.loading;
    change(core, message, body, call.files);
    if (isFirst) {
      const everyone = message.mention_everyone ? ['everyone'] : [];
      notePings(core, message, [...message.mentions.map(({ id }) => id), ...everyone]);
    }
  }

  function messageIn(call: Call): { interaction: Interaction; message: StoredMessage } {
    const interaction = held(call);
    const id = call.path.endsWith('/@original') ? interaction.original?.id : call.ids[2];
    const message = findMessage(world, interaction.channelId, id ?? '');
    const isOwn = message === interaction.original || interaction.followUps.some((one) => one === message);
    if (message === undefined || !isOwn) {
      throw refusals.unknownMessage();
    }
    return { interaction, message };
  }

  function edit(call: Call): unknown {
    const { interaction, message } = messageIn(call);
    const body = checkedBody(call);
    if (isEmpty({ ...message, ...body, fileCount: call.files.length }, 'channel')) {
      throw refusals.emptyMessage();
    }
    if (message === interaction.original) {
      settle(interaction, message, body, call);
    } else {
      change(core, message, body, call.files);
    }
    return messageShape(message);
  }

  const erase = (call: Call): undefined => {
    const { interaction, message } = messageIn(call);
    interaction.isSettled = true;
    remove(core, message);
  };
  const read = (call: Call): unknown => messageShape(messageIn(call).message);
  return {
    'POST /interactions/{id}/{id}/callback': respond,
    'POST /webhooks/{id}/{id}': followUp,
    'GET /webhooks/{id}/{id}/messages/@original': read,
    'GET /webhooks/{id}/{id}/messages/{id}': read,
    'PATCH /webhooks/{id}/{id}/messages/@original': edit,
    'PATCH /webhooks/{id}/{id}/messages/{id}': edit,
    'DELETE /webhooks/{id}/{id}/messages/@original': erase,
    'DELETE /webhooks/{id}/{id}/messages/{id}': erase,
  };
}

/** The answer to a callback that asks for one with `with_response`. */
function outcome({ id, type: kind, original, isEphemeral, isSettled }: Interaction, type: number): unknown {
  return {
    interaction: {
      id,
      type: kind,
      ...(original === undefined
        ? {}
        : {
            response_message_id: original.id,
            response_message_loading: !isSettled,
            response_message_ephemeral: isEphemeral,
          }),
    },
    ...(type === 6 || original === undefined ? {} : { resource: { type, message: messageShape(original) } }),
  };
}
