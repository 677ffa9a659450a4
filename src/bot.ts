#!/usr/bin/env node
import { openApp } from './app.ts';
import { closeAfter } from './close-after.ts';
import { readConfig } from './config.ts';
import { errorLines } from './console/error-view.ts';
import { createWriter } from './console/terminal.ts';
import { isFinal } from './discord/connection/login-errors.ts';
import { runBot } from './discord/run.ts';
import { endSoon, readEnvironment, stopOnSignals } from './operations/entry.ts';
import { createManagerLine } from './sharding/manager-line.ts';

/** Entry of one process of the bot: alone, or a shard. It answers from the index as it is. */
const environment = readEnvironment();
const isShard = environment['SHARDING_MANAGER'] !== undefined;
// In a shard the manager says here, to discord.js, which one it is; else nobody does.
delete environment['SHARDS'];
delete environment['SHARD_LIST'];
if (!isShard) delete process.env['SHARDS'];

const err = createWriter(process.stderr, environment);
const stop = stopOnSignals();
// Without its manager a shard would answer beside the bot that is started next.
const manager = isShard ? createManagerLine(() => stop.abort()) : undefined;

const isDebug = environment['LOG_LEVEL'] === 'debug';
const report = (error: unknown): void => {
  for (const line of errorLines(error, err.paint, isDebug)) err.line(line);
};

try {
  const config = readConfig(environment);
  const app = openApp(config, {
    workerEntry: new URL('./worker.js', import.meta.url),
    indexerEntry: new URL('./indexer.js', import.meta.url),
    onWarning: report,
  });
  await closeAfter(app, () =>
    runBot(config, { app, tell: (line) => err.line(line), environment, manager }, stop.signal),
  );
} catch (error) {
  if (manager?.fail(error, isFinal(error)) !== true) report(error);
  process.exitCode = 1;
}
manager?.close();
endSoon(process.stderr);
