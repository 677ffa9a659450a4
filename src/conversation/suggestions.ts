import { createRemembered } from '../answer/reading/remembered.ts';
import { type AskedFor, askedFor } from '../answer/question/asked-for.ts';
import type { Answer, Quote, SourceFilter, Span } from '../domain.ts';
import { overlaps } from '../overlaps.ts';
import { searchTerms } from '../retrieval/terms.ts';
import type { Snapshot, StoredArticle } from '../stores/store.ts';
import { type ExampleQuestion, questionsOn } from './examples.ts';

const SUGGESTIONS = 2;
/** Each costs an answer, as long as it is not known. */
const MAX_TRIED = 4;
const MAX_KNOWN = 1_000;
/** Whose questions are remembered. */
const MAX_ARTICLES = 32;

/** Which of the questions that can be made is likest to one that asks for this. */
const KIND_OF: Partial<Record<AskedFor, ExampleQuestion['kind']>> = { person: 0, statement: 1, place: 2 };

type SentenceQuestions = readonly (readonly [sentence: Span, questions: readonly ExampleQuestion[]])[];

/** The questions that each sentence of an article may answer. */
function sentenceQuestions({
  raw,
  sentenceSpans,
}: Pick<StoredArticle, 'raw' | 'sentenceSpans'>): SentenceQuestions {
  return sentenceSpans.map((sentence) => [sentence, questionsOn(raw.slice(sentence.start, sentence.end))]);
}

/**
 * Questions that an article may answer, one on each name: first those that have a word of what was asked,
 * then those of its kind, then each kind in turn, those on the sentences nearest to the passage that was
 * shown first. Pure.
 *
 * @param made what `sentenceQuestions` makes of the article
 */
export function nearbyQuestions(
  { raw, sentenceSpans }: Pick<StoredArticle, 'raw' | 'sentenceSpans'>,
  shown: Span,
  asked: string,
  made = sentenceQuestions({ raw, sentenceSpans }),
): string[] {
  const near = made
    .toSorted(([a], [b]) => Math.abs(a.start - shown.start) - Math.abs(b.start - shown.start))
    .flatMap(([sentence, questions]) => {
      // Who somebody is, and what they say, the passage that is shown says already.
      return overlaps(sentence, shown) ? questions.filter((one) => one.kind === 2) : questions;
    })
    .filter(({ question }) => !isSameQuestion(question, asked));
  const seen = new Map<string, number>();
  const found = onePerName(near, likenessTo(asked)).map(({ one, likeness }) => {
    const key = `${likeness} ${one.kind}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    return { question: one.question, likeness, turn };
  });
  return found.toSorted((a, b) => b.likeness - a.likeness || a.turn - b.turn).map(({ question }) => question);
}

function likenessTo(asked: string): (one: ExampleQuestion) => number {
  const words = new Set(searchTerms(asked));
  const kind = KIND_OF[askedFor(asked)];
  return (one) =>
    (searchTerms(one.name).some((word) => words.has(word)) ? 2 : 0) + (one.kind === kind ? 1 : 0);
}

/** The likest question on each name, a surname being one with the whole of it. */
function onePerName(
  questions: readonly ExampleQuestion[],
  likenessOf: (one: ExampleQuestion) => number,
): { one: ExampleQuestion; likeness: number }[] {
  const whole = questions.filter(({ name }) => name.includes(' '));
  const wholeName = (name: string): string =>
    whole.find((one) => one.name.endsWith(` ${name}`))?.name ?? name;
  const likest = new Map<string, { one: ExampleQuestion; likeness: number }>();
  for (const one of questions) {
    const likeness = likenessOf(one);
    const name = wholeName(one.name);
    if (likeness > (likest.get(name)?.likeness ?? -1)) likest.set(name, { one, likeness });
  }
  return [...likest.values()];
}

/** Whether a suggestion asks what was asked, which may have a name in short. */
function isSameQuestion(suggested: string, asked: string): boolean {
  const words = new Set(searchTerms(suggested));
  const askedWords = searchTerms(asked);
  return (
    openerOf(suggested) === openerOf(asked) &&
    askedWords.length > 0 &&
    askedWords.every((word) => words.has(word))
  );
}

function openerOf(question: string): string {
  return /\p{L}+/u.exec(question)?.[0].toLowerCase() ?? '';
}

/** What could be asked instead of a question about the story that has no answer: up to two, all answered. */
export type Suggest = (snapshot: Snapshot, answer: Answer, filter?: SourceFilter) => Promise<string[]>;

/**
 * Remembers, for one generation of the index, what questions are answered with. Those whose answer begins with
 * the passage that is shown anyway are none.
 */
export function createSuggest(
  ask: (snapshot: Snapshot, question: string, filter?: SourceFilter) => Promise<Pick<Answer, 'quotes'>>,
): Suggest {
  let known = new Map<string, Quote | null>();
  let fingerprint = '';
  // Of an article of 450 sentences they take 60 ms.
  const made = createRemembered<SentenceQuestions>(MAX_ARTICLES);
  const bestQuote = async (...asked: Parameters<typeof ask>): Promise<Quote | null> =>
    (await ask(...asked)).quotes[0] ?? null;
  return async (snapshot, { status, kind, closest, question }, filter = {}) => {
    if (status === 'answered' || kind !== undefined || closest === null) return [];
    if (fingerprint !== snapshot.fingerprint || known.size > MAX_KNOWN) known = new Map();
    ({ fingerprint } = snapshot);
    // Another generation may be asked for before this one's answers are there.
    const mine = known;
    const article = await snapshot.article(closest.source.id);
    if (article === null) return [];
    const answered: string[] = [];
    const key = JSON.stringify([snapshot.fingerprint, article.id]);
    const questions = await made(key, async () => sentenceQuestions(article));
    for (const tried of nearbyQuestions(article, closest, question, questions).slice(0, MAX_TRIED)) {
      const asked = JSON.stringify([tried, filter]);
      const remembered = mine.get(asked);
      const best = remembered === undefined ? await bestQuote(snapshot, tried, filter) : remembered;
      mine.set(asked, best);
      const isShown = best?.source.id === closest.source.id && overlaps(best, closest);
      if (best !== null && !isShown) answered.push(tried);
      if (answered.length === SUGGESTIONS) break;
    }
    return answered;
  };
}
