import { GenerationChangedError, IndexMissingError } from '../errors.ts';
import { rollbackTarget } from '../rollback-target.ts';
import type { GenerationInfo, RollbackOptions } from '../store.ts';
import type { VectorSettings } from '../vectors/generation-vectors.ts';
import { commitGeneration } from './commit.ts';
import type { Connection } from './connection.ts';
import { identityKey, readGenerations } from './generations.ts';
import { findDamageIfChecked } from './soundness.ts';

/**
 * Brings an older generation back. It becomes a new one, so that readers and caches, which know
 * generations by number, never see a number change its meaning.
 */
export async function rollBackGeneration(
  connection: Connection,
  directory: string,
  vectors: VectorSettings,
  { to, from }: Pick<RollbackOptions, 'to' | 'from'>,
): Promise<GenerationInfo> {
  const [current, ...older] = readGenerations(connection).map(({ info }) => info);
  if (current === undefined) throw new IndexMissingError(directory);
  if (from !== undefined && from !== current.generation) {
    throw new GenerationChangedError(from, current.generation);
  }
  const target = rollbackTarget([current, ...older], to);
  const versions = connection
    .sql<{ version: number }>('SELECT version FROM members WHERE generation = ?')
    .all(target.generation)
    .map(({ version }) => version);
  const key = identityKey(connection, target);
  return commitGeneration(connection, directory, { ...target, key }, versions, {
    vectors,
    damage: findDamageIfChecked(connection),
    origin: { restoredFrom: target.restoredFrom ?? target.generation },
  });
}
