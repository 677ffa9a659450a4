import type { Config } from '../config.ts';
import type { IndexProgress, IndexReport } from '../indexing/report.ts';

/** What the process that indexes is told. */
export type IndexerCommand = { readonly config: Config; readonly full: boolean } | { readonly abort: true };

/** What it tells. */
export type IndexerReply =
  | { readonly progress: IndexProgress }
  | { readonly report: IndexReport }
  | { readonly failure: { readonly code?: string; readonly message: string; readonly remedy?: string } };
