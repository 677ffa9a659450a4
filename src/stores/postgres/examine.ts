import { createDatabase, type DatabaseSettings } from './database.ts';
import { ENGINE, type Engine } from './engine.ts';
import type { Queries } from './queries.ts';
import { readSchemaVersion, SCHEMA_VERSION, tablesOf } from './schema.ts';

/** What a database says about itself, and what this user may do there. */
export interface DatabaseReport {
  /** For people: without user and password. */
  readonly name: string;
  /** As the server writes it, for example "15.18". */
  readonly server: string;
  /** null: it is not installed in this database. */
  readonly pgvector: string | null;
  /** The version that could be installed; null: the server has none. */
  readonly installable: string | null;
  readonly mayInstall: boolean;
  readonly isReadOnly: boolean;
  /** Migrations applied, of those that this program knows. */
  readonly schema: number;
  readonly knownSchema: number;
  /** Tables that a schema of this version has, and this database has not. */
  readonly missing: readonly string[];
  /** Whether this user may read, and change, all tables that are there; or make them, where there are none. */
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  /** There and back, once connected, at best. */
  readonly roundTripMs: number;
}

/** The quickest of these counts: the first makes a plan, and others may meet a busy moment. */
const TRIPS = 5;

const SERVER = `SELECT ${ENGINE}, current_setting('transaction_read_only') = 'on' AS is_read_only,
  (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS installable,
  coalesce((SELECT bool_or(NOT v.superuser OR r.rolsuper
      OR v.trusted AND has_database_privilege(current_database(), 'CREATE'))
    FROM pg_available_extension_versions v JOIN pg_roles r ON r.rolname = current_user
    WHERE v.name = 'vector'), false) AS may_install`;

const TABLES = `SELECT coalesce(json_agg(c.relname), '[]') AS tables,
    coalesce(bool_and(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')), true)
      AS may_read,
    coalesce(bool_and(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT')
        AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE')),
      has_database_privilege(current_database(), 'CREATE')) AS may_write
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'verbatim' AND c.relkind = 'r'`;

interface ServerRow extends Engine {
  is_read_only: boolean;
  installable: string | null;
  may_install: boolean;
}

interface TablesRow {
  tables: string[];
  may_read: boolean;
  may_write: boolean;
}

async function measureTrip(database: Queries): Promise<number> {
  let roundTripMs = Infinity;
  for (let trip = 0; trip < TRIPS; trip += 1) {
    const before = performance.now();
    await database.query('SELECT 1');
    roundTripMs = Math.min(roundTripMs, performance.now() - before);
  }
  return roundTripMs;
}

/** @throws VerbatimError when it cannot be reached, lets nobody in, or is too old */
export async function examineDatabase(settings: DatabaseSettings): Promise<DatabaseReport> {
  const database = createDatabase(settings);
  try {
    const [row] = await database.query<ServerRow>(SERVER);
    const [found] = await database.query<TablesRow>(TABLES);
    if (!row || !found) throw new Error('The database says nothing about itself.');
    const schema = found.may_read ? await readSchemaVersion(database) : 0;
    return {
      name: database.name,
      server: row.server,
      pgvector: row.pgvector,
      installable: row.installable,
      mayInstall: row.may_install,
      isReadOnly: row.is_read_only,
      schema,
      knownSchema: SCHEMA_VERSION,
      missing: tablesOf(schema).filter((table) => !found.tables.includes(table)),
      mayRead: found.may_read,
      mayWrite: found.may_write,
      roundTripMs: await measureTrip(database),
    };
  } finally {
    await database.close();
  }
}
