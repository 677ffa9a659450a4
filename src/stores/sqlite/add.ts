import type { CutArticle } from '../../domain.ts';
import { InvalidVectorError } from '../errors.ts';
import type { IndexedVectors, IndexIdentity, StoredVersion } from '../store.ts';
import { checkVector, fromBlob, toBlob } from '../vectors/vectors.ts';
import { type Connection, sure } from './connection.ts';
import { readArticle } from './rows.ts';

function countWords({ article }: CutArticle): number {
  let words = 0;
  for (const span of article.spans) {
    if (span.kind !== 'body') continue;
    words += article.raw.slice(span.start, span.end).split(/\s+/u).filter(Boolean).length;
  }
  return words;
}

function checkVectors({ passages, sentences }: CutArticle, vectors: IndexedVectors, dimension: number): void {
  if (vectors.passages.length !== passages.length || vectors.sentences.length !== sentences.length) {
    throw new InvalidVectorError('there are not as many vectors as passages and sentences');
  }
  for (const vector of vectors.passages) checkVector(vector, dimension, 'a passage');
  for (const vector of vectors.sentences) checkVector(vector, dimension, 'a sentence');
}

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
      countWords(cut),
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
  let next = 0;
  passages.forEach(({ start, end, firstSentence, lastSentence, heading }, i) => {
    const vector = toBlob(sure(vectors.passages[i]));
    const passageId = insertPassage.run(version, start, end, firstSentence, lastSentence, heading, vector);
    // Should passages share sentences, these belong to the first.
    for (; next <= lastSentence; next += 1) {
      const sentence = sentences[next];
      if (!sentence || next < firstSentence)
        throw new Error(`Sentence ${next} of ${article.id} is in no passage.`);
      insertSentence.run(
        version,
        passageId.lastInsertRowid,
        next,
        sentence.start,
        sentence.end,
        sentence.paragraph,
        toBlob(sure(vectors.sentences[next])),
      );
    }
  });
  if (next !== sentences.length) throw new Error(`Sentence ${next} of ${article.id} is in no passage.`);
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

/** A version with its vectors and what they were made with. */
export function readVersion(connection: Connection, version: number): StoredVersion | null {
  const article = readArticle(connection, version);
  if (!article) return null;
  const identity = sure(
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
