/**
 * The state's schema, for `applyMigrations`. The first entry also fits files from before there were
 * versions.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE IF NOT EXISTS vote (
    message TEXT NOT NULL,
    person BLOB NOT NULL,
    helpful INTEGER NOT NULL,
    PRIMARY KEY (message, person)
  ) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS question (
    at INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    latency_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS question_at ON question (at);
  `,
];
