import { DiscordAPIError, HTTPError } from 'discord.js';
import { destination, type Logger, pino } from 'pino';
import type { Config } from '../../config.ts';
import { parseUrl } from '../../parse-url.ts';

export type { Logger } from 'pino';

const STDERR = 2;

/**
 * Structured lines on standard error. No line holds the token, whoever wrote it there; errors of
 * Discord's API are reduced to what says what failed, as they carry whole requests.
 *
 * @param write where lines go; standard error unless a test listens
 */
export function createLog(
  { logLevel, discordToken }: Pick<Config, 'logLevel' | 'discordToken'>,
  write?: (line: string) => void,
): Logger {
  const out = write ?? stderrWriter();
  const hide = (line: string): string =>
    discordToken === null ? line : line.replaceAll(discordToken, '[token]');
  return pino(
    { level: logLevel, base: null, serializers: { err: describeError } },
    { write: (line: string) => out(hide(line)) },
  );
}

/** An error without requests, tokens of interactions, and texts. */
function describeError(error: unknown): unknown {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const { name, message, status, method } = error;
    const code = error instanceof DiscordAPIError ? error.code : undefined;
    return { name, message, status, code, method, route: withoutTokens(error.url) };
  }
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}

/** The path of a request; an interaction's token gives 15 minutes of speech in the bot's name. */
export function withoutTokens(url: string): string {
  const path = parseUrl(url)?.pathname ?? url;
  return path.replace(/(\/(?:webhooks|interactions)\/\d+\/)[^/]+/, '$1[token]');
}

function stderrWriter(): (line: string) => void {
  const stream = destination({ dest: STDERR, sync: true });
  return (line) => void stream.write(line);
}
