import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { codeOf } from '../../error-codes.ts';
import { isRecord } from '../../is-record.ts';
import { type Logger, withoutTokens } from './log.ts';
import { type RequestKind, requestKind } from './request-kinds.ts';
import { createRequestPace } from './request-pace.ts';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** For waiting, in seconds: a wrong header must not silence the bot for a day. */
const LONGEST_RETRY_AFTER_S = 60;
const SHORTEST_RETRY_AFTER_S = 0.25;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const TOO_MANY = 429;
/** Failures of a connection that was never made: nothing can have reached Discord. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT/;

export interface RequestOptions {
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Discord does not know the token any more. */
  readonly onTokenRefused: () => void;
  /** Aborted when it is over: nothing is tried again, and nothing more is sent. */
  readonly signal: AbortSignal;
  /** Sends one request; discord.js's own way unless a test listens. */
  readonly send?: MakeRequest;
}

type Outcome = { readonly response: Response } | { readonly error: Error };

/**
 * Sends requests for discord.js, fifty a second of those that carry the bot's token: to interactions, whose
 * own token is in the address, Discord applies no common limit. And again when Discord fails: with growing
 * pauses, for as long as the answer is of use, and only where a second one does no harm. discord.js itself would try four times
 * within milliseconds, take a 429 without a time for leave to go on at once, and forget its token after a
 * single 401, whoever said it.
 */
export function createRequests(options: RequestOptions): MakeRequest {
  const { log, signal, send = DefaultRestOptions.makeRequest } = options;
  const pace = createRequestPace();
  /** How often in a row a route has said 429. */
  const refusals = new Map<string, number>();

  async function attempt(url: string, init: Init, tryMs: number): Promise<Outcome> {
    const limit = AbortSignal.timeout(tryMs);
    const own = init.signal;
    try {
      const both = own instanceof AbortSignal ? AbortSignal.any([limit, own]) : limit;
      return { response: await whole(await send(url, { ...init, signal: both })) };
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  async function persist(url: string, init: Init, kind: RequestKind): Promise<Outcome> {
    const begun = performance.now();
    let mayHaveActed = false;
    for (let tries = 1; ; tries += 1) {
      if (hasToken(init)) await pace.turn();
      const outcome = await attempt(url, init, kind.tryMs);
      if ('response' in outcome && outcome.response.status < 500) {
        if (tries > 1) log.info({ ...named(url, init), tries }, 'Discord answers again');
        return mayHaveActed && (await saysDone(outcome.response, kind))
          ? { response: new Response(null, { status: 204 }) }
          : outcome;
      }
      const wasSent = 'response' in outcome || !NEVER_SENT.test(reasonOf(outcome.error));
      mayHaveActed ||= wasSent;
      const pauseMs = pauseBefore(tries);
      const isLate = performance.now() - begun + pauseMs > kind.budgetMs;
      if (isLate || (wasSent && !kind.isRepeatable) || signal.aborted) return outcome;
      if (tries === 1) log.warn({ ...named(url, init), ...failing(outcome) }, 'Discord fails; trying again');
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
  }

  /** Whether the token is refused everywhere, or at this route only. */
  async function isTokenRefused(url: string, init: Init): Promise<boolean> {
    const self = url.replace(/(\/v\d+)\/.*$/, '$1/users/@me');
    const { headers } = init;
    const asked = await attempt(
      self,
      { method: 'GET', ...(headers === undefined ? {} : { headers }) },
      5_000,
    );
    return 'response' in asked && asked.response.status === UNAUTHORIZED;
  }

  return async (url, init) => {
    // What goes on unheard would tell people of failures that closing causes.
    signal.throwIfAborted();
    const kind = requestKind(init.method ?? 'GET', url, init.body);
    let outcome = await persist(url, init, kind);
    if ('response' in outcome && outcome.response.status === UNAUTHORIZED && hasToken(init)) {
      if (await isTokenRefused(url, init)) {
        options.onTokenRefused();
      } else {
        log.warn(named(url, init), 'Discord knows the token, yet refused it on this route');
        outcome = await persist(url, init, kind);
        if ('response' in outcome && outcome.response.status === UNAUTHORIZED) {
          outcome = { response: withStatus(outcome.response, FORBIDDEN) };
        }
      }
    }
    if ('error' in outcome) throw outcome.error;
    const { response } = outcome;
    const route = `${init.method} ${withoutTokens(url)}`;
    if (response.status !== TOO_MANY) {
      refusals.delete(route);
      return response;
    }
    const count = (refusals.get(route) ?? 0) + 1;
    refusals.set(route, count);
    return withRetryAfter(response, count);
  };
}

/** The response with all of its body, so that one cut short counts as a failure of the connection. */
async function whole(response: Awaited<ReturnType<MakeRequest>>): Promise<Response> {
  const { status, statusText } = response;
  const headers = Object.fromEntries(response.headers);
  const text = await response.text();
  if (headers['content-type']?.startsWith('application/json') === true && status < 300) JSON.parse(text);
  return new Response(text === '' ? null : text, { status, statusText, headers });
}

async function saysDone(response: Response, { doneCodes }: RequestKind): Promise<boolean> {
  if (response.ok || doneCodes.size === 0) return false;
  return doneCodes.has(Number(await fieldOf(response, 'code')));
}

/** What a response's JSON has under a name; undefined where it has none, or is no JSON. */
async function fieldOf(response: Response, name: string): Promise<unknown> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return isRecord(body) ? body[name] : undefined;
}

/** Says when to go on, whatever the server said: sensible, and later each time in a row. */
async function withRetryAfter(response: Response, count: number): Promise<Response> {
  const told = await fieldOf(response, 'retry_after');
  const given = [response.headers.get('retry-after'), told].map((value) => Number(value ?? Number.NaN));
  const least = SHORTEST_RETRY_AFTER_S * 2 ** (count - 1);
  const seconds = Math.min(Math.max(given.find((value) => value >= 0) ?? 1, least), LONGEST_RETRY_AFTER_S);
  const changed = withStatus(response, response.status);
  changed.headers.set('retry-after', String(seconds));
  return changed;
}

function withStatus(response: Response, status: number): Response {
  const { body, headers, statusText } = response;
  return new Response(body, { status, statusText, headers: new Headers(headers) });
}

/** Doubled each time, and up to a quarter off, so that many do not come at one moment. */
function pauseBefore(tries: number): number {
  const pauseMs = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  return pauseMs * (1 - Math.random() / 4);
}

function hasToken({ headers }: Init): boolean {
  return new Headers(headers).has('authorization');
}

function named(url: string, { method }: Init): { method: string; route: string } {
  return { method: method ?? 'GET', route: withoutTokens(url) };
}

function failing(outcome: Outcome): { status?: number; reason?: string } {
  return 'response' in outcome ? { status: outcome.response.status } : { reason: reasonOf(outcome.error) };
}

function reasonOf(error: Error): string {
  const code = codeOf(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${code} ${error.name} ${error.message}${cause}`.trim();
}
