import { InvalidGenerationError } from '../errors.ts';
import { nextGeneration } from '../next-generation.ts';
import type { GenerationInfo, GenerationOrigin, IndexIdentity } from '../store.ts';
import type { Session } from './session.ts';
import { createVectorIndex } from './dense.ts';
import { type GenerationRecord, readGenerations, readMembers } from './generations.ts';
import { holdBack } from './held-back.ts';
import { OPEN_END } from './schema.ts';

interface Totals {
  sources: number;
  distinct: number;
  passages: number;
  sentences: number;
  passage_words: number;
  sentence_words: number;
}

/** @throws InvalidGenerationError */
async function countAndCheck(
  session: Session,
  identity: number,
  versions: ReadonlySet<number>,
): Promise<Totals> {
  const [totals] = await session.query<Totals>(
    `SELECT count(*) AS sources, count(DISTINCT source_key) AS distinct, coalesce(sum(passages), 0) AS passages,
       coalesce(sum(sentences), 0) AS sentences, coalesce(sum(passage_words), 0)::bigint AS passage_words,
       coalesce(sum(sentence_words), 0)::bigint AS sentence_words
     FROM verbatim.articles WHERE version = ANY($1::integer[]) AND identity_id = $2`,
    [[...versions], identity],
  );
  if (!totals || totals.sources < versions.size) {
    throw new InvalidGenerationError('a version is missing, or was made with another model or other rules');
  }
  if (totals.distinct < totals.sources) throw new InvalidGenerationError('a source would be in it twice');
  return totals;
}

/** Ends and begins counts of stems, where the generation has others than the one before. */
const CHANGE_VOCABULARY = `
  WITH change AS (
    SELECT stem, sum(delta) AS delta FROM (
      SELECT unnest(tsvector_to_array(words)) AS stem, 1 AS delta FROM verbatim.passages WHERE version = ANY($2)
      UNION ALL
      SELECT unnest(tsvector_to_array(words)), -1 FROM verbatim.passages WHERE version = ANY($3)
    ) each GROUP BY stem HAVING sum(delta) <> 0
  ), ended AS (
    UPDATE verbatim.vocabulary v SET last_generation = $1::integer - 1 FROM change c
    WHERE v.stem = c.stem AND v.last_generation = ${OPEN_END} RETURNING v.stem, v.passages
  )
  INSERT INTO verbatim.vocabulary (stem, first_generation, last_generation, passages)
  SELECT c.stem, $1, ${OPEN_END}, coalesce(e.passages, 0) + c.delta
  FROM change c LEFT JOIN ended e ON e.stem = c.stem COLLATE "C" WHERE coalesce(e.passages, 0) + c.delta > 0`;

interface GenerationChange extends Pick<GenerationOrigin, 'heldBack'> {
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

async function writeGeneration(
  session: Session,
  { info, identityId, passageWords, sentenceWords }: Omit<GenerationRecord, 'fingerprint'>,
  { added, removed, heldBack }: GenerationChange,
): Promise<void> {
  const { generation } = info;
  await session.query(
    `INSERT INTO verbatim.generations (generation, identity_id, created_at, restored_from, sources, passages,
       sentences, passage_words, sentence_words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      generation,
      identityId,
      info.createdAt,
      info.restoredFrom,
      info.sources,
      info.passages,
      info.sentences,
      passageWords,
      sentenceWords,
    ],
  );
  await session.query(
    `UPDATE verbatim.members SET last_generation = $1::integer - 1
     WHERE version = ANY($2) AND last_generation = ${OPEN_END}`,
    [generation, removed],
  );
  await session.query(
    `INSERT INTO verbatim.members (version, first_generation, last_generation)
     SELECT version, $1, ${OPEN_END} FROM unnest($2::integer[]) AS t (version)`,
    [generation, added],
  );
  await session.query(CHANGE_VOCABULARY, [generation, added, removed]);
  await holdBack(session, info, heldBack);
}

/** What a commit needs to know. */
export interface CommitSettings {
  /** For people. */
  readonly name: string;
  /** Passages above which an index of the vectors is made, before the generation can be seen. */
  readonly exactLimit: number;
}

/**
 * Makes these versions the current generation, in one transaction. It writes what changed only.
 *
 * @param origin where they come from, if not from a run
 */
export async function commitGeneration(
  session: Session,
  { name, exactLimit }: CommitSettings,
  identity: IndexIdentity & { readonly key: number },
  versions: readonly number[],
  origin: GenerationOrigin = {},
): Promise<GenerationInfo> {
  const wanted = new Set(versions);
  const totals = await countAndCheck(session, identity.key, wanted);
  const [current] = await readGenerations(session, name);
  const before = new Set(current ? await readMembers(session, current.info.generation) : []);
  const info = nextGeneration(current?.info ?? null, identity, totals, origin);
  if (info.passages > exactLimit) await createVectorIndex(session, identity.key, info.dimension);
  await session.transaction(() =>
    writeGeneration(
      session,
      {
        info,
        identityId: identity.key,
        passageWords: totals.passage_words,
        sentenceWords: totals.sentence_words,
      },
      {
        ...origin,
        added: [...wanted].filter((version) => !before.has(version)),
        removed: [...before].filter((version) => !wanted.has(version)),
      },
    ),
  );
  return info;
}
