import type { SentenceRow, StoredArticle } from '../store.ts';
import type { Connection } from './connection.ts';
import type { GenerationRecord } from './generations.ts';
import type { RowCaches } from './row-caches.ts';
import { readArticle, readRaw, readSentencesOf } from './rows.ts';
import type { Verified } from './verified.ts';

/** Rows of one generation that questions ask for again and again. */
export interface KnownRows {
  /** A version's text, not compared with what was written. */
  readonly rawOf: (version: number) => string;
  /** The same rows. @throws ContentsDamagedError when their articles are not what was written */
  readonly checkedRows: (rows: SentenceRow[]) => SentenceRow[];
  article(version: number): StoredArticle | null;
  /** In order of passage (as given) and position. */
  sentencesOf(passageIds: readonly number[]): SentenceRow[];
}

/** Rows are read through the caches; an article's are compared with its checksum before they are first given out. */
export function createKnownRows(
  connection: Connection,
  { info: { generation }, fingerprint }: GenerationRecord,
  caches: RowCaches,
  verified: Verified,
): KnownRows {
  const rawOf = (version: number): string => {
    const known = caches.texts.get(version);
    if (known !== undefined) return known;
    const raw = readRaw(connection, version);
    caches.texts.add(version, raw);
    return raw;
  };

  const checkedRows = (rows: SentenceRow[]): SentenceRow[] => {
    verified.checkVersions(connection, new Set(rows.map(({ version }) => version)));
    return rows;
  };

  function keyOf(passageId: number): string {
    return `${fingerprint} ${passageId}`;
  }

  /** Reads the sentences of passages, and keeps them; a passage that the generation does not hold has none. */
  function readSentences(passageIds: ReadonlySet<number>): ReadonlyMap<number, readonly SentenceRow[]> {
    const found = new Map<number, SentenceRow[]>();
    for (const row of checkedRows(readSentencesOf(connection, generation, [...passageIds], rawOf))) {
      const own = found.get(row.passageId) ?? [];
      own.push({ ...row, text: withoutParent(row.text) });
      found.set(row.passageId, own);
    }
    for (const [id, sentences] of found) caches.sentences.add(keyOf(id), sentences);
    return found;
  }

  return {
    rawOf,
    checkedRows,
    article(version) {
      const known = caches.articles.get(version);
      if (known !== undefined) return known;
      verified.checkVersions(connection, [version]);
      const article = readArticle(connection, version, rawOf);
      if (article !== null) caches.articles.add(version, article);
      return article;
    },
    sentencesOf(passageIds) {
      const known = new Map(passageIds.map((id) => [id, caches.sentences.get(keyOf(id))]));
      const missing = new Set(passageIds.filter((id) => known.get(id) === undefined));
      if (missing.size > 0) for (const [id, sentences] of readSentences(missing)) known.set(id, sentences);
      return passageIds.flatMap((id) => known.get(id) ?? []);
    },
  };
}

/** The same text: a slice would keep the whole text that it was cut from in memory for as long. */
function withoutParent(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
