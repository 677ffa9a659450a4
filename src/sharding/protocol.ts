import type { Health } from '../operations/health-server.ts';

/** What the manager asks a shard. The number comes back with the reply. */
export interface ShardQuestion {
  readonly ask: 'live' | 'health';
  readonly number: number;
}

/** Why a shard ends, for people. */
export interface ShardFailure {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** Whether somebody has to change something before it can go on. */
  readonly isFinal: boolean;
}

/** What a shard tells the manager. */
export type ShardReply =
  | { readonly ready: true }
  /** null: it cannot tell. */
  | { readonly number: number; readonly health: Health | null }
  | { readonly failure: ShardFailure };
