import { constants, setPriority } from 'node:os';
import { openApp } from './app.ts';
import { VerbatimError } from './errors.ts';
import { endAtLatest } from './operations/end-at-latest.ts';
import type { IndexerCommand, IndexerReply } from './reindexing/protocol.ts';

/** Entry of the process that indexes, so that neither parsing nor a crash holds up answers. */
const stop = new AbortController();
// Whoever asks meanwhile comes first, on a machine that has too little of its processor for both.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const orphaned = new AbortController();
process.once('disconnect', () => {
  stop.abort();
  orphaned.abort();
});
endAtLatest(orphaned.signal);
process.on('message', (command: IndexerCommand) => {
  if ('abort' in command) stop.abort();
  else void run(command);
});
// The process that started this one says when to stop; a terminal's Ctrl-C reaches all at once.
process.on('SIGINT', () => {});

async function run({ config, task }: Extract<IndexerCommand, { config: unknown }>): Promise<void> {
  const app = openApp(config, {
    workerEntry: new URL('./worker.js', import.meta.url),
    indexerEntry: new URL(import.meta.url),
  });
  try {
    const { signal } = stop;
    const result =
      task.name === 'index'
        ? await app.indexAndCompare({ ...task.options, signal, onProgress: (progress) => send({ progress }) })
        : await app.generations.rollBack(task.options);
    send({ result });
  } catch (error) {
    send({ failure: describe(error) });
  } finally {
    await app.close();
    if (process.connected) process.disconnect();
  }
}

function send(reply: IndexerReply): void {
  if (process.connected) process.send?.(reply);
}

function describe(error: unknown): Extract<IndexerReply, { failure: unknown }>['failure'] {
  if (error instanceof VerbatimError) {
    const { code, message, remedy } = error;
    return { code, message, remedy };
  }
  return { message: error instanceof Error ? error.message : String(error) };
}
