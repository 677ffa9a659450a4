import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { IndexCancelledError } from '../indexing/errors.ts';
import type { IndexReport } from '../indexing/report.ts';
import { IndexerFailedError } from './errors.ts';
import type { IndexerCommand, IndexerReply } from './protocol.ts';
import type { RunIndexer } from './reindexing.ts';

/**
 * Indexes in a process of its own. It may crash without harm; questions are answered from the index
 * before until it is done.
 *
 * @param entry the compiled `indexer.js`
 * @returns a function that throws IndexerFailedError and IndexCancelledError
 */
export function createIndexerProcess(entry: URL, config: Config): RunIndexer {
  return ({ full, signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const child = fork(fileURLToPath(entry), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const tell = (command: IndexerCommand): void => void (child.connected && child.send(command));
      const abort = (): void => tell({ abort: true });
      let failure: Error | undefined;
      let report: IndexReport | undefined;
      child.on('message', (reply: IndexerReply) => {
        if ('progress' in reply) onProgress(reply.progress);
        else if ('report' in reply) ({ report } = reply);
        else failure = errorOf(reply.failure);
      });
      child.on('error', (error) => {
        failure ??= error;
      });
      child.on('close', (code, killedBy) => {
        signal.removeEventListener('abort', abort);
        if (report !== undefined) resolve(report);
        else {
          const how = killedBy === null ? `with code ${code}` : `by ${killedBy}`;
          reject(failure ?? new IndexerFailedError(`The process that indexes ended ${how}.`));
        }
      });
      tell({ config: { ...config, discordToken: null }, full });
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    });
}

function errorOf({ code, message, remedy }: Extract<IndexerReply, { failure: unknown }>['failure']): Error {
  return code === 'INDEX_CANCELLED'
    ? new IndexCancelledError()
    : new IndexerFailedError(message, { ...(remedy ? { remedy } : {}), ...(code ? { failure: code } : {}) });
}
