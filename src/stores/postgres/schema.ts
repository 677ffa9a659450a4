import { codeOf } from '../../error-codes.ts';
import { SchemaTooNewError } from '../errors.ts';
import type { Queries } from './queries.ts';
import type { Session } from './session.ts';
import { checkEngine, ENGINE, type Engine, MIN_PGVECTOR } from './engine.ts';
import { PgvectorMissingError } from './errors.ts';
import { isUndefined } from './failures.ts';

/** Advisory locks of this program: the first key is its own ("vbtm"), the second says which. */
export const LOCK_CLASS = 0x76_62_74_6d;
const MIGRATION_LOCK = 1;

/** The last generation of what is still current. */
export const OPEN_END = 2_147_483_647;

/**
 * Each entry leads from the schema before it to its own. Entries are never changed once released,
 * only added, and only applied forward.
 *
 * - A version of an article belongs to the generations from `first_generation` to `last_generation`, and
 *   so does a count in `vocabulary`: a commit writes what changed, however large the corpus.
 * - Texts of articles may hold NUL, which PostgreSQL's `text` cannot: raw texts are bytes, and whatever
 *   else an article says is JSON, in which it is escaped.
 * - `words` are stems made by the program, so that both stores find alike.
 * - Vectors that are searched are `vector`; those of sentences are only read, and bytes are read faster.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE verbatim.identities (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model text NOT NULL,
    dimension integer NOT NULL,
    cutter text NOT NULL,
    UNIQUE (model, dimension, cutter)
  );

  CREATE TABLE verbatim.articles (
    version integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    identity_id integer NOT NULL REFERENCES verbatim.identities (id),
    source_key text COLLATE "C" NOT NULL,
    content_hash text NOT NULL,
    sha256 text NOT NULL,
    details json NOT NULL,
    indexed_at text NOT NULL,
    words integer NOT NULL,
    passages integer NOT NULL,
    sentences integer NOT NULL,
    passage_words bigint NOT NULL,
    sentence_words bigint NOT NULL
  );
  CREATE INDEX articles_by_source ON verbatim.articles (source_key);
  CREATE INDEX articles_by_identity ON verbatim.articles (identity_id);

  CREATE TABLE verbatim.texts (
    version integer PRIMARY KEY REFERENCES verbatim.articles (version) ON DELETE CASCADE,
    spans json NOT NULL,
    raw bytea NOT NULL
  );

  CREATE TABLE verbatim.passages (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version integer NOT NULL REFERENCES verbatim.articles (version) ON DELETE CASCADE,
    start_offset integer NOT NULL,
    end_offset integer NOT NULL,
    first_sentence integer NOT NULL,
    last_sentence integer NOT NULL,
    heading json,
    word_count integer NOT NULL,
    words tsvector NOT NULL
  );
  CREATE INDEX passages_by_version ON verbatim.passages (version);
  CREATE INDEX passages_by_words ON verbatim.passages USING gin (words);

  CREATE TABLE verbatim.passage_vectors (
    id integer PRIMARY KEY REFERENCES verbatim.passages (id) ON DELETE CASCADE,
    version integer NOT NULL,
    identity_id integer NOT NULL,
    vector vector NOT NULL
  );
  CREATE INDEX passage_vectors_by_version ON verbatim.passage_vectors (version);

  CREATE TABLE verbatim.sentences (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version integer NOT NULL REFERENCES verbatim.articles (version) ON DELETE CASCADE,
    passage_id integer NOT NULL REFERENCES verbatim.passages (id) ON DELETE CASCADE,
    position integer NOT NULL,
    start_offset integer NOT NULL,
    end_offset integer NOT NULL,
    paragraph integer NOT NULL,
    word_count integer NOT NULL,
    words tsvector NOT NULL,
    vector bytea NOT NULL
  );
  CREATE INDEX sentences_by_version ON verbatim.sentences (version);
  CREATE INDEX sentences_by_passage ON verbatim.sentences (passage_id);
  CREATE INDEX sentences_by_words ON verbatim.sentences USING gin (words);

  CREATE TABLE verbatim.generations (
    generation integer PRIMARY KEY,
    identity_id integer NOT NULL REFERENCES verbatim.identities (id),
    created_at text NOT NULL,
    restored_from integer,
    retired_at timestamptz,
    sources integer NOT NULL,
    passages integer NOT NULL,
    sentences integer NOT NULL,
    passage_words bigint NOT NULL,
    sentence_words bigint NOT NULL
  );

  CREATE TABLE verbatim.members (
    version integer NOT NULL REFERENCES verbatim.articles (version),
    first_generation integer NOT NULL,
    last_generation integer NOT NULL,
    PRIMARY KEY (version, first_generation)
  );

  CREATE TABLE verbatim.vocabulary (
    stem text COLLATE "C" NOT NULL,
    first_generation integer NOT NULL,
    last_generation integer NOT NULL,
    passages integer NOT NULL,
    PRIMARY KEY (stem, first_generation)
  );

  CREATE TABLE verbatim.held_back (
    source_key text COLLATE "C" PRIMARY KEY,
    source_id json NOT NULL,
    content_hash text
  );

  CREATE TABLE verbatim.builder (
    one integer PRIMARY KEY CHECK (one = 1),
    pid integer NOT NULL,
    host text NOT NULL,
    since text NOT NULL
  );
  `,
  // What bots remember (src/state): whose a record is, is a hash under a key that is not in the database.
  `
  CREATE TABLE verbatim.votes (
    message text COLLATE "C" NOT NULL,
    person bytea NOT NULL,
    is_helpful boolean NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (message, person)
  );
  CREATE INDEX votes_by_person ON verbatim.votes (person);
  CREATE INDEX votes_by_time ON verbatim.votes (at);

  CREATE TABLE verbatim.kept_questions (
    id text COLLATE "C" PRIMARY KEY,
    at bigint NOT NULL,
    server text,
    person bytea NOT NULL,
    cause text NOT NULL CHECK (cause IN ('no-answer', 'not-helpful')),
    answer text,
    text text NOT NULL
  );
  CREATE INDEX kept_questions_by_person ON verbatim.kept_questions (person);
  CREATE INDEX kept_questions_by_time ON verbatim.kept_questions (at);
  CREATE INDEX kept_questions_by_answer ON verbatim.kept_questions (answer);

  CREATE TABLE verbatim.asked (
    id uuid PRIMARY KEY,
    at bigint NOT NULL,
    is_answered boolean NOT NULL,
    latency_ms integer NOT NULL
  );
  CREATE INDEX asked_by_time ON verbatim.asked (at);

  CREATE TABLE verbatim.state_key (
    one integer PRIMARY KEY CHECK (one = 1),
    fingerprint bytea NOT NULL
  );
  `,
  // A text that comes under another id, or from another file, need not be embedded again.
  `CREATE INDEX IF NOT EXISTS articles_by_text ON verbatim.articles (sha256)`,
];

/** The schema this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The first schema that has tables for what bots remember. */
export const STATE_SINCE = 2;

