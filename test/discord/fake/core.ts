import type { APIApplicationCommandOptionChoice, APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Gateway } from './gateway.ts';
import type { Happenings } from './happenings.ts';
import type { StoredMessage, World } from './world.ts';

/** What the parts of the server share. */
export interface Core {
  readonly world: World;
  readonly happenings: Happenings;
  readonly gateway: Gateway;
  readonly settings: Settings;
  readonly interactions: Map<string, Interaction>;
  /** Each message's states by its id, the first one first. */
  readonly versions: Map<string, StoredMessage[]>;
  readonly pings: Ping[];
  readonly typing: Typing[];
  /** Messages by channel and enforced nonce. */
  readonly nonces: Map<string, StoredMessage>;
  readonly url: () => string;
}

export interface Settings {
  readonly token: string;
  readonly privilegedIntents: number;
  /** Milliseconds for the first response to an interaction. */
  readonly interactionDeadlineMs: number;
  /** Milliseconds for which an interaction's token holds. */
  readonly interactionLifeMs: number;
  /** How long the waiting functions wait unless told otherwise. */
  readonly timeoutMs: number;
  /** All requests but those to interactions and webhooks. */
  readonly requestsPerSecond: number;
}

/** Somebody whom a message of the bot's notified. */
export interface Ping {
  readonly messageId: string;
  /** A user's id, a role's id, or "everyone". */
  readonly whom: string;
}

export interface Typing {
  readonly at: number;
  readonly channelId: string;
}

/** An interaction as the server knows it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  /** By the server's clock, Unix milliseconds. */
  readonly createdAt: number;
  /** `performance.now()` at its dispatch. */
  readonly at: number;
  readonly commandName: string | undefined;
  /** The message that carries the component, of components and modals from them. */
  readonly source: StoredMessage | undefined;
  callbackType: number | undefined;
  answeredAt: number | undefined;
  isEphemeral: boolean;
  /** The response, or the source of a response that updates it. */
  original: StoredMessage | undefined;
  /** False while "thinking". */
  isSettled: boolean;
  readonly followUps: StoredMessage[];
  modal: APIModalInteractionResponseCallbackData | undefined;
  choices: APIApplicationCommandOptionChoice[] | undefined;
}
