import { VerbatimError } from '../errors.ts';
import type { ShardFailure } from './protocol.ts';

/** A shard has ended, and starting it again would not help. */
export class ShardFailedError extends VerbatimError {
  readonly code: string;
  readonly remedy: string;
  readonly shard: number;

  /** @param failure what the shard said of it; null: nothing, and it ended as `how` says */
  constructor(shard: number, failure: ShardFailure | null, how: string) {
    super(failure?.message ?? `Shard ${shard} ended ${how} before it could answer.`);
    this.code = failure?.code ?? 'SHARD_FAILED';
    this.remedy =
      failure?.remedy ?? 'The lines above may say why; `npm run -s verbatim -- doctor` may show the cause.';
    this.shard = shard;
  }
}
