import type { Database } from 'better-sqlite3';
import { IndexDamagedError } from '../errors.ts';
import { applyMigrations, schemaVersion } from './migrations.ts';

/** Written into the file's header, so that a foreign database is not taken for an index ("vbtm"). */
const APPLICATION_ID = 0x76_62_74_6d;

/**
 * The schema's history, for `applyMigrations`.
 *
 * - Keys are never used again (AUTOINCREMENT): a graph or a cache that knows an id knows the right row.
 * - An article's text is stored once, as `raw`; passages and sentences are offsets into it. It has a
 *   table of its own, so that going through all articles does not read all texts.
 * - The full-text tables keep no text and hold the current generation only, so that their
 *   statistics (document counts, lengths) are those of what can be found.
 * - Checksums are those of `checksums.ts`; what was written before there were any gets them with the next
 *   generation that holds it.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE identities (
    id INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    cutter TEXT NOT NULL,
    UNIQUE (model, dimension, cutter)
  ) STRICT;

  CREATE TABLE articles (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    identity_id INTEGER NOT NULL REFERENCES identities (id),
    source_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT,
    byline TEXT,
    url TEXT,
    published_at TEXT,
    cited_outlets TEXT NOT NULL,
    indexed_at TEXT NOT NULL,
    words INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    sentences INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX articles_by_source ON articles (source_id);
  CREATE INDEX articles_by_content ON articles (identity_id, content_hash);

  CREATE TABLE texts (
    version INTEGER PRIMARY KEY REFERENCES articles (version) ON DELETE CASCADE,
    spans TEXT NOT NULL,
    raw TEXT NOT NULL
  ) STRICT;

  CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL REFERENCES articles (version) ON DELETE CASCADE,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL,
    last_sentence INTEGER NOT NULL,
    heading TEXT,
    vector BLOB NOT NULL
  ) STRICT;
  CREATE INDEX passages_by_version ON passages (version);

  CREATE TABLE sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL REFERENCES articles (version) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    vector BLOB NOT NULL
  ) STRICT;
  CREATE INDEX sentences_by_version ON sentences (version);
  CREATE INDEX sentences_by_passage ON sentences (passage_id);

  CREATE TABLE generations (
    generation INTEGER PRIMARY KEY,
    identity_id INTEGER NOT NULL REFERENCES identities (id),
    created_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    sources INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    sentences INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE members (
    generation INTEGER NOT NULL REFERENCES generations (generation) ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES articles (version),
    PRIMARY KEY (generation, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX members_by_version ON members (version);

  CREATE VIRTUAL TABLE passages_text USING fts5 (
    title, heading, text,
    content = '', tokenize = 'porter unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab ('passages_text', 'row');
  CREATE VIRTUAL TABLE sentences_text USING fts5 (
    text,
    content = '', tokenize = 'porter unicode61 remove_diacritics 2'
  );
  `,
  `
  ALTER TABLE generations ADD COLUMN restored_from INTEGER;

  CREATE TABLE held_back (
    source_id TEXT PRIMARY KEY,
    content_hash TEXT
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE articles ADD COLUMN checksum BLOB;
  ALTER TABLE generations ADD COLUMN checksum BLOB;
  ALTER TABLE generations ADD COLUMN word_list_checksum BLOB;
  `,
  // Checksums are made in a quicker way: those of before are not comparable with them.
  `
  UPDATE articles SET checksum = NULL;
  UPDATE generations SET checksum = NULL, word_list_checksum = NULL;
  `,
  // A text that comes under another id, or from another file, need not be embedded again.
  `CREATE INDEX IF NOT EXISTS articles_by_text ON articles (sha256)`,
];

/** How full text takes texts apart, in whatever table; the history above has it as it was written. */
export const TOKENIZER = 'porter unicode61 remove_diacritics 2';

/** A view of where each word stands, of the full text of the file or of a connection's own (`old-texts.ts`). */
export function placesTable(of: 'main' | 'temp'): string {
  return `CREATE VIRTUAL TABLE temp.passages_places USING fts5vocab ('${of}', 'passages_text', 'instance')`;
}

/** The schema this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings a database to the current schema. Safe against another process doing the same.
 * @throws SchemaTooNewError, IndexDamagedError (when the database belongs to another program)
 */
export function migrate(db: Database, file: string): void {
  const application = db.pragma('application_id', { simple: true });
  const isEmpty = schemaVersion(db) === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (application !== APPLICATION_ID && !isEmpty) {
    throw new IndexDamagedError(file, 'is a database of another program');
  }
  applyMigrations(db, file, MIGRATIONS, () => db.pragma(`application_id = ${APPLICATION_ID}`));
}
