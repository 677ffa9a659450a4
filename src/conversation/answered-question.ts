import type { Answer, Quote, SourceFilter } from '../domain.ts';
import type { Citation } from './citations.ts';
import { type AskedQuestion, nextQuestion, wholeQuestion } from './follow-up.ts';
import { placeOf, type QuotePlace } from './quote-place.ts';

/** A quote with all that is said beside it. */
export interface CitedQuote {
  readonly quote: Quote;
  readonly citation: Citation | undefined;
  /** Whether other sources speak of what is asked, and none of them says so. */
  readonly isAlone: boolean;
  readonly place: QuotePlace;
}

/** A question and what came of it, for every place alike. */
export interface AnsweredQuestion {
  readonly asked: AskedQuestion;
  /** Id of the one source that it was narrowed to; null where it was not to one. */
  readonly source: string | null;
  readonly answer: Answer;
  readonly citations: ReadonlyMap<Quote, Citation>;
  /** The quotes of the answer, else the nearest passage if there is one. */
  readonly quotes: readonly CitedQuote[];
  /** Where there is no answer: questions near it that the sources do answer. */
  readonly instead: readonly string[];
  /** Of two questions in one: the second, which is not answered with the first. */
  readonly next: string | null;
}

interface AnsweringApp {
  ask(question: string, filter: SourceFilter): Promise<Answer>;
  cite(answer: Answer): Promise<Map<Quote, Citation>>;
  suggest(answer: Answer, filter: SourceFilter): Promise<string[]>;
}

/** Asks, and gathers what every place shows beside the answer. */
export async function answerQuestion(
  app: AnsweringApp,
  asked: AskedQuestion,
  filter: SourceFilter = {},
): Promise<AnsweredQuestion> {
  const answer = await app.ask(wholeQuestion(asked), filter);
  const [citations, instead] = await Promise.all([app.cite(answer), app.suggest(answer, filter)]);
  const [source = null, another] = filter.only ?? [];
  return viewAnswer({
    asked,
    source: another === undefined ? source : null,
    answer,
    citations,
    instead,
  });
}

/** Adds what is shown beside an answer: its quotes with their citations, or the closest passage where none answers. */
export function viewAnswer({
  instead = [],
  ...given
}: Omit<AnsweredQuestion, 'quotes' | 'instead' | 'next'> &
  Partial<Pick<AnsweredQuestion, 'instead'>>): AnsweredQuestion {
  const { status, quotes, closest } = given.answer;
  const shown = status === 'answered' ? quotes : closest === null ? [] : [closest];
  return {
    ...given,
    instead,
    next: nextQuestion(given.asked),
    quotes: citedQuotes(shown, given.citations),
  };
}

/** Quotes, each with all that is said beside it. */
export function citedQuotes(quotes: readonly Quote[], citations: ReadonlyMap<Quote, Citation>): CitedQuote[] {
  return quotes.map((quote) => ({
    quote,
    citation: citations.get(quote),
    isAlone: quote.onlySource ?? false,
    place: placeOf(quote),
  }));
}