/** Names of the tables that a schema of this version has. */
export function tablesOf(version: number): string[] {
  return MIGRATIONS.slice(0, version).flatMap((migration) =>
    Array.from(migration.matchAll(/CREATE TABLE verbatim\.(\w+)/gu), ([, table = '']) => table),
  );
}

/** How many migrations the database has seen; 0 when nothing of this program is in it. */
export async function readSchemaVersion(database: Queries): Promise<number> {
  try {
    const [row] = await database.query<{ version: number | null }>(
      'SELECT max(version) AS version FROM verbatim.migrations',
    );
    return row?.version ?? 0;
  } catch (error) {
    if (isUndefined(error)) return 0;
    throw error;
  }
}

/** @throws SchemaTooNewError */
export function checkSchemaVersion(found: number, name: string): void {
  if (found > SCHEMA_VERSION) throw new SchemaTooNewError(`The ${name}`, found, SCHEMA_VERSION);
}

/**
 * Brings the database to the newest schema, once, whoever else tries at the same time.
 * @throws SchemaTooNewError, PgvectorMissingError, DatabaseReadOnlyError, DatabaseInconsistentError
 */
export async function migrate(session: Session, name: string): Promise<void> {
  const found = await readSchemaVersion(session);
  checkSchemaVersion(found, name);
  if (found === SCHEMA_VERSION) return;
  await session.transaction(async () => {
    await session.query(`SELECT pg_advisory_xact_lock(${LOCK_CLASS}, ${MIGRATION_LOCK})`);
    await requirePgvector(session, name);
    await session.query('CREATE SCHEMA IF NOT EXISTS verbatim');
    await session.query(
      'CREATE TABLE IF NOT EXISTS verbatim.migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const before = await readSchemaVersion(session);
    checkSchemaVersion(before, name);
    for (let version = before; version < SCHEMA_VERSION; version += 1) {
      await session.query(MIGRATIONS[version] ?? '');
      await session.query('INSERT INTO verbatim.migrations (version) VALUES ($1)', [version + 1]);
    }
  });
}

/**
 * Installs pgvector where it is missing; what is there already was looked at when the session was opened.
 *
 * @throws PgvectorMissingError when the server has none, an old one, or this user may not install it
 */
async function requirePgvector(session: Session, name: string): Promise<void> {
  const read = (): Promise<Engine[]> => session.query<Engine>(`SELECT ${ENGINE}`);
  const [engine] = await read();
  if (engine?.pgvector !== null) return;
  try {
    await session.query('CREATE EXTENSION IF NOT EXISTS vector');
  } catch (error) {
    // 25006: a replica, which cannot be indexed into with or without pgvector.
    if (codeOf(error) === 'DATABASE_READ_ONLY') throw error;
    throw new PgvectorMissingError(name, null, MIN_PGVECTOR, { cause: error });
  }
  for (const installed of await read()) checkEngine(installed, name);
}
