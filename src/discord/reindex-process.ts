import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import type { IndexProgress, IndexReport } from '../indexing/report.ts';
import type { Bot } from './bot.ts';
import { IndexerFailedError } from './errors.ts';

export type IndexerCommand = { readonly config: Config; readonly full: boolean } | { readonly abort: true };

export type IndexerReply =
  | { readonly progress: IndexProgress }
  | { readonly report: IndexReport }
  | { readonly failure: { readonly message: string; readonly remedy: string | null } };

/**
 * Indexes in a process of its own. It may crash without harm; questions are answered from the index
 * before until it is done.
 *
 * @param entry the compiled `indexer.js`
 * @returns a function that throws IndexerFailedError
 */
export function createReindexer(entry: URL, config: Config): Bot['reindex'] {
  return ({ full = false, signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const child = fork(fileURLToPath(entry), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const abort = (): void =>
        void (child.connected && child.send({ abort: true } satisfies IndexerCommand));
      signal?.addEventListener('abort', abort, { once: true });
      let failure: Error | undefined;
      let report: IndexReport | undefined;
      child.on('message', (reply: IndexerReply) => {
        if ('progress' in reply) onProgress?.(reply.progress);
        else if ('report' in reply) ({ report } = reply);
        else failure = new IndexerFailedError(reply.failure.message, reply.failure.remedy);
      });
      child.on('error', (error) => {
        failure ??= error;
      });
      child.on('close', (code, killedBy) => {
        signal?.removeEventListener('abort', abort);
        if (report !== undefined) resolve(report);
        else {
          const how = killedBy === null ? `with code ${code}` : `by ${killedBy}`;
          reject(failure ?? new IndexerFailedError(`The process that indexes ended ${how}.`, null));
        }
      });
      child.send({ config: { ...config, discordToken: null }, full } satisfies IndexerCommand);
    });
}
