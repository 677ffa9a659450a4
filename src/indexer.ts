import { constants, setPriority } from 'node:os';
import { openApp } from './app.ts';
import { VerbatimError } from './errors.ts';
import { endAtLatest } from './operations/end-at-latest.ts';
import type { IndexerCommand, IndexerFailure, IndexerReply } from './reindexing/protocol.ts';

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
    onWarning: (error) => void send({ warning: describe(error) }),
  });
  try {
    const { signal } = stop;
    const result =
      task.name === 'index'
        ? await app.indexAndCompare({
            ...task.options,
            signal,
            onProgress: (progress) => void send({ progress }),
          })
        : await app.generations.rollBack(task.options);
    await send({ result });
  } catch (error) {
    await send({ failure: describe(error) });
  } finally {
    // The work is done or has failed, whatever closing says.
    await app.close().catch((error: unknown) => send({ warning: describe(error) }));
    if (process.connected) process.disconnect();
  }
}

/** Resolves when it is written, or cannot be: what is still to be written is lost when the channel is closed. */
function send(reply: IndexerReply): Promise<void> {
  return new Promise((resolve) => {
    if (process.send && process.connected) process.send(reply, () => resolve());
    else resolve();
  });
}

function describe(error: unknown): IndexerFailure {
  if (error instanceof VerbatimError) {
    const { code, message, remedy } = error;
    return { code, message, remedy };
  }
  return { message: error instanceof Error ? error.message : String(error) };
}
