#!/usr/bin/env node
import { MAX_QUESTION_CHARS } from './answer/question/question-length.ts';
import { readConfig } from './config.ts';
import type { Terminal } from './console/terminal.ts';
import { createInference, type Inference } from './inference/inference.ts';
import { endSoon, readEnvironment, stopOnSignals } from './operations/entry.ts';

/**
 * Entry of the command line. The process is left to end by itself for a while: `process.exit` would end the
 * thread of the models in the middle of a run, which aborts the whole process.
 */
const environment = readEnvironment();
// discord.js would take it for the number of a shard, which this process never is.
delete process.env['SHARDS'];

const workerEntry = new URL('./worker.js', import.meta.url);
// Loading the models takes longest, so it begins before the rest of the program is read.
const inference = beginLoading();
const [{ openApp }, { runProgram }, { errorLines }, { createWriter }] = await Promise.all([
  import('./app.ts'),
  import('./commands/program.ts'),
  import('./console/error-view.ts'),
  import('./console/terminal.ts'),
]);

const stop = stopOnSignals();
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
      workerEntry,
      inference,
      indexerEntry: new URL('./indexer.js', import.meta.url),
      onWarning,
    }),
});
// Where the command line was wrong, no app was opened that would close them.
await inference?.close();
process.exitCode = isOutputClosed ? 0 : exitCode;
endSoon(process.stdout);

/** For the commands that answer one question and do little else. */
function beginLoading(): Inference | undefined {
  const [command = '', ...words] = process.argv.slice(2);
  const isAsking = ['ask', 'search'].includes(command) && words.length > 0;
  // The model runtime ends the process where the command line is longer than about 16,000 characters.
  if (!isAsking || words.join(' ').length > MAX_QUESTION_CHARS) return undefined;
  try {
    const begun = createInference(workerEntry, readConfig(environment));
    // The question is embedded first, and searched for while the reader is loaded. Whoever uses a model is told why
    // it cannot be loaded.
    begun
      .loadEmbedder()
      .then(() => begun.loadReader())
      .catch(() => {});
    return begun;
  } catch {
    // What is wrong with the settings is said when the command reads them.
    return undefined;
  }
}
