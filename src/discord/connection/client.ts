import { Client, type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Config } from '../../config.ts';
import { NO_MENTIONS } from '../messages/bot-message.ts';
import { createGuardedShards } from './gateway-guard.ts';
import { type IdentifyPace, throttleIdentify } from './identify-pace.ts';
import type { Logger } from './log.ts';
import { createRequests } from './requests.ts';

/** None has to be there: Discord's events say what was changed, and what is replied to is fetched. */
const CACHED_MESSAGES_PER_CHANNEL = 10;
/** Users in all, and members of each server: events carry their author, and discord.js never lets go by itself. */
const CACHED_PEOPLE = 200;
/** Longer than all tries of a request together; each of them has its own limit. */
const REST_TIMEOUT_MS = 120_000;
/** Requests that Discord wants to wait longer are given up: the reply would come too late anyway. */
const LONGEST_PAUSE_MS = 20_000;
/** How long servers are waited for after READY: mentions wait meanwhile, and commands have three seconds. */
const GUILDS_WAIT_MS = 1_500;
/** discord.js keeps a line for each interaction until it looks for those that are done; else once an hour. */
const SWEEP_LINES_EVERY_MS = 60_000;
/** Of 10,000 in ten minutes, after which Discord bans. */
const WARN_EVERY_INVALID_REQUESTS = 500;

export interface ClientParts {
  readonly log: Logger;
  /** Shared by all clients of a process. */
  readonly pace: IdentifyPace;
  readonly onTokenRefused: () => void;
  /** Aborted when the client is not needed any more. */
  readonly signal: AbortSignal;
}

/** A client that hears mentions, direct messages and interactions, and nothing else. */
export function createClient(
  { discordApiUrl }: Pick<Config, 'discordApiUrl'>,
  { log, pace, onTokenRefused, signal }: ClientParts,
): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Without the first, Discord.js drops the first direct message of everyone; without the second, the
    // deletion of a message that is not in its cache, whose question may be kept.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: NO_MENTIONS,
    // What is sent again after a failure must not be there twice.
    enforceNonce: true,
    waitGuildTimeout: GUILDS_WAIT_MS,
    rest: {
      timeout: REST_TIMEOUT_MS,
      retries: 0,
      // discord.js would hold up replies to interactions, too; `createRequests` keeps to the limit.
      globalRequestsPerSecond: Infinity,
      handlerSweepInterval: SWEEP_LINES_EVERY_MS,
      makeRequest: createRequests({ log, onTokenRefused, signal }),
      rejectOnRateLimit: ({ timeToReset }) => timeToReset > LONGEST_PAUSE_MS,
      invalidRequestWarningInterval: WARN_EVERY_INVALID_REQUESTS,
      ...(discordApiUrl === null ? {} : { api: discordApiUrl }),
    },
    ws: gatewayOptions(log, pace),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: CACHED_MESSAGES_PER_CHANNEL,
      UserManager: { maxSize: CACHED_PEOPLE, keepOverLimit: isSelf },
      GuildMemberManager: { maxSize: CACHED_PEOPLE, keepOverLimit: isSelf },
      ThreadMemberManager: { maxSize: CACHED_PEOPLE, keepOverLimit: isSelf },
      ReactionManager: 0,
      PresenceManager: 0,
      GuildScheduledEventManager: 0,
    }),
  });
  client.rest.on('invalidRequestWarning', ({ count }) =>
    log.warn({ count }, 'Discord has refused many requests'),
  );
  return client;
}

/** The bot, of which discord.js has to know what it may do. */
function isSelf({ id, client }: { readonly id: string; readonly client: Client }): boolean {
  return id === client.user?.id;
}

/** Typed here, as discord.js takes its own manager for the one of @discordjs/ws that these get. */
function gatewayOptions(log: Logger, pace: IdentifyPace): NonNullable<ClientOptions['ws']> {
  const options: object = {
    buildStrategy: createGuardedShards((error) => log.error({ err: error }, 'gateway payload dropped')),
    buildIdentifyThrottler: throttleIdentify(pace, (waitMs) =>
      log.warn({ waitMs }, 'many sessions were lost; waiting before the next one'),
    ),
  };
  return options;
}
