import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Events, Status } from 'discord.js';
import type { Config } from '../../config.ts';
import { unlessAborted } from '../../until-aborted.ts';
import { atMost } from '../../within.ts';
import { createClient } from './client.ts';
import { InvalidTokenError } from './errors.ts';
import { createIdentifyPace } from './identify-pace.ts';
import type { Logger } from './log.ts';
import { isFinal, loginError } from './login-errors.ts';

/** How patient the connection is. Milliseconds. */
export interface Patience {
  /** discord.js gets this long to come back by itself. */
  readonly stallMs: number;
  readonly checkEveryMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const PATIENCE: Patience = {
  stallMs: 60_000,
  checkEveryMs: 5_000,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
};

/** For saying farewell to the gateway: where the connection hangs, discord.js waits for half a minute. */
const FAREWELL_MS = 1_000;

export interface Connection {
  /** The client of now; another one after Discord could not be reached for a while. */
  readonly client: Client<true>;
  /** Resolves when Discord takes the bot back only after somebody has changed something. */
  readonly failed: Promise<Error>;
  isReady(): boolean;
  close(): Promise<void>;
}

export interface ConnectionParts {
  readonly log: Logger;
  /** Attaches what handles events, before each client logs in. */
  readonly listen: (client: Client) => void;
  readonly patience?: Partial<Patience>;
  /** Gives up the first login, which may wait for ever. */
  readonly signal?: AbortSignal | undefined;
}

/** Closings after which Discord takes the bot back only when something was changed. */
const CLOSE_REASONS: Readonly<Record<number, string>> = {
  4004: 'authentication failed',
  4011: 'sharding is required',
  4013: 'invalid intents',
  4014: 'disallowed intents',
};

/**
 * Logs in, and stays connected. discord.js resumes and reconnects by itself; where it gives up or hangs
 * (an API version or shard refused, a session that never becomes ready), a new client takes over.
 *
 * @throws VerbatimError when the first login fails; the reason of `signal` when it is given up
 */
export async function connect(
  config: Pick<Config, 'discordApiUrl'> & { readonly discordToken: string },
  { log, listen, patience, signal }: ConnectionParts,
): Promise<Connection> {
  const times = { ...PATIENCE, ...patience };
  const pace = createIdentifyPace();
  const closing = new AbortController();
  // Every request that is tried again listens.
  setMaxListeners(0, closing.signal);
  let fail!: (error: Error) => void;
  const failed = new Promise<Error>((resolve) => (fail = resolve));
  let reviving: Promise<void> | undefined;
  let current: Client<true>;
  let lastReady = performance.now();

  async function open(): Promise<Client<true>> {
    const client = createClient(config, {
      log,
      pace,
      signal: closing.signal,
      onTokenRefused: () => fail(new InvalidTokenError()),
    });
    listen(client);
    client.on(Events.ShardDisconnect, ({ code }) => {
      log.error({ code }, 'gateway closed');
      const reason = CLOSE_REASONS[code];
      if (reason !== undefined) fail(loginError(new Error(reason)));
      else if (client === current) revive();
    });
    try {
      return await unlessAborted(closing.signal, login(client, config.discordToken));
    } catch (error) {
      await atMost(FAREWELL_MS, client.destroy());
      throw error;
    }
  }

  /** Begins, unless it is under way; nobody waits for it. */
  function revive(): void {
    reviving ??= replace()
      .catch((error: unknown) => log.error({ err: error }, 'connecting again failed'))
      .finally(() => (reviving = undefined));
  }

  /** Hears nothing more, but sends what it is at: answers that were asked of it, progress that it shows. */
  async function retire(client: Client<true>): Promise<void> {
    // Whenever that is done, it has taken the token away.
    const left = client.destroy().then(() => client.rest.setToken(config.discordToken));
    await atMost(FAREWELL_MS, left);
  }

  async function replace(): Promise<void> {
    log.error('Discord is out of reach; connecting again');
    for (let pauseMs = times.firstPauseMs; !closing.signal.aborted; pauseMs *= 2) {
      try {
        await retire(current);
        current = await open();
        lastReady = performance.now();
        log.info('connected again');
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        if (isFinal(error)) return fail(error);
        log.error({ err: error }, 'connecting failed');
        await sleep(Math.min(pauseMs, times.longestPauseMs), undefined, closing).catch(() => {});
      }
    }
  }

  const isReady = (): boolean =>
    reviving === undefined && current.ws.shards.every(({ status }) => status === Status.Ready);

  const giveUp = (): void => closing.abort(signal?.reason);
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    current = await open();
  } finally {
    // From now on whoever stops closes, after what was asked is answered.
    signal?.removeEventListener('abort', giveUp);
  }
  const watch = setInterval(() => {
    const now = performance.now();
    if (isReady()) lastReady = now;
    else if (reviving === undefined && now - lastReady > times.stallMs) revive();
  }, times.checkEveryMs).unref();

  return {
    get client() {
      return current;
    },
    failed,
    isReady,
    async close() {
      clearInterval(watch);
      closing.abort();
      await reviving;
      await atMost(FAREWELL_MS, current.destroy());
    },
  };
}

async function login(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    throw loginError(error);
  }
  return ready;
}
