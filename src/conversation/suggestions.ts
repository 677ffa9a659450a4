import type { Answer, SourceFilter } from '../domain.ts';
import { searchTerms } from '../retrieval/terms.ts';
import type { Snapshot, StoredArticle } from '../stores/store.ts';
import { questionsOn } from './examples.ts';

const SUGGESTIONS = 2;
/** Each costs an answer, as long as it is not known. */
const MAX_TRIED = 3;
const MAX_KNOWN = 1_000;

/**
 * Questions that an article may answer, those on the sentences nearest to an offset first, and before
 * these the ones that have a word of what was asked. Pure.
 */
export function nearbyQuestions(
  { raw, sentenceSpans }: Pick<StoredArticle, 'raw' | 'sentenceSpans'>,
  offset: number,
  asked: string,
): string[] {
  const words = new Set(searchTerms(asked));
  const found = sentenceSpans
    .toSorted((a, b) => Math.abs(a.start - offset) - Math.abs(b.start - offset))
    .flatMap(({ start, end }) => questionsOn(raw.slice(start, end)))
    .map(({ question }) => question)
    .filter((question) => question.toLowerCase() !== asked.trim().toLowerCase());
  const isAkin = (question: string): boolean => searchTerms(question).some((word) => words.has(word));
  return [...new Set([...found.filter(isAkin), ...found.filter((question) => !isAkin(question))])];
}

/** What could be asked instead of a question about the story that has no answer: up to two, all answered. */
export type Suggest = (snapshot: Snapshot, answer: Answer, filter?: SourceFilter) => Promise<string[]>;

/** Remembers, for one generation of the index, which questions are answered. */
export function createSuggest(
  ask: (snapshot: Snapshot, question: string, filter?: SourceFilter) => Promise<Pick<Answer, 'status'>>,
): Suggest {
  let known = new Map<string, boolean>();
  let generation = -1;
  return async (snapshot, { status, kind, closest, question }, filter = {}) => {
    if (status === 'answered' || kind !== undefined || closest === null) return [];
    if (generation !== snapshot.info.generation || known.size > MAX_KNOWN) known = new Map();
    ({ generation } = snapshot.info);
    const article = await snapshot.article(closest.source.id);
    if (article === null) return [];
    const answered: string[] = [];
    for (const tried of nearbyQuestions(article, closest.start, question).slice(0, MAX_TRIED)) {
      const key = JSON.stringify([tried, filter]);
      const isAnswered = known.get(key) ?? (await ask(snapshot, tried, filter)).status === 'answered';
      known.set(key, isAnswered);
      if (isAnswered) answered.push(tried);
      if (answered.length === SUGGESTIONS) break;
    }
    return answered;
  };
}
