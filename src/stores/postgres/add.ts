import type { CutArticle } from '../../domain.ts';
import { checkVectors, countBodyWords, passagesOfSentences } from '../cut-article.ts';
import type { IndexedVectors, IndexIdentity, StoredVersion } from '../store.ts';
import { fromBlob } from '../vectors/vectors.ts';
import type { Queries } from './queries.ts';
import type { Session } from './session.ts';
import { fromVectorText } from './dense.ts';
import { inParts, insertPassages, insertSentences } from './insert-rows.ts';
import { type Details, readArticle, storedId } from './rows.ts';
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
  const passageRows = passages.map((passage, i) => ({
    ...passage,
    ...toSearchable([article.title, passage.heading, textOf(passage)]),
    vector: vectors.passages[i]!,
  }));
  const passageOf = passagesOfSentences(cut);
  const sentenceRows = sentences.map((sentence, position) => ({
    ...sentence,
    ...toSearchable([textOf(sentence)]),
    position,
    passage: passageOf[position]!,
    vector: vectors.sentences[position]!,
  }));
  const { id, title, outlet, byline, url, publishedAt, citedOutlets } = article;
  const details: Details = { id, title, outlet, byline, url, publishedAt, citedOutlets };

  return session.transaction(async () => {
    const version = await insertArticle(session, [
      identity.key,
      storedId(id),
      contentHash,
      article.sha256,
      JSON.stringify(details),
      indexedAt,
      countBodyWords(cut),
      passages.length,
      sentences.length,
      total(passageRows),
      total(sentenceRows),
    ]);
    await session.query('INSERT INTO verbatim.texts (version, spans, raw) VALUES ($1, $2, $3)', [
      version,
      JSON.stringify(article.spans),
      Buffer.from(article.raw, 'utf8'),
    ]);
    const passageIds: number[] = [];
    for (const part of inParts(passageRows)) {
      passageIds.push(...(await insertPassages(session, version, identity.key, part)));
    }
    for (const part of inParts(sentenceRows)) await insertSentences(session, version, passageIds, part);
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
