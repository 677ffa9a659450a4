import { searchableText } from '../searchable.ts';
import { type Connection, required } from './connection.ts';

interface ArticleText {
  title: string;
  raw: string;
}

interface Cut {
  id: number;
  start_offset: number;
  end_offset: number;
  heading: string | null;
}

interface TextVisitor {
  passage(id: number, title: string, heading: string | null, text: string): void;
  sentence(id: number, text: string): void;
}

/** Visits the text of every passage and sentence of a version. */
function visitTexts(connection: Connection, version: number, visit: TextVisitor): void {
  const { title, raw } = required(
    connection
      .sql<ArticleText>(
        'SELECT a.title, t.raw FROM articles a JOIN texts t ON t.version = a.version WHERE a.version = ?',
      )
      .get(version),
  );
  const passages = connection
    .sql<Cut>('SELECT id, start_offset, end_offset, heading FROM passages WHERE version = ? ORDER BY id')
    .all(version);
  for (const cut of passages) {
    const heading = cut.heading === null ? null : searchableText(cut.heading);
    visit.passage(
      cut.id,
      searchableText(title),
      heading,
      searchableText(raw.slice(cut.start_offset, cut.end_offset)),
    );
  }
  const sentences = connection
    .sql<Cut>('SELECT id, start_offset, end_offset FROM sentences WHERE version = ? ORDER BY id')
    .all(version);
  for (const cut of sentences) {
    visit.sentence(cut.id, searchableText(raw.slice(cut.start_offset, cut.end_offset)));
  }
}

/** Puts a version's texts into the full-text tables. */
export function addTexts(connection: Connection, version: number): void {
  const passages = connection.sql(
    'INSERT INTO passages_text (rowid, title, heading, text) VALUES (?, ?, ?, ?)',
  );
  const sentences = connection.sql('INSERT INTO sentences_text (rowid, text) VALUES (?, ?)');
  visitTexts(connection, version, {
    passage: (id, title, heading, text) => void passages.run(id, title, heading, text),
    sentence: (id, text) => void sentences.run(id, text),
  });
}

/** Takes a version's texts out of the full-text tables. */
function removeTexts(connection: Connection, version: number): void {
  const passages = connection.sql(
    `INSERT INTO passages_text (passages_text, rowid, title, heading, text) VALUES ('delete', ?, ?, ?, ?)`,
  );
  const sentences = connection.sql(
    `INSERT INTO sentences_text (sentences_text, rowid, text) VALUES ('delete', ?, ?)`,
  );
  visitTexts(connection, version, {
    passage: (id, title, heading, text) => void passages.run(id, title, heading, text),
    sentence: (id, text) => void sentences.run(id, text),
  });
}

/** Makes the full-text tables anew, of all that is in the table `wanted`. */
export function refillTexts(connection: Connection): void {
  for (const table of ['passages_text', 'sentences_text']) {
    connection.sql(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`).run();
  }
  const wanted = connection.sql<{ version: number }>('SELECT version FROM wanted ORDER BY version').all();
  for (const { version } of wanted) addTexts(connection, version);
}

/**
 * Makes the full-text tables hold the next generation: takes out what is in the table `removed`,
 * puts in what is in `added`. Taking out needs the very text that was put in; only so do document
 * counts and lengths become what they would be had it never been there.
 */
export function changeTexts(connection: Connection): void {
  const versionsIn = (table: 'added' | 'removed'): number[] =>
    connection
      .sql<{ version: number }>(`SELECT version FROM ${table} ORDER BY version`)
      .all()
      .map(({ version }) => version);
  for (const version of versionsIn('removed')) removeTexts(connection, version);
  for (const version of versionsIn('added')) addTexts(connection, version);
}
