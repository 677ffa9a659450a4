import type { Writable } from 'node:stream';
import { config as loadDotenv } from 'dotenv';
import { endAtLatest } from './end-at-latest.ts';
import { onceWritten } from './once-written.ts';

/** For what is left when everything of ours is closed. */
const LINGER_MS = 2_000;

/** What a program is started with: its environment, and what a file `.env` says beside it. */
export function readEnvironment(): Record<string, string | undefined> {
  const environment: Record<string, string | undefined> = {};
  loadDotenv({ quiet: true, processEnv: environment });
  return Object.assign(environment, process.env);
}

/**
 * Aborted by Ctrl-C and SIGTERM. A second one ends the process in the system's own way; stopping that takes too
 * long ends it, too.
 */
export function stopOnSignals(): AbortController {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  endAtLatest(stop.signal);
  return stop;
}

/**
 * Ends the process in a moment, if it does not end by itself: discord.js goes on connecting after a login that
 * failed, and a database that says nothing keeps its sockets.
 *
 * @param output is read to its end before
 */
export function endSoon(output: Writable): void {
  setTimeout(() => onceWritten(output, () => process.exit()), LINGER_MS).unref();
}
