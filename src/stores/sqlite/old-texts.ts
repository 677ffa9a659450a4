import { setImmediate as breathe } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { placesTable, TOKENIZER } from './schema.ts';
import { addTexts } from './text-rows.ts';

/** Filling yields to the event loop this often, so that a bot goes on answering. */
const MAX_BLOCK_MS = 10;

/** As in the schema; `temp` hides the tables of the file, and lives and ends with the connection. */
const TABLES = `
  CREATE VIRTUAL TABLE temp.passages_text USING fts5 (
    title, heading, text,
    content = '', tokenize = '${TOKENIZER}'
  );
  CREATE VIRTUAL TABLE temp.passages_vocabulary USING fts5vocab ('temp', 'passages_text', 'row');
  CREATE VIRTUAL TABLE temp.sentences_text USING fts5 (
    text,
    content = '', tokenize = '${TOKENIZER}'
  );
`;

/**
 * The full-text tables of the file hold the current generation only. For another one they are made in
 * memory, when they are first needed.
 *
 * @param connection used for this generation alone, inside its read transaction
 */
export function createOldTexts(connection: Connection, generation: number): () => Promise<void> {
  async function fill(): Promise<void> {
    const versions = connection
      .sql<{ version: number }>('SELECT version FROM members WHERE generation = ? ORDER BY version')
      .all(generation);
    // The pragma keeps temporary tables from being written, too, which looking up stems still does.
    connection.db.pragma('query_only = OFF');
    connection.db.exec(`DROP TABLE temp.passages_places; ${TABLES} ${placesTable('temp')}`);
    let blockedSince = performance.now();
    for (const { version } of versions) {
      addTexts(connection, version);
      if (performance.now() - blockedSince < MAX_BLOCK_MS) continue;
      await breathe();
      blockedSince = performance.now();
    }
  }

  let filled: Promise<void> | undefined;
  return () => (filled ??= fill());
}
