import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Config } from '../config.ts';
import { NO_MENTIONS } from './bot-message.ts';

/** A message is looked up again only while its question can be corrected. */
const CACHED_MESSAGES_PER_CHANNEL = 50;
const REST_TIMEOUT_MS = 15_000;

/** A client that hears mentions, direct messages and interactions, and nothing else. */
export function createClient({ discordApiUrl }: Pick<Config, 'discordApiUrl'>): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Without the first, Discord.js drops the first direct message of everyone; without the second, the
    // deletion of a message that is not in its cache, whose question may be kept.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: NO_MENTIONS,
    rest: {
      timeout: REST_TIMEOUT_MS,
      ...(discordApiUrl === null ? {} : { api: discordApiUrl.replace(/\/+$/, '') }),
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: CACHED_MESSAGES_PER_CHANNEL,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildScheduledEventManager: 0,
    }),
  });
}
