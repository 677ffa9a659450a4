import type { CutArticle } from '../../domain.ts';
import { checkVectors, countBodyWords, passagesOfSentences } from '../cut-article.ts';
import type { IndexedVectors, IndexIdentity, StoredVersion } from '../store.ts';
import { fromBlob, toBlob } from '../vectors/vectors.ts';
import { sealVersion } from './checksums.ts';
import { type Connection, required } from './connection.ts';
import { isVersionDamaged } from './damage.ts';
import { readArticle, readRaw } from './rows.ts';

/** Stores an article's version with everything cut from it; returns its key. */
export function insertVersion(
  connection: Connection,
  identity: { readonly key: number; readonly dimension: number },
  cut: CutArticle,
  contentHash: string,
  vectors: IndexedVectors,
  indexedAt: string,
): number {
  checkVectors(cut, vectors, identity.dimension);
  const { article, passages, sentences } = cut;
  const { lastInsertRowid } = connection
    .sql(
      `INSERT INTO articles (identity_id, source_id, content_hash, sha256, title, outlet, byline, url,
         published_at, cited_outlets, indexed_at, words, passages, sentences)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      identity.key,
      article.id,
      contentHash,
      article.sha256,
      article.title,
      article.outlet,
      article.byline,
      article.url,
      article.publishedAt,
      JSON.stringify(article.citedOutlets),
      indexedAt,
      countBodyWords(cut),
      passages.length,
      sentences.length,
    );
  const version = Number(lastInsertRowid);
  connection
    .sql('INSERT INTO texts (version, spans, raw) VALUES (?, ?, ?)')
    .run(version, JSON.stringify(article.spans), article.raw);
  const insertPassage = connection.sql(
    `INSERT INTO passages (version, start_offset, end_offset, first_sentence, last_sentence, heading, vector)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertSentence = connection.sql(
    `INSERT INTO sentences (version, passage_id, position, start_offset, end_offset, paragraph, vector)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const passageIds = passages.map(({ start, end, firstSentence, lastSentence, heading }, i) => {
    const vector = toBlob(required(vectors.passages[i]));
    return insertPassage.run(version, start, end, firstSentence, lastSentence, heading, vector)
      .lastInsertRowid;
  });
  passagesOfSentences(cut).forEach((passage, position) => {
    const { start, end, paragraph } = required(sentences[position]);
    const vector = toBlob(required(vectors.sentences[position]));
    insertSentence.run(version, passageIds[passage], position, start, end, paragraph, vector);
  });
  sealVersion(connection, version);
  return version;
}

function readVectors(
  connection: Connection,
  table: 'passages' | 'sentences',
  version: number,
): Float32Array[] {
  const rows = connection
    .sql<{ vector: Buffer }>(`SELECT vector FROM ${table} WHERE version = ? ORDER BY id`)
    .all(version);
  return rows.map((row) => fromBlob(row.vector));
}

/** A version with its vectors and what they were made with; null also when it is not what was written. */
export function readVersion(connection: Connection, version: number): StoredVersion | null {
  const article = readArticle(connection, version, (of) => readRaw(connection, of));
  if (!article || isVersionDamaged(connection, version)) return null;
  const identity = required(
    connection
      .sql<IndexIdentity>(
        `SELECT i.model, i.dimension, i.cutter FROM articles a JOIN identities i ON i.id = a.identity_id
       WHERE a.version = ?`,
      )
      .get(version),
  );
  return {
    article,
    identity,
    vectors: {
      passages: readVectors(connection, 'passages', version),
      sentences: readVectors(connection, 'sentences', version),
    },
  };
}
