/**
 * The state's schema, for `applyMigrations`. The first entry also fits files from before there were
 * versions. People are known by a hash under a key that is not in the database.
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
  // Votes get a time, so that they expire; questions that show a gap are kept with their text.
  `
  ALTER TABLE vote RENAME TO vote_before;
  CREATE TABLE vote (
    message TEXT NOT NULL,
    person BLOB NOT NULL,
    helpful INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (message, person)
  ) WITHOUT ROWID, STRICT;
  INSERT INTO vote SELECT message, person, helpful, unixepoch() * 1000 FROM vote_before;
  DROP TABLE vote_before;
  CREATE INDEX vote_person ON vote (person);
  CREATE INDEX vote_at ON vote (at);

  CREATE TABLE kept (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    server TEXT,
    person BLOB NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('no-answer', 'not-helpful')),
    answer TEXT,
    text TEXT NOT NULL
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX kept_person ON kept (person);
  CREATE INDEX kept_at ON kept (at);
  CREATE INDEX kept_answer ON kept (answer);
  `,
];
