import { VerbatimError } from '../../errors.ts';

/** Discord does not know the token. */
export class InvalidTokenError extends VerbatimError {
  readonly code = 'DISCORD_TOKEN';
  readonly remedy =
    'Copy the token from https://discord.com/developers/applications, your application, Bot, Reset Token, to DISCORD_TOKEN in `.env`.';

  constructor(options?: { cause?: unknown }) {
    super('Discord does not accept the token in DISCORD_TOKEN.', options);
  }
}

/** There is no token at all. */
export class MissingTokenError extends VerbatimError {
  readonly code = 'DISCORD_TOKEN_MISSING';
  readonly remedy =
    'Set DISCORD_TOKEN in `.env`; docs/discord-setup.md says where to get one. Without it there is `npm run -s verbatim -- chat`.';

  constructor() {
    super('DISCORD_TOKEN is not set.');
  }
}

/** The application may not receive what the bot listens to. */
export class DisallowedIntentsError extends VerbatimError {
  readonly code = 'DISCORD_INTENTS';
  readonly remedy =
    'The bot needs the intents Guilds, Guild Messages and Direct Messages, none of which is privileged: see the page Bot of your application at https://discord.com/developers/applications.';

  constructor(options?: { cause?: unknown }) {
    super('Discord refuses the intents that the bot asks for.', options);
  }
}

/** Commands cannot be registered where DISCORD_GUILD_ID says. */
export class UnknownGuildError extends VerbatimError {
  readonly code = 'DISCORD_GUILD';
  readonly remedy: string;
  readonly guildId: string;

  constructor(guildId: string, inviteLink: string, options?: { cause?: unknown }) {
    super(`The bot is not in the server ${guildId} that DISCORD_GUILD_ID names, or there is none.`, options);
    this.guildId = guildId;
    this.remedy = `Correct DISCORD_GUILD_ID, or invite the bot there: ${inviteLink}`;
  }
}

/** The bot is in more servers than one connection may serve. */
export class ShardingRequiredError extends VerbatimError {
  readonly code = 'DISCORD_SHARDING';
  readonly remedy = 'Set SHARDS=auto in `.env`.';

  constructor(options?: { cause?: unknown }) {
    super('The bot is in too many servers for one process.', options);
  }
}

/** Discord cannot be reached, or does not work. */
export class DiscordUnreachableError extends VerbatimError {
  readonly code = 'DISCORD_UNREACHABLE';
  readonly remedy =
    'Check the connection, DISCORD_API_URL if it is set, and https://discordstatus.com; then try again.';
  readonly detail: string;

  constructor(detail: string, options?: { cause?: unknown }) {
    super(`Discord cannot be reached: ${detail}.`, options);
    this.detail = detail;
  }
}

/** More is asked than can be answered in time. */
export class BusyError extends VerbatimError {
  readonly code = 'BUSY';
  readonly remedy = 'Ask again in a minute.';

  constructor() {
    super('More questions are waiting than can be answered in time.');
  }
}

/** Something that should take a moment does not end. */
export class TooSlowError extends VerbatimError {
  readonly code = 'TOO_SLOW';
  readonly remedy = 'Ask again; if it happens again, `npm run -s verbatim -- doctor` may show the cause.';
  readonly afterMs: number;

  constructor(afterMs: number) {
    super(`There was no answer within ${afterMs} ms.`);
    this.afterMs = afterMs;
  }
}
