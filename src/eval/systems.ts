import { type AnswerParts, createAnswerer } from '../answer/answerer.ts';
import type { Answer, Hit, Quote } from '../domain.ts';
import { type Fused, fuse } from '../retrieval/fusion.ts';
import { searchTerms } from '../retrieval/terms.ts';
import { detailsOf } from '../source-details.ts';
import type { Scored, SentenceRow, Snapshot } from '../stores/store.ts';
import { dot } from '../stores/vectors/vectors.ts';
import type { SystemUnderTest } from './system.ts';

/** Candidates of the simple systems: more than are ever looked at. */
const DEPTH = 200;
/** Passages whose sentences the simple systems quote from, as many as the full one. */
const PASSAGES = 12;
const QUOTES = 3;
/** Weight of its passage's score beside a sentence's own in the fused system; .3 to .5 do alike. */
const PASSAGE_WEIGHT = 0.4;
/** Cosines of e5 lie between about these; the rest of its range is empty. */
const LOWEST_COSINE = 0.7;
/** A BM25 score of this is taken for even odds; nothing is fitted. */
const EVEN_BM25 = 10;

interface Ranking {
  /** Scores of passages and of sentences, best first. */
  passages(question: string, vector: Float32Array, exclude: readonly string[]): Promise<readonly Scored[]>;
  sentences(
    question: string,
    vector: Float32Array,
    rows: readonly SentenceRow[],
    passages: readonly Scored[],
  ): Promise<readonly Scored[]>;
  /** 0 to 1, from the best sentence's own score. */
  confidence(best: Scored): number;
}

/** What is compared: each half of retrieval alone, both, and the whole with and without a reader. */
export function createSystems(snapshot: Snapshot, parts: AnswerParts): SystemUnderTest[] {
  const lexicalSentences = (question: string): Promise<Scored[]> =>
    snapshot.lexicalSentences(searchTerms(question), 10_000);
  const lexical: Ranking = {
    passages: (question, _, exclude) => snapshot.lexicalPassages(searchTerms(question), DEPTH, { exclude }),
    sentences: (question) => lexicalSentences(question),
    confidence: ({ score }) => score / (score + EVEN_BM25),
  };
  const dense: Ranking = {
    passages: (_, vector, exclude) => snapshot.densePassages(vector, DEPTH, { exclude }),
    sentences: async (_, vector, rows) => byCosine(vector, rows),
    confidence: ({ score }) => toShare(score),
  };
  const fused: Ranking = {
    passages: async (...args) => fuse(await dense.passages(...args), await lexical.passages(...args)),
    sentences: async (question, vector, rows, passages) => {
      const known = new Set(rows.map(({ id }) => id));
      const words = (await lexicalSentences(question)).filter(({ id }) => known.has(id));
      const passageScores = new Map(passages.map(({ id, score }) => [id, score]));
      const passageOf = new Map(rows.map(({ id, passageId }) => [id, passageId]));
      const support = ({ id }: Fused): number => passageScores.get(passageOf.get(id) ?? -1) ?? 0;
      return fuse(byCosine(vector, rows), words)
        .map((hit) => ({ id: hit.id, dense: hit.dense, score: hit.score + PASSAGE_WEIGHT * support(hit) }))
        .toSorted((a, b) => b.score - a.score);
    },
    confidence: (best) => ('dense' in best ? toShare(Number(best.dense)) : 0),
  };
  const bare = (name: string, ranking: Ranking): SystemUnderTest =>
    createRankingSystem(name, ranking, snapshot, parts);
  const whole = (name: string, wholeParts: AnswerParts): SystemUnderTest => {
    const answerer = createAnswerer(wholeParts);
    return {
      name,
      search: async (question, filter, top) =>
        (await answerer.search(snapshot, question, top, filter)).map(({ row, score }) => ({
          source: row.sourceId,
          start: row.start,
          end: row.end,
          text: row.text,
          score,
        })),
      ask: (question, filter) => answerer.ask(snapshot, question, filter),
    };
  };
  return [
    bare('BM25 alone', lexical),
    bare('embedding alone', dense),
    bare('fused', fused),
    whole('full, no reader', { ...parts, reader: null }),
    ...(parts.reader === null ? [] : [whole('full', parts)]),
  ];
}

function createRankingSystem(
  name: string,
  ranking: Ranking,
  snapshot: Snapshot,
  { embedder }: AnswerParts,
): SystemUnderTest {
  return {
    name,
    async search(question, { exclude = [] }, top): Promise<Hit[]> {
      const vector = await embedder.embedQuestion(question);
      const found = (await ranking.passages(question, vector, exclude)).slice(0, top);
      const rows = await snapshot.passages(found.map(({ id }) => id));
      return rows.map(({ sourceId, start, end, text }, index) => ({
        source: sourceId,
        start,
        end,
        text,
        score: found[index]!.score,
      }));
    },
    async ask(question, { exclude = [] }): Promise<Answer> {
      const vector = await embedder.embedQuestion(question);
      const passages = (await ranking.passages(question, vector, exclude)).slice(0, PASSAGES);
      const rows = await snapshot.sentencesOf(passages.map(({ id }) => id));
      const byId = new Map(rows.map((row) => [row.id, row]));
      const ranked = (await ranking.sentences(question, vector, rows, passages)).filter(({ id }) =>
        byId.has(id),
      );
      const best = ranked.slice(0, QUOTES);
      const quotes = await Promise.all(best.map(({ id, score }) => quoteOf(snapshot, byId.get(id)!, score)));
      const confidence = best[0] === undefined ? 0 : Math.min(1, Math.max(0, ranking.confidence(best[0])));
      const isAnswered = confidence >= 0.5;
      return {
        question,
        status: isAnswered ? 'answered' : 'no-answer',
        confidence,
        quotes: isAnswered ? quotes : [],
        closest: isAnswered ? null : (quotes[0] ?? null),
        reason: isAnswered ? null : { code: 'unsure' },
      };
    },
  };
}

async function quoteOf(snapshot: Snapshot, sentence: SentenceRow, score: number): Promise<Quote> {
  const article = await snapshot.article(sentence.sourceId);
  if (article === null) throw new Error(`Source ${sentence.sourceId} is not in this generation.`);
  const { sha256, raw } = article;
  const { start, end } = sentence;
  return {
    text: raw.slice(start, end),
    source: detailsOf(article),
    start,
    end,
    sha256,
    highlight: null,
    score,
    alsoIn: [],
  };
}

function byCosine(vector: Float32Array, rows: readonly SentenceRow[]): Scored[] {
  return rows
    .map((row) => ({ id: row.id, score: dot(row.vector, vector) }))
    .toSorted((a, b) => b.score - a.score || a.id - b.id);
}

function toShare(cosine: number): number {
  return (cosine - LOWEST_COSINE) / (1 - LOWEST_COSINE);
}
