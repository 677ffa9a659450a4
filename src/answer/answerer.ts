import type { Answer, Quote, SourceFilter } from '../domain.ts';
import type { Snapshot } from '../stores/store.ts';
import { type AnswerFeatures, describeAnswer } from './answer-features.ts';
import { type Choice, chooseQuotes, rankCandidates } from './choose.ts';
import { type Evidence, type EvidenceParts, gatherEvidence } from './evidence.ts';
import { explainNoAnswer } from './reasons.ts';
import { checkReceipt } from './receipt.ts';
import { type AnswerModel, type AnswerModels, score, sigmoid } from './weights.ts';

export interface Answerer {
  /** Answers from one generation of the index, in the sources' words or not at all. */
  ask(snapshot: Snapshot, question: string, filter?: SourceFilter): Promise<Answer>;
}

/** Longest question that is looked at, in characters; Discord's longest message is 4,000. */
const MAX_QUESTION_CHARS = 4_000;

export function createAnswerer(parts: EvidenceParts & { readonly models: AnswerModels }): Answerer {
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
  };
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
