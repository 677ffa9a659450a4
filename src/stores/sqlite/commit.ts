import { randomUUID } from 'node:crypto';
import { InvalidGenerationError } from '../errors.ts';
import { nextGeneration } from '../next-generation.ts';
import type { Damage, GenerationInfo, GenerationOrigin, IndexIdentity } from '../store.ts';
import { prepareGraph, type GraphChange, type VectorSettings } from '../vectors/generation-vectors.ts';
import { sealGeneration } from './checksums.ts';
import { type Connection, required } from './connection.ts';
import { readCurrent, type GenerationRecord } from './generations.ts';
import { holdBack } from './held-back.ts';
import { isWhollyChecked } from './soundness.ts';
import { changeTexts, refillTexts } from './text-rows.ts';
import { tableVectors } from './vector-rows.ts';

/** The next generation's versions, and the difference to the current one; whole numbers only. */
function listVersions(connection: Connection, versions: readonly number[], current: number): void {
  connection.db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS wanted (version INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS added (version INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS removed (version INTEGER PRIMARY KEY);
  `);
  connection.db.transaction(() => {
    for (const table of ['wanted', 'added', 'removed']) connection.sql(`DELETE FROM ${table}`).run();
    connection
      .sql('INSERT OR IGNORE INTO wanted SELECT value FROM json_each(?)')
      .run(JSON.stringify(versions));
    connection
      .sql(
        `INSERT INTO added SELECT version FROM wanted
         EXCEPT SELECT version FROM members WHERE generation = ?`,
      )
      .run(current);
    connection
      .sql(
        `INSERT INTO removed SELECT version FROM members
         WHERE generation = ? AND version NOT IN (SELECT version FROM wanted)`,
      )
      .run(current);
  })();
}

interface Totals {
  wanted: number;
  sources: number;
  passages: number;
  sentences: number;
}

/** @throws InvalidGenerationError */
function countAndCheck(connection: Connection, identity: number): Totals {
  const totals = required(
    connection
      .sql<Totals>(
        `SELECT (SELECT count(*) FROM wanted) AS wanted, count(*) AS sources,
         total(a.passages) AS passages, total(a.sentences) AS sentences
       FROM wanted w CROSS JOIN articles a ON a.version = w.version AND a.identity_id = ?`,
      )
      .get(identity),
  );
  if (totals.sources < totals.wanted) {
    throw new InvalidGenerationError('a version is missing, or was made with another model or other rules');
  }
  if (isSourceTwice(connection)) throw new InvalidGenerationError('a source would be in it twice');
  return totals;
}

/** Looks at what is added alone: the rest comes from one generation, where each source is once. */
function isSourceTwice(connection: Connection): boolean {
  const twice = connection
    .sql(
      `SELECT 1 FROM added n CROSS JOIN articles a ON a.version = n.version
       CROSS JOIN articles b ON b.source_id = a.source_id AND b.version <> a.version
       CROSS JOIN wanted w ON w.version = b.version LIMIT 1`,
    )
    .get();
  return twice !== undefined;
}

function countAddedPassages(connection: Connection): number {
  const row = required(
    connection
      .sql<{ n: number }>(
        'SELECT total(a.passages) AS n FROM added t JOIN articles a ON a.version = t.version',
      )
      .get(),
  );
  return row.n;
}

/** Whether the full-text tables, or what would have to be taken out of them, are not what was written. */
function mustRefill(connection: Connection, { versions, isWordListDamaged }: Damage): boolean {
  if (isWordListDamaged) return true;
  if (versions.size === 0) return false;
  const removed = connection.sql<{ version: number }>('SELECT version FROM removed').all();
  return removed.some(({ version }) => versions.has(version));
}

function describeGraph(
  connection: Connection,
  directory: string,
  next: GenerationRecord,
  current: GenerationRecord | null,
): GraphChange {
  const keyOf = ({ info, fingerprint }: GenerationRecord) => ({
    directory,
    generation: info.generation,
    fingerprint,
    dimension: info.dimension,
    count: info.passages,
  });
  const { dimension, passages } = next.info;
  const isAlike = current?.info.model === next.info.model && current.info.dimension === dimension;
  const removed = () =>
    connection
      .sql<{ id: number }>('SELECT p.id FROM removed r JOIN passages p ON p.version = r.version')
      .all();
  return {
    next: keyOf(next),
    all: tableVectors(connection, 'wanted', { dimension, count: passages }),
    previous:
      isAlike && current
        ? {
            key: keyOf(current),
            removed: removed().map((row) => row.id),
            added: tableVectors(connection, 'added', {
              dimension,
              count: countAddedPassages(connection),
            }),
          }
        : null,
  };
}

function writeGeneration(
  connection: Connection,
  identity: number,
  { info, fingerprint }: GenerationRecord,
  { isRefilling, heldBack }: { readonly isRefilling: boolean } & Pick<GenerationOrigin, 'heldBack'>,
): void {
  connection
    .sql(
      `INSERT INTO generations (generation, identity_id, created_at, restored_from, fingerprint, sources,
         passages, sentences) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      info.generation,
      identity,
      info.createdAt,
      info.restoredFrom,
      fingerprint,
      info.sources,
      info.passages,
      info.sentences,
    );
  connection.sql('INSERT INTO members SELECT ?, version FROM wanted').run(info.generation);
  if (isRefilling) refillTexts(connection);
  else changeTexts(connection);
  holdBack(connection, info, heldBack);
  sealGeneration(connection, info.generation, isWhollyChecked(connection));
}

export interface CommitOptions {
  readonly vectors: VectorSettings;
  /** What of the file is not as it was written. */
  readonly damage: Damage;
  /** Where they come from, if not from a run. */
  readonly origin?: GenerationOrigin;
}

/** Makes these versions the current generation. The graph is made first: readers find it ready. */
export async function commitGeneration(
  connection: Connection,
  directory: string,
  identity: IndexIdentity & { readonly key: number },
  versions: readonly number[],
  { vectors, damage, origin = {} }: CommitOptions,
): Promise<GenerationInfo> {
  const current = readCurrent(connection);
  listVersions(connection, versions, current?.info.generation ?? 0);
  const totals = countAndCheck(connection, identity.key);
  const next: GenerationRecord = {
    fingerprint: randomUUID(),
    info: nextGeneration(current?.info ?? null, identity, totals, origin),
  };
  await prepareGraph(describeGraph(connection, directory, next, current), vectors);
  // A generation that was reported survives a power cut.
  connection.db.pragma('synchronous = FULL');
  try {
    connection.db.transaction(writeGeneration).immediate(connection, identity.key, next, {
      ...origin,
      isRefilling: mustRefill(connection, damage),
    });
  } finally {
    connection.db.pragma('synchronous = NORMAL');
  }
  return next.info;
}
