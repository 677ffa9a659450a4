import type { Core } from './core.ts';
import { type LoggedRequest, WaitedInVain } from './happenings.ts';
import { type ChannelRef, channelBy } from './person.ts';
import type { StoredMessage } from './world.ts';

/** Ways to wait for what the bot does, and to look at it. Time-outs in milliseconds. */
export interface Watch {
  /** Once a client has identified or resumed. */
  connected(timeoutMs?: number): Promise<void>;
  /**
   * The next ordinary message of the bot's in a channel that no waiting function has given yet.
   * Responses to interactions are not among them.
   */
  nextMessage(channel: ChannelRef, timeoutMs?: number): Promise<StoredMessage>;
  /** The bot's reply to a message. */
  replyTo(message: StoredMessage, timeoutMs?: number): Promise<StoredMessage>;
  /** Once a message has been edited at least `count` times. */
  edited(message: StoredMessage, count?: number, timeoutMs?: number): Promise<StoredMessage>;
  /** Once a message is gone. */
  deleted(message: StoredMessage, timeoutMs?: number): Promise<void>;
  /** Resolves when the bot posted nothing new in a channel for so long; else rejects. */
  silence(channel: ChannelRef, forMs: number): Promise<void>;
  /** The next request that fits and that this function has not given yet. */
  nextRequest(route: string, timeoutMs?: number): Promise<LoggedRequest>;
  /** Requests to a route, written with `{id}`: "POST /channels/{id}/messages". */
  requestsTo(route: string): LoggedRequest[];
  /** All messages of a channel, ephemeral ones (with `visibleTo`) as well. */
  messages(channel: ChannelRef): readonly StoredMessage[];
  /** Every state of a message, the first one first. */
  history(message: StoredMessage): readonly StoredMessage[];
  /** `performance.now()` when a message was dispatched to the bot. */
  dispatchedAt(message: StoredMessage): number;
  /** Anything: the first value `look` finds, now or after a later change. */
  waitFor<T>(what: string, look: () => T | undefined, timeoutMs?: number): Promise<T>;
}

export function createWatch(core: Core): Watch {
  const { world, happenings, gateway, settings } = core;
  const given = new Set<unknown>();
  const wait = <T>(what: string, look: () => T | undefined, timeoutMs = settings.timeoutMs): Promise<T> =>
    happenings.waitFor(what, look, timeoutMs);
  const give = <T>(one: T): T => {
    given.add(one);
    return one;
  };
  const ordinary = (channelId: string): StoredMessage[] =>
    (world.messages.get(channelId) ?? []).filter(
      ({ author, webhook_id: webhook }) => author.id === world.bot.id && webhook === undefined,
    );
  return {
    async connected(timeoutMs) {
      await wait('a client to connect', () => (gateway.connected() > 0 ? true : undefined), timeoutMs);
    },
    async nextMessage(ref, timeoutMs) {
      const channel = channelBy(core, ref);
      const look = (): StoredMessage | undefined =>
        ordinary(channel.id).find((message) => !given.has(message));
      return give(await wait(`a message in ${channel.name || 'the direct channel'}`, look, timeoutMs));
    },
    async replyTo(message, timeoutMs) {
      const isReply = (one: StoredMessage): boolean => one.message_reference?.message_id === message.id;
      const look = (): StoredMessage | undefined => ordinary(message.channel_id).find(isReply);
      return give(await wait(`a reply to "${message.content}" (${message.id})`, look, timeoutMs));
    },
    edited: (message, count = 1, timeoutMs) =>
      wait(
        `${count} edits of message ${message.id}`,
        () => ((core.versions.get(message.id)?.length ?? 0) > count ? message : undefined),
        timeoutMs,
      ),
    async deleted(message, timeoutMs) {
      const isGone = (): true | undefined =>
        world.messages.get(message.channel_id)?.includes(message) === true ? undefined : true;
      await wait(`message ${message.id} to be deleted`, isGone, timeoutMs);
    },
    async silence(ref, forMs) {
      const channel = channelBy(core, ref);
      const before = new Set(ordinary(channel.id));
      const look = (): StoredMessage | undefined =>
        ordinary(channel.id).find((message) => !before.has(message));
      const broken = await wait('silence', look, forMs).catch((error: unknown) => {
        if (error instanceof WaitedInVain) {
          return undefined;
        }
        throw error;
      });
      if (broken !== undefined) {
        throw new Error(
          `The bot was to stay silent in ${channel.name}, but posted: ${JSON.stringify(broken)}`,
        );
      }
    },
    async nextRequest(route, timeoutMs) {
      const look = (): LoggedRequest | undefined =>
        happenings.requests.filter(isRoute(route)).find((request) => !given.has(request));
      return give(await wait(`a request to ${route}`, look, timeoutMs));
    },
    requestsTo: (route) => happenings.requests.filter(isRoute(route)),
    messages: (ref) => world.messages.get(channelBy(core, ref).id) ?? [],
    history: (message) => core.versions.get(message.id) ?? [],
    dispatchedAt(message) {
      const event = happenings.events.find(
        ({ name, data }) => name === 'MESSAGE_CREATE' && (data as { id?: string }).id === message.id,
      );
      if (event === undefined) {
        throw new Error(`Message ${message.id} was not dispatched`);
      }
      return event.at;
    },
    waitFor: wait,
  };
}

function isRoute(route: string): (request: LoggedRequest) => boolean {
  return (request) => `${request.method} ${request.route}` === route;
}
