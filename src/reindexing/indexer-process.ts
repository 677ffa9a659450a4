import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { IndexCancelledError } from '../indexing/errors.ts';
import type { IndexProgress } from '../indexing/report.ts';
import type { GenerationInfo } from '../stores/store.ts';
import { IndexerFailedError } from './errors.ts';
import type { IndexerCommand, IndexerFailure, IndexerReply, IndexerTask, IndexerTasks } from './protocol.ts';
import type { IndexResult, RollBack, RunIndexer } from './reindexing.ts';

interface Listening {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IndexProgress) => void;
}

/**
 * Changes the index in a process of its own. It may crash without harm; questions are answered from the
 * index before until it is done.
 *
 * @param entry the compiled `indexer.js`
 * @param onWarning hears of what did not keep the work from being done
 * @returns functions that throw IndexerFailedError and IndexCancelledError
 */
export function createIndexerProcess(
  entry: URL,
  config: Config,
  onWarning: (error: unknown) => void,
): { readonly index: RunIndexer; readonly rollBack: RollBack } {
  const work = <Name extends keyof IndexerTasks>(
    task: Extract<IndexerTask, { name: Name }>,
    { signal, onProgress }: Listening = {},
  ): Promise<IndexerTasks[Name]['result']> =>
    new Promise((resolve, reject) => {
      const child = fork(fileURLToPath(entry), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const tell = (command: IndexerCommand): void => void (child.connected && child.send(command));
      const abort = (): void => tell({ abort: true });
      let failure: Error | undefined;
      let result: IndexerTasks[Name]['result'] | undefined;
      child.on('message', (reply: IndexerReply) => {
        if ('progress' in reply) onProgress?.(reply.progress);
        else if ('warning' in reply) onWarning(errorOf(reply.warning));
        else if ('result' in reply) ({ result } = reply);
        else failure = errorOf(reply.failure);
      });
      child.on('error', (error) => {
        failure ??= error;
      });
      child.on('close', (code, killedBy) => {
        signal?.removeEventListener('abort', abort);
        if (result !== undefined) resolve(result);
        else {
          const how = killedBy === null ? `with code ${code}` : `by ${killedBy}`;
          reject(failure ?? new IndexerFailedError(`The process that indexes ended ${how}.`));
        }
      });
      tell({ config: { ...config, discordToken: null }, task });
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
  return {
    index: ({ full, ...listening }): Promise<IndexResult> =>
      work<'index'>({ name: 'index', options: { full } }, listening),
    rollBack: (options = {}): Promise<GenerationInfo> => work<'rollBack'>({ name: 'rollBack', options }),
  };
}

function errorOf({ code, message, remedy }: IndexerFailure): Error {
  return code === 'INDEX_CANCELLED'
    ? new IndexCancelledError()
    : new IndexerFailedError(message, { ...(remedy ? { remedy } : {}), ...(code ? { failure: code } : {}) });
}
