import type { CutArticle } from '../../domain.ts';
import { checkVectors, countWords, passagesOfSentences } from '../cut-article.ts';
import type { IndexedVectors, IndexIdentity, StoredVersion } from '../store.ts';
import { fromBlob, toBlob } from '../vectors/vectors.ts';
import type { Queries, Session } from './database.ts';
import { fromVectorText, toVectorText } from './dense.ts';
import { type Details, readArticle, sourceKey } from './rows.ts';
import { type Searchable, toSearchable } from './tokens.ts';

const total = (texts: readonly Searchable[]): number => texts.reduce((sum, { count }) => sum + count, 0);

/** Stores an article's version with everything cut from it, in one transaction; returns its key. */
export function insertVersion(
  session: Session,
  identity: { readonly key: number; readonly dimension: number },
  cut: CutArticle,
  contentHash: string,
  vectors: IndexedVectors,
  indexedAt: string,
): Promise<number> {
  checkVectors(cut, vectors, identity.dimension);
  const { article, passages, sentences } = cut;
  const textOf = ({ start, end }: { start: number; end: number }): string => article.raw.slice(start, end);
  const passageTexts = passages.map((passage) =>
    toSearchable([article.title, passage.heading, textOf(passage)]),
  );
  const sentenceTexts = sentences.map((sentence) => toSearchable([textOf(sentence)]));
  const { id, title, outlet, byline, url, publishedAt, citedOutlets } = article;
  const details: Details = { id, title, outlet, byline, url, publishedAt, citedOutlets };

  return session.transaction(async () => {
    const version = await insertArticle(session, [
      identity.key,
      sourceKey(id),
      contentHash,
      article.sha256,
      JSON.stringify(details),
      indexedAt,
      countWords(cut),
      passages.length,
      sentences.length,
      total(passageTexts),
      total(sentenceTexts),
    ]);
    await session.query('INSERT INTO verbatim.texts (version, spans, raw) VALUES ($1, $2, $3)', [
      version,
      JSON.stringify(article.spans),
      Buffer.from(article.raw, 'utf8'),
    ]);
    const rows = await session.query<{ id: number }>(
      `INSERT INTO verbatim.passages (version, start_offset, end_offset, first_sentence, last_sentence,
         heading, word_count, words)
       SELECT $1, t.start_offset, t.end_offset, t.first_sentence, t.last_sentence, t.heading, t.word_count,
         t.words::tsvector
       FROM unnest($2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::json[], $7::integer[],
         $8::text[]) WITH ORDINALITY AS t (start_offset, end_offset, first_sentence, last_sentence, heading,
         word_count, words, place) ORDER BY t.place RETURNING id`,
      [
        version,
        passages.map(({ start }) => start),
        passages.map(({ end }) => end),
        passages.map(({ firstSentence }) => firstSentence),
        passages.map(({ lastSentence }) => lastSentence),
        passages.map(({ heading }) => JSON.stringify(heading)),
        passageTexts.map(({ count }) => count),
        passageTexts.map(({ words }) => words),
      ],
    );
    const passageIds = rows.map((row) => row.id).toSorted((a, b) => a - b);
    await session.query(
      `INSERT INTO verbatim.passage_vectors (id, version, identity_id, vector)
       SELECT t.id, $1, $2, t.vector::vector FROM unnest($3::integer[], $4::text[]) AS t (id, vector)`,
      [version, identity.key, passageIds, vectors.passages.map(toVectorText)],
    );
    await session.query(
      `INSERT INTO verbatim.sentences (version, passage_id, position, start_offset, end_offset, paragraph,
         word_count, words, vector)
       SELECT $1, t.passage_id, t.place - 1, t.start_offset, t.end_offset, t.paragraph, t.word_count,
         t.words::tsvector, t.vector
       FROM unnest($2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::integer[], $7::text[],
         $8::bytea[]) WITH ORDINALITY AS t (passage_id, start_offset, end_offset, paragraph, word_count,
         words, vector, place) ORDER BY t.place`,
      [
        version,
        passagesOfSentences(cut).map((passage) => passageIds[passage]),
        sentences.map(({ start }) => start),
        sentences.map(({ end }) => end),
        sentences.map(({ paragraph }) => paragraph),
        sentenceTexts.map(({ count }) => count),
        sentenceTexts.map(({ words }) => words),
        vectors.sentences.map(toBlob),
      ],
    );
    return version;
  });
}

async function insertArticle(session: Session, values: readonly unknown[]): Promise<number> {
  const [row] = await session.query<{ version: number }>(
    `INSERT INTO verbatim.articles (identity_id, source_key, content_hash, sha256, details, indexed_at, words,
       passages, sentences, passage_words, sentence_words)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING version`,
    values,
  );
  if (!row) throw new Error('A version that was stored has no key.');
  return row.version;
}

/** A version with its vectors and what they were made with. */
export async function readVersion(database: Queries, version: number): Promise<StoredVersion | null> {
  const article = await readArticle(database, version);
  if (!article) return null;
  const [identity] = await database.query<IndexIdentity>(
    `SELECT i.model, i.dimension, i.cutter FROM verbatim.articles a
     JOIN verbatim.identities i ON i.id = a.identity_id WHERE a.version = $1`,
    [version],
  );
  if (!identity) throw new Error(`Version ${version} has no identity.`);
  const passages = await database.query<{ vector: string }>(
    'SELECT vector::text AS vector FROM verbatim.passage_vectors WHERE version = $1 ORDER BY id',
    [version],
  );
  const sentences = await database.query<{ vector: Buffer }>(
    'SELECT vector FROM verbatim.sentences WHERE version = $1 ORDER BY position',
    [version],
  );
  return {
    article,
    identity,
    vectors: {
      passages: passages.map((row) => fromVectorText(row.vector)),
      sentences: sentences.map((row) => fromBlob(row.vector)),
    },
  };
}
