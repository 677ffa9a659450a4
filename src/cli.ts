#!/usr/bin/env node
import { config as loadDotenv } from 'dotenv';
import { openApp } from './app.ts';
import { runProgram } from './commands/program.ts';
import { errorLines } from './console/error-view.ts';
import { createWriter, type Terminal } from './console/terminal.ts';

/**
 * Entry of the command line. The process is left to end by itself: `process.exit` would end the thread
 * of the models in the middle of a run, which aborts the whole process.
 */
const environment: Record<string, string | undefined> = {};
loadDotenv({ quiet: true, processEnv: environment });
Object.assign(environment, process.env);

const stop = new AbortController();
// A second Ctrl-C, or a second SIGTERM, ends the process in the system's own way.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

const LINGER_MS = 2_000;

let isOutputClosed = false;
const onClosed = (): void => {
  isOutputClosed = true;
  stop.abort();
};
const terminal: Terminal = {
  input: process.stdin,
  out: createWriter(process.stdout, environment, onClosed),
  err: createWriter(process.stderr, environment),
};
const isDebug = environment['LOG_LEVEL'] === 'debug';
const onWarning = (error: unknown): void => {
  for (const line of errorLines(error, terminal.err.paint, isDebug)) terminal.err.line(line);
};

const exitCode = await runProgram(process.argv.slice(2), {
  terminal,
  environment,
  signal: stop.signal,
  openApp: (config) =>
    openApp(config, {
      workerEntry: new URL('./worker.js', import.meta.url),
      indexerEntry: new URL('./indexer.js', import.meta.url),
      onWarning,
    }),
});
process.exitCode = isOutputClosed ? 0 : exitCode;
// Everything of ours is closed by now, but discord.js goes on connecting after a login that failed.
if (exitCode === 1) setTimeout(() => process.exit(), LINGER_MS).unref();
