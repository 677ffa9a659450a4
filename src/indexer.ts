import { openApp } from './app.ts';
import type { IndexerCommand, IndexerReply } from './discord/reindex-process.ts';
import { VerbatimError } from './errors.ts';

/** Entry of the process that indexes for the bot, so that neither parsing nor a crash holds up answers. */
const stop = new AbortController();
process.once('disconnect', () => stop.abort());
process.on('message', (command: IndexerCommand) => {
  if ('abort' in command) stop.abort();
  else void run(command);
});
// The bot says when to stop; a terminal's Ctrl-C reaches all processes at once.
process.on('SIGINT', () => {});

async function run({ config, full }: Extract<IndexerCommand, { config: unknown }>): Promise<void> {
  const app = openApp(config, { workerEntry: new URL('./worker.js', import.meta.url) });
  try {
    const report = await app.index({
      full,
      signal: stop.signal,
      onProgress: (progress) => send({ progress }),
    });
    send({ report });
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

function describe(error: unknown): { message: string; remedy: string | null } {
  return {
    message: error instanceof Error ? error.message : String(error),
    remedy: error instanceof VerbatimError ? error.remedy : null,
  };
}
