import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { DatabaseUnreachableError } from './errors.ts';
import { databaseError, isSilent } from './failures.ts';
import type { Queries } from './queries.ts';
import { prepareSession } from './settings.ts';
import { closed } from './sockets.ts';

/** A connection of its own, without a time-out for statements; only waiting for locks is limited. */
export interface Session extends Queries {
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** Lets statements take as long as they need, while the server answers others. */
  patiently<T>(work: () => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export interface SessionParts {
  /** Not connected yet. */
  readonly client: pg.Client;
  /** The client's own: destroying it ends whatever the client waits for. */
  readonly socket: Socket;
  /** Of the database, for people. */
  readonly name: string;
  /** What is waited for a lock. */
  readonly lockMs: number;
  /** What a statement may take that is not waited for patiently. */
  readonly silenceMs: number;
  /** Asks the server something through another connection. */
  readonly ping: () => Promise<unknown>;
  /** Ends the session in the middle of whatever it does. */
  readonly signal?: AbortSignal | undefined;
}

/** Nothing takes a day. */
const PATIENCE_MS = 24 * 60 * 60_000;
/** What an aborted session has to end by itself, and a closed one to say goodbye. */
const GRACE_MS = 1_000;

/** Connects a client, and speaks through it. */
export async function openSession(parts: SessionParts): Promise<Session> {
  const { client, socket, name, lockMs, silenceMs, ping, signal } = parts;
  signal?.throwIfAborted();
  // A connection that is lost between two queries fails the next one.
  client.on('error', () => {});
  const cut = (): void => void socket.destroy();
  const cutSoon = (): void => void sleep(GRACE_MS, undefined, { ref: false }).then(cut);
  signal?.addEventListener('abort', cutSoon, { once: true });
  let isPatient = false;

  async function query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const limit = { query_timeout: isPatient ? PATIENCE_MS : silenceMs };
    try {
      return (await client.query({ text, values: [...parameters], ...limit })).rows as Row[];
    } catch (error) {
      // What the server still does of it is not known: it must not hold the lock any longer.
      if (isSilent(error)) cut();
      throw databaseError(error, name);
    }
  }

  async function end(): Promise<void> {
    signal?.removeEventListener('abort', cutSoon);
    client.end().catch(() => {});
    await closed(socket, GRACE_MS);
  }

  /** Looks from time to time whether the server is still there, until it is told to stop. */
  async function watch(done: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(silenceMs, undefined, { signal: done, ref: false });
      try {
        await ping();
      } catch (error) {
        if (error instanceof DatabaseUnreachableError && !done.aborted) cut();
      }
    }
  }

  try {
    await client.connect();
    await prepareSession(client, name, lockMs);
  } catch (error) {
    await end();
    throw databaseError(error, name);
  }
  return {
    query,
    async transaction(work) {
      await query('BEGIN');
      try {
        const result = await work();
        await query('COMMIT');
        return result;
      } catch (error) {
        await query('ROLLBACK').catch(() => {});
        throw error;
      }
    },
    async patiently(work) {
      const done = new AbortController();
      isPatient = true;
      watch(done.signal).catch(() => {});
      try {
        return await work();
      } finally {
        isPatient = false;
        done.abort();
      }
    },
    end,
  };
}
