import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import { whyNotWritable } from '../../files/not-writable.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../../files/private-modes.ts';
import { codeOf } from '../../error-codes.ts';
import { IndexDamagedError, IndexNotWritableError } from '../errors.ts';
import { migrate, placesTable } from './schema.ts';
import { copyIntoMemory } from './soundness.ts';

/** Readers hardly ever wait in WAL mode, a writer for another's commit; longer is a fault. */
const BUSY_TIMEOUT_MS = 5_000;

/** Eight kilobytes hold five 384-dimensional vectors with little waste; four would hold two. */
const PAGE_SIZE_BYTES = 8_192;

const CACHE_KIB = 16_384;

/** What a write-ahead log is cut back to after a checkpoint. */
const LOG_LIMIT_BYTES = 64 * 1_048_576;

/** A connection and its prepared statements. */
export interface Connection {
  readonly db: Database;
  readonly file: string;
  /** Prepared once per connection; `Row` names the columns that the text selects. */
  sql<Row = unknown>(text: string): Statement<unknown[], Row>;
  close(): void;
}

/** Creates the folder and an empty file readable by their owner only, where they do not exist yet. */
export function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
  if (existsSync(file)) return;
  try {
    // 'wx' never opens an existing file: closing one would release SQLite's locks on it.
    closeSync(openSync(file, 'wx', PRIVATE_FILE));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** What is always there, as the row of a query that gives exactly one. */
export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A row or value that must be there is missing.');
  return value;
}

/** What a failure of SQLite or of the file system means; errors of other kinds come back as they are. */
export function storeError(error: unknown, file: string): unknown {
  const code = codeOf(error);
  const options = { cause: error };
  const why = whyNotWritable(error);
  if (why !== null) return new IndexNotWritableError(file, why, options);
  // Without space not even the memory that readers share can be made.
  if (/^SQLITE_(?:FULL|IOERR_SHMSIZE)$/u.test(code)) return new IndexNotWritableError(file, 'full', options);
  if (/^SQLITE_(?:READONLY|CANTOPEN|PERM|IOERR_WRITE)/u.test(code)) {
    return new IndexNotWritableError(file, 'forbidden', options);
  }
  // Stored JSON that cannot be parsed any more.
  if (error instanceof SyntaxError) return new IndexDamagedError(file, 'is damaged', options);
  if (code === 'SQLITE_NOTADB') return new IndexDamagedError(file, 'is not a database', options);
  if (code.startsWith('SQLITE_CORRUPT')) return new IndexDamagedError(file, 'is damaged', options);
  return error;
}

/** Runs `work`; its failures come out as errors a person can act on. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error, file);
  }
}

/**
 * Opens the store's file, brings its schema up to date and sets what a connection needs.
 *
 * `synchronous` is NORMAL: in WAL mode a killed process loses nothing and a power cut cannot
 * damage the file, it may lose the last transactions. Commits of a generation raise it to FULL.
 */
export function openConnection(file: string, mode: 'read' | 'write'): Connection {
  return guarded(file, () => {
    if (mode === 'write') createPrivately(file);
    const db = mode === 'write' ? openLogged(file) : openToRead(file);
    try {
      db.pragma('foreign_keys = ON');
      db.pragma('temp_store = MEMORY');
      db.pragma(`cache_size = -${CACHE_KIB}`);
      migrate(db, file);
      if (mode === 'read') {
        db.exec(placesTable('main'));
        db.pragma('query_only = ON');
      }
    } catch (error) {
      db.close();
      throw error;
    }
    const statements = new Map<string, Statement>();
    return {
      db,
      file,
      sql<Row>(text: string) {
        let statement = statements.get(text);
        if (!statement) {
          statement = db.prepare(text);
          statements.set(text, statement);
        }
        // The schema decides what a row is.
        return statement as Statement<unknown[], Row>;
      },
      close: () => void db.close(),
    };
  });
}

function openLogged(file: string): Database {
  const db = new Sqlite(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma(`page_size = ${PAGE_SIZE_BYTES}`);
    db.pragma('journal_mode = WAL');
    db.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`);
    db.pragma('synchronous = NORMAL');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openToRead(file: string): Database {
  try {
    return openLogged(file);
  } catch (error) {
    const isUnwritable = /^SQLITE_(?:READONLY|CANTOPEN|PERM|FULL|IOERR_SHM)/u.test(codeOf(error));
    const copy = isUnwritable ? copyIntoMemory(file) : null;
    if (copy === null) throw error;
    return copy;
  }
}
