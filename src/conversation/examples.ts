import type { Answerer } from '../answer/answerer.ts';
import { SAME_NATION } from '../retrieval/nations.ts';
import { searchTerms } from '../retrieval/terms.ts';
import { mentionsIn } from '../story-map/mentions.ts';
import { coreName } from '../story-map/names.ts';
import type { Snapshot, StoredArticle } from '../stores/store.ts';

const SAYS = /^,? (?:said|says|stated|noted|warned|explained|added|told|announced|argued|described)\b/;
/** What stands behind a name and a comma. */
const BEHIND = /^, (\p{Ll}[\p{L}-]*)/u;
const INTRODUCES = /^(?:an?|the|who)$/;
/** Participles, and verbs of a sentence that goes on: "speaking", "accused", "includes". */
const VERB = /(?:ing|ed|s)$/;
/** What stands before a place or a body ("near Pokrovsk", "to the Kremlin"); outlets are told and cited. */
const PLACED =
  /\b(?:in|at|near|(?<!according |speaking )to|from|into|across|outside|over|around|of)(?: the)? $/iu;
const ARTICLE = /\bthe $/iu;
/** The small words in the name of a body ("Institute for the Study of War"). */
const LINKED = / \p{Ll}/u;
/** "US" and "EU" stand in nearly every sentence. */
const SHORT = /^\p{Lu}{1,3}$/u;
const MAX_CANDIDATES = 9;
/** Of large collections, the first sources serve for examples. */
const MAX_SOURCES = 50;
const EXAMPLES = 3;

/**
 * Questions that these articles may answer, made from the names in them, those that most
 * articles have first and each kind in turn. Whether they are answered, asking shows. Pure.
 */
export function exampleQuestions(
  articles: readonly Pick<StoredArticle, 'raw' | 'sentenceSpans'>[],
): string[] {
  const counts: Map<string, number>[] = [new Map(), new Map(), new Map()];
  for (const { raw, sentenceSpans } of articles) {
    const found: Set<string>[] = [new Set(), new Set(), new Set()];
    for (const { start, end } of sentenceSpans) {
      for (const { kind, question } of questionsOn(raw.slice(start, end))) found[kind]?.add(question);
    }
    for (const [kind, questions] of found.entries()) {
      for (const question of questions) {
        counts[kind]?.set(question, (counts[kind].get(question) ?? 0) + 1);
      }
    }
  }
  const ranked = counts.map((questions) =>
    [...questions].toSorted(([, a], [, b]) => b - a).map(([question]) => question),
  );
  const longest = Math.max(...ranked.map((questions) => questions.length));
  return Array.from({ length: longest }, (_, index) => ranked.flatMap((questions) => questions[index] ?? []))
    .flat()
    .slice(0, MAX_CANDIDATES);
}

/** A question that a sentence may answer. */
export interface ExampleQuestion {
  /** Who somebody is (0), what they say (1), what is said about a place or a body (2). */
  readonly kind: 0 | 1 | 2;
  readonly question: string;
  /** Whom or what it is about. */
  readonly name: string;
}

/** Questions that a sentence may answer, about the names in it. */
export function questionsOn(sentence: string): ExampleQuestion[] {
  return mentionsIn(sentence).flatMap(({ kind, text, start, end }): ExampleQuestion[] => {
    const name = kind === 'name' ? coreName(text) : '';
    if (name === '' || SHORT.test(name)) return [];
    const [before, behind] = [sentence.slice(0, start), sentence.slice(end)];
    const called = ARTICLE.test(before) ? `the ${name}` : name;
    const isWhole = name.includes(' ');
    // With its title or an attribute it is somebody's name, or a part of another one.
    const isPlace = PLACED.test(before) && (name === text || LINKED.test(name)) && !isOfNation(name);
    const questions: ExampleQuestion[] = [];
    if (isWhole && isIntroduced(behind)) questions.push({ kind: 0, question: `Who is ${name}?`, name });
    if (isWhole && SAYS.test(behind)) questions.push({ kind: 1, question: `What did ${called} say?`, name });
    if (isPlace) questions.push({ kind: 2, question: `What is said about ${called}?`, name });
    return questions;
  });
}

/** "Ukrainian": what is of a country is not the country. */
function isOfNation(name: string): boolean {
  return SAME_NATION.some(([country, ...others]) => country !== name && others.includes(name));
}

/** "Ann Lee, senior foreign policy adviser": whether a name is followed by who that is. */
function isIntroduced(rest: string): boolean {
  const word = BEHIND.exec(rest)?.[1];
  if (word === undefined) return false;
  return INTRODUCES.test(word) || (searchTerms(word).length > 0 && !VERB.test(word));
}

/** The first three of those questions that are answered. */
export async function answeredExamples(snapshot: Snapshot, answerer: Answerer): Promise<string[]> {
  const sources = await snapshot.sources();
  const articles = await Promise.all(sources.slice(0, MAX_SOURCES).map(({ id }) => snapshot.article(id)));
  const answered: string[] = [];
  for (const question of exampleQuestions(articles.filter((article) => article !== null))) {
    if (answered.length === EXAMPLES) break;
    const { status } = await answerer.ask(snapshot, question);
    if (status === 'answered') answered.push(question);
  }
  return answered;
}
