import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';
import { VerbatimError } from '../../errors.ts';
import {
  DisallowedIntentsError,
  DiscordUnreachableError,
  InvalidTokenError,
  ShardingRequiredError,
} from './errors.ts';

const UNAUTHORIZED = 401;

/** An error of logging in, in words that say what to do. */
export function loginError(error: unknown): Error {
  if (error instanceof VerbatimError) return error;
  const isUnauthorized = error instanceof DiscordAPIError && error.status === UNAUTHORIZED;
  if (isUnauthorized || hasCode(error, DiscordjsErrorCodes.TokenInvalid)) {
    return new InvalidTokenError({ cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  // The gateway's close codes 4013 and 4014 reach us as messages of @discordjs/ws.
  if (/disallowed intents|invalid intents/i.test(message))
    return new DisallowedIntentsError({ cause: error });
  if (/authentication failed/i.test(message)) return new InvalidTokenError({ cause: error });
  if (/sharding is required/i.test(message)) return new ShardingRequiredError({ cause: error });
  if (error instanceof HTTPError || error instanceof DiscordAPIError) {
    return new DiscordUnreachableError(`it answers ${error.status}`, { cause: error });
  }
  if (isNetworkError(error)) return new DiscordUnreachableError(networkDetail(error), { cause: error });
  return error instanceof Error ? error : new Error(message);
}

/** What waiting does not mend. */
export function isFinal(error: unknown): error is Error {
  return (
    error instanceof InvalidTokenError ||
    error instanceof DisallowedIntentsError ||
    error instanceof ShardingRequiredError
  );
}

function hasCode(error: unknown, code: DiscordjsErrorCodes): boolean {
  return error instanceof DiscordjsError && error.code === code;
}

function isNetworkError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    /fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|aborted|unexpected server response/i.test(
      networkDetail(error),
    )
  );
}

function networkDetail(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${code} ${error.message}${cause}`.trim();
}
