import type { APIApplicationCommandOptionChoice, APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Core, Interaction } from './core.ts';
import { rightsIn } from './rights.ts';
import { channelShape, memberShape, messageShape } from './shapes.ts';
import type { FakeChannel, StoredMessage } from './world.ts';

/** What the person who caused an interaction sees of it. Messages are live: they show later edits. */
export interface SeenInteraction {
  readonly id: string;
  readonly token: string;
  /** `performance.now()` at its dispatch. */
  readonly at: number;
  /** The first response of whatever type, "thinking" included. */
  acknowledged(timeoutMs?: number): Promise<{ type: number; afterMs: number; isEphemeral: boolean }>;
  /** The response once it is no longer "thinking"; after an update, the message it changed. */
  response(timeoutMs?: number): Promise<StoredMessage>;
  /** The follow-ups, once there are at least `count`. */
  followUps(count?: number, timeoutMs?: number): Promise<readonly StoredMessage[]>;
  choices(timeoutMs?: number): Promise<readonly APIApplicationCommandOptionChoice[]>;
  modal(timeoutMs?: number): Promise<APIModalInteractionResponseCallbackData>;
  /** True when "The application did not respond" stands there. */
  isFailed(): boolean;
  /** The server's own record of it. */
  readonly record: Interaction;
}

export interface Cause {
  readonly type: number;
  readonly userId: string;
  readonly channel: FakeChannel;
  readonly data: unknown;
  readonly locale: string;
  readonly commandName?: string;
  readonly source?: StoredMessage | undefined;
  /** Fields to add or to damage, for hostile input. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Sends INTERACTION_CREATE and watches what becomes of it. */
export function interact(core: Core, cause: Cause): SeenInteraction {
  const { world, happenings, settings } = core;
  const { channel, userId, source } = cause;
  const guild = world.guilds.get(channel.guildId ?? '');
  const id = world.clock.nextId();
  const token = `token-of-${id}`;
  const permissions = rightsIn(world, channel, userId).toString();
  const record: Interaction = {
    id,
    token,
    type: cause.type,
    userId,
    channelId: channel.id,
    createdAt: world.clock.now(),
    at: performance.now(),
    commandName: cause.commandName,
    source,
    callbackType: undefined,
    answeredAt: undefined,
    isEphemeral: false,
    original: undefined,
    isSettled: false,
    followUps: [],
    modal: undefined,
    choices: undefined,
  };
  core.interactions.set(id, record);
  const shape = {
    id,
    token,
    application_id: world.application.id,
    type: cause.type,
    version: 1,
    data: cause.data,
    channel_id: channel.id,
    channel: { ...channelShape(world, channel), permissions },
    locale: cause.locale,
    app_permissions: rightsIn(world, channel, world.bot.id).toString(),
    entitlements: [],
    attachment_size_limit: 10_485_760,
    context: guild === undefined ? 1 : 0,
    authorizing_integration_owners: { 0: guild?.id ?? '0' },
    ...(guild === undefined
      ? { user: world.users.get(userId) }
      : {
          guild_id: guild.id,
          guild_locale: guild.preferredLocale,
          guild: { id: guild.id, locale: guild.preferredLocale, features: [] },
          member: { ...memberShape(world, guild, userId), permissions },
        }),
    ...(source === undefined ? {} : { message: messageShape(source) }),
    ...cause.extra,
  };
  core.gateway.dispatch('INTERACTION_CREATE', shape, { guildId: guild?.id });
  const what = `${cause.commandName ?? `interaction of type ${cause.type}`} (${id})`;
  const wait = <T>(result: string, look: () => T | undefined, timeoutMs = settings.timeoutMs): Promise<T> =>
    happenings.waitFor(`${result} of ${what}`, look, timeoutMs);
  return {
    id,
    token,
    at: record.at,
    record,
    acknowledged: (timeoutMs) =>
      wait(
        'the first response',
        () =>
          record.callbackType === undefined
            ? undefined
            : {
                type: record.callbackType,
                afterMs: (record.answeredAt ?? record.at) - record.at,
                isEphemeral: record.isEphemeral,
              },
        timeoutMs,
      ),
    response: (timeoutMs) =>
      wait('the response', () => (record.isSettled ? record.original : undefined), timeoutMs),
    followUps: (count = 1, timeoutMs) =>
      wait(
        `${count} follow-ups`,
        () => (record.followUps.length >= count ? record.followUps : undefined),
        timeoutMs,
      ),
    choices: (timeoutMs) => wait('the choices', () => record.choices, timeoutMs),
    modal: (timeoutMs) => wait('the modal', () => record.modal, timeoutMs),
    isFailed: () =>
      record.callbackType === undefined &&
      world.clock.now() - record.createdAt > settings.interactionDeadlineMs,
  };
}
