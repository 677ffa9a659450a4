import { searchableText } from '../searchable.ts';
import { type Connection, sure } from './connection.ts';

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

/** Visits the text of every passage and sentence of the versions in a temporary table. */
function visitTexts(connection: Connection, table: 'added' | 'removed', visit: TextVisitor): void {
  const versions = connection.sql<{ version: number }>(`SELECT version FROM ${table} ORDER BY version`).all();
  const readArticle = connection.sql<ArticleText>(
    'SELECT a.title, t.raw FROM articles a JOIN texts t ON t.version = a.version WHERE a.version = ?',
  );
  const readPassages = connection.sql<Cut>(
    'SELECT id, start_offset, end_offset, heading FROM passages WHERE version = ? ORDER BY id',
  );
  const readSentences = connection.sql<Cut>(
    'SELECT id, start_offset, end_offset FROM sentences WHERE version = ? ORDER BY id',
  );
  for (const { version } of versions) {
    const { title, raw } = sure(readArticle.get(version));
    for (const cut of readPassages.all(version)) {
      const heading = cut.heading === null ? null : searchableText(cut.heading);
      visit.passage(
        cut.id,
        searchableText(title),
        heading,
        searchableText(raw.slice(cut.start_offset, cut.end_offset)),
      );
    }
    for (const cut of readSentences.all(version)) {
      visit.sentence(cut.id, searchableText(raw.slice(cut.start_offset, cut.end_offset)));
    }
  }
}

/**
 * Makes the full-text tables hold the next generation: takes out what is in the table `removed`,
 * puts in what is in `added`. Taking out needs the very text that was put in; only so do document
 * counts and lengths become what they would be had it never been there.
 */
export function changeTexts(connection: Connection): void {
  const removePassage = connection.sql(
    `INSERT INTO passages_text (passages_text, rowid, title, heading, text) VALUES ('delete', ?, ?, ?, ?)`,
  );
  const removeSentence = connection.sql(
    `INSERT INTO sentences_text (sentences_text, rowid, text) VALUES ('delete', ?, ?)`,
  );
  visitTexts(connection, 'removed', {
    passage: (id, title, heading, text) => void removePassage.run(id, title, heading, text),
    sentence: (id, text) => void removeSentence.run(id, text),
  });
  const addPassage = connection.sql(
    'INSERT INTO passages_text (rowid, title, heading, text) VALUES (?, ?, ?, ?)',
  );
  const addSentence = connection.sql('INSERT INTO sentences_text (rowid, text) VALUES (?, ?)');
  visitTexts(connection, 'added', {
    passage: (id, title, heading, text) => void addPassage.run(id, title, heading, text),
    sentence: (id, text) => void addSentence.run(id, text),
  });
}
