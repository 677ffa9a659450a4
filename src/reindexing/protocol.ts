import type { Config } from '../config.ts';
import type { IndexProgress } from '../indexing/report.ts';
import type { GenerationInfo } from '../stores/store.ts';
import type { WantedRollback } from './generations.ts';
import type { IndexResult } from './reindexing.ts';

/** What the process that indexes can do, and what comes of it. */
export interface IndexerTasks {
  readonly index: { readonly options: { readonly full: boolean }; readonly result: IndexResult };
  readonly rollBack: {
    readonly options: WantedRollback;
    readonly result: GenerationInfo;
  };
}

export type IndexerTask = {
  [Name in keyof IndexerTasks]: { readonly name: Name; readonly options: IndexerTasks[Name]['options'] };
}[keyof IndexerTasks];

/** What it is told. */
export type IndexerCommand =
  | { readonly config: Config; readonly task: IndexerTask }
  | { readonly abort: true };

/** What of an error goes from one process to another. */
export interface IndexerFailure {
  readonly code?: string;
  readonly message: string;
  readonly remedy?: string;
}

/** What it tells. */
export type IndexerReply =
  | { readonly progress: IndexProgress }
  /** What did not keep the work from being done. */
  | { readonly warning: IndexerFailure }
  | { readonly result: IndexerTasks[keyof IndexerTasks]['result'] }
  | { readonly failure: IndexerFailure };
