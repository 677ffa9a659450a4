import type { Answer, Hit, Quote, Span } from '../domain.ts';
import type { Corpus, Question, QuestionGroup } from './question-set.ts';
import {
  containsGold,
  isQuoteRight,
  MAX_QUOTE_SENTENCES,
  MAX_QUOTE_WORDS,
  normalizedWords,
} from './quotes.ts';
import { normalizedDiscountedGain, recallAt } from './ranking.ts';
import type { RankedItems } from './ranking.ts';
import type { SourceText } from './system.ts';

/** What is to be said of one quote that was shown. */
export interface QuoteCheck {
  readonly words: number;
  /** Whether its receipt holds: the hash is the source's, the text is what stands at its offsets. */
  readonly isVerbatim: boolean;
  /** Whether something in it is not body text: furniture, a title or a heading. */
  readonly isBeyondBody: boolean;
  /** Whether it has more words or sentences than a quote may have. */
  readonly isTooLong: boolean;
}

/** How a system did on one question. */
export interface Outcome {
  readonly id: string;
  readonly group: QuestionGroup;
  readonly answerable: boolean;
  readonly answered: boolean;
  readonly confidence: number;
  /** Null where the question has no answer to be found. */
  readonly ranking: { readonly ndcg10: number; readonly recall1: number; readonly recall5: number } | null;
  /** For each quote, best first, whether it answers. */
  readonly rights: readonly boolean[];
  /** Whether the first quote, or the nearest passage where nothing was answered, answers. */
  readonly isBestRight: boolean;
  readonly quotes: readonly QuoteCheck[];
  /** The passage shown as not an answer, where there is one. */
  readonly closest: QuoteCheck | null;
  readonly milliseconds: number;
}

/**
 * What the hits hold of what was wanted. Over a corpus of its own, each line of which is a short
 * text, the relevant sources are wanted; over the seeds, each gold quote, in whichever passage it
 * lies.
 */
export function rankedItems(hits: readonly Hit[], question: Question, corpus: Corpus): RankedItems {
  const isWanted: ((hit: Hit) => boolean)[] =
    corpus.kind === 'jsonl'
      ? question.relevant.map((source) => (hit) => hit.source === source)
      : question.gold.map((gold) => (hit) => containsGold(hit.source, hit.text, gold));
  return {
    hits: hits.map((hit) => [...isWanted.entries()].filter(([, is]) => is(hit)).map(([item]) => item)),
    wanted: isWanted.length,
  };
}

/** Judges one question's hits and answer; `textOf` gives null for a source that is not there. */
export async function judge(
  question: Question,
  corpus: Corpus,
  found: { hits: readonly Hit[]; answer: Answer; milliseconds: number },
  textOf: (source: string) => Promise<SourceText | null>,
): Promise<Outcome> {
  const { answer, hits, milliseconds } = found;
  const check = async (quote: Quote) => checkQuote(quote, await textOf(quote.source.id));
  const quotes = await Promise.all(answer.quotes.map(check));
  const closest = answer.closest === null ? null : await check(answer.closest);
  const rights = answer.quotes.map(
    ({ source, text }, index) =>
      quotes[index]?.isTooLong === false && isQuoteRight({ source: source.id, text }, question),
  );
  const items = rankedItems(hits, question, corpus);
  return {
    id: question.id,
    group: question.group,
    answerable: question.answerable,
    answered: answer.status === 'answered',
    confidence: answer.confidence,
    ranking: question.answerable
      ? {
          ndcg10: normalizedDiscountedGain(items, 10),
          recall1: recallAt(items, 1),
          recall5: recallAt(items, 5),
        }
      : null,
    rights,
    isBestRight:
      rights[0] ??
      (closest?.isTooLong === false &&
        isQuoteRight({ source: answer.closest!.source.id, text: answer.closest!.text }, question)),
    quotes,
    closest,
    milliseconds,
  };
}

/** Checks a quote against the text of its source; without a text (null) it is not verbatim. */
export function checkQuote(
  quote: Pick<Quote, 'text' | 'sha256' | 'start' | 'end'>,
  text: SourceText | null,
): QuoteCheck {
  const words = normalizedWords(quote.text).length;
  const sentences = (text?.sentenceSpans ?? []).filter((span) => overlap(span, quote) !== null).length;
  return {
    words,
    isVerbatim:
      text !== null &&
      quote.text !== '' &&
      text.sha256 === quote.sha256 &&
      text.raw.slice(quote.start, quote.end) === quote.text,
    isBeyondBody: (text?.spans ?? []).some((span) => {
      const shared = span.kind === 'body' ? null : overlap(span, quote);
      return shared !== null && text?.raw.slice(shared.start, shared.end).trim() !== '';
    }),
    isTooLong: words > MAX_QUOTE_WORDS || sentences > MAX_QUOTE_SENTENCES,
  };
}

function overlap(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}
