import { createDatabase, type DatabaseSettings } from './database.ts';
import { readSchemaVersion, SCHEMA_VERSION } from './schema.ts';

/** What a database says about itself. */
export interface DatabaseReport {
  /** For people: without user and password. */
  readonly name: string;
  /** As the server writes it, for example "15.18". */
  readonly server: string;
  /** null: it is not installed in this database. */
  readonly pgvector: string | null;
  readonly isReadOnly: boolean;
  /** Migrations applied, of those that this program knows. */
  readonly schema: number;
  readonly knownSchema: number;
  /** There and back, once connected, at best. */
  readonly roundTripMs: number;
}

/** The quickest of these counts: the first makes a plan, and others may meet a busy moment. */
const TRIPS = 5;

/** @throws VerbatimError when it cannot be reached, or lets nobody in */
export async function examineDatabase(settings: DatabaseSettings): Promise<DatabaseReport> {
  const database = createDatabase(settings);
  try {
    const [row] = await database.query<{ server: string; pgvector: string | null; is_read_only: boolean }>(
      `SELECT current_setting('server_version') AS server,
         (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS pgvector,
         current_setting('transaction_read_only') = 'on' AS is_read_only`,
    );
    if (!row) throw new Error('The database says nothing about itself.');
    let schema = 0;
    let roundTripMs = Infinity;
    for (let trip = 0; trip < TRIPS; trip += 1) {
      const before = performance.now();
      schema = await readSchemaVersion(database);
      roundTripMs = Math.min(roundTripMs, performance.now() - before);
    }
    return {
      name: database.name,
      server: row.server,
      pgvector: row.pgvector,
      isReadOnly: row.is_read_only,
      schema,
      knownSchema: SCHEMA_VERSION,
      roundTripMs,
    };
  } finally {
    await database.close();
  }
}
