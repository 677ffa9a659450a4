import type { Answer, Quote, SourceFilter } from '../domain.ts';
import type { PassageRow, Snapshot } from '../stores/store.ts';
import { type AnswerFeatures, describeAnswer } from './answer-features.ts';
import { type Choice, chooseQuotes, rankCandidates } from './choose.ts';
import { type Evidence, type EvidenceParts, gatherEvidence } from './evidence.ts';
import { retrievePassages } from '../retrieval/retrieve.ts';
import { explainNoAnswer } from './reasons.ts';
import { checkReceipt } from './receipt.ts';
import { type AnswerModel, type AnswerModels, score, sigmoid } from './weights.ts';

export interface Answerer {
  /** Answers from one generation of the index, in the sources' words or not at all. */
  ask(snapshot: Snapshot, question: string, filter?: SourceFilter): Promise<Answer>;
  /**
   * The passages that speak of a question, best first: those whose best sentence answers best, then
   * the rest as retrieved. Scores compare the passages of one question only.
   */
  search(snapshot: Snapshot, question: string, top: number, filter?: SourceFilter): Promise<FoundPassage[]>;
}

export interface FoundPassage {
  readonly row: PassageRow;
  readonly score: number;
}

/** Longest question that is looked at, in characters; Discord's longest message is 4,000. */
const MAX_QUESTION_CHARS = 4_000;

/** What an answer is made with. */
export interface AnswerParts extends EvidenceParts {
  readonly models: AnswerModels;
}

export function createAnswerer(parts: AnswerParts): Answerer {
  const model = parts.reader === null ? parts.models.withoutReader : parts.models.withReader;
  return {
    async ask(snapshot, asked, filter = {}) {
      const question = asked.slice(0, MAX_QUESTION_CHARS).trim();
      if (!/[\p{L}\p{N}]/u.test(question)) {
        return nothing(
          asked,
          'There is no question here. Ask about the story in a sentence, for example who, where or when.',
        );
      }
      const evidence = await gatherEvidence(parts, snapshot, question, filter);
      const { choices, confidence, features } = decide(evidence, model);
      const quotes = await Promise.all(choices.map((choice) => quoteChoice(snapshot, choice)));
      if (confidence >= model.threshold) {
        return { question: asked, status: 'answered', confidence, quotes, closest: null, reason: null };
      }
      return {
        question: asked,
        status: 'no-answer',
        confidence,
        quotes: [],
        closest: quotes[0] ?? null,
        reason: explainNoAnswer(evidence, features),
      };
    },
    async search(snapshot, question, top, filter = {}) {
      const evidence = await gatherEvidence(parts, snapshot, question.slice(0, MAX_QUESTION_CHARS), filter);
      const judged = rankPassages(evidence, model);
      if (judged.length >= top || judged.length === 0) return judged.slice(0, top);
      const seen = new Set(judged.map(({ row }) => row.id));
      const lowest = judged.at(-1)!.score;
      const others = await retrievePassages(snapshot, evidence.query, top, filter);
      return [
        ...judged,
        // Below all that were judged, in their own order.
        ...others
          .filter(({ id }) => !seen.has(id))
          .map(({ row, score: fused }) => ({ row, score: lowest - 1 + fused })),
      ].slice(0, top);
    },
  };
}

/** The passages of the candidates, each scored as its best sentence. */
function rankPassages({ candidates }: Evidence, model: AnswerModel): FoundPassage[] {
  const best = new Map<number, FoundPassage>();
  for (const { candidate, score: value } of rankCandidates(candidates, model.sentence)) {
    const { id, row } = candidate.passage;
    if (!best.has(id)) best.set(id, { row, score: value });
  }
  return [...best.values()];
}

/** What is quoted, best first, and the probability that the first quote answers. Pure. */
function decide(
  evidence: Evidence,
  model: AnswerModel,
): { choices: Choice[]; confidence: number; features: AnswerFeatures | null } {
  const choices = chooseQuotes(rankCandidates(evidence.candidates, model.sentence));
  const [best] = choices;
  if (best === undefined) return { choices, confidence: 0, features: null };
  const features = describeAnswer(evidence, best.candidate);
  return { choices, confidence: sigmoid(score(model.answerable, features)), features };
}

function nothing(question: string, reason: string): Answer {
  return { question, status: 'no-answer', confidence: 0, quotes: [], closest: null, reason };
}

/**
 * Builds a quote from the stored article and checks its receipt.
 *
 * @throws ReceiptError when the article does not have the quote at its place.
 */
async function quoteChoice(snapshot: Snapshot, { candidate, score: rank, alsoIn }: Choice): Promise<Quote> {
  const { sentence, answer } = candidate;
  const article = await snapshot.article(sentence.sourceId);
  if (article === null) throw new Error(`Source ${sentence.sourceId} is not in this generation.`);
  const { id, title, outlet, byline, url, publishedAt } = article;
  const quote: Quote = {
    text: article.raw.slice(sentence.start, sentence.end),
    source: { id, title, outlet, byline, url, publishedAt },
    start: sentence.start,
    end: sentence.end,
    sha256: article.sha256,
    highlight: answer === null ? null : { start: answer.start, end: answer.end },
    score: rank,
    alsoIn,
  };
  checkReceipt(quote, article.raw);
  return quote;
}
