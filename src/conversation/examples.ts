import { findNames } from '../answer/asked-for.ts';
import type { Answerer } from '../answer/answerer.ts';
import { searchTerms } from '../retrieval/terms.ts';
import type { Snapshot, StoredArticle } from '../stores/store.ts';

const SAYS = /^,? (?:said|says|stated|noted|warned|explained|added|told|announced|argued|described)\b/;
/** What stands behind a name and a comma. */
const BEHIND = /^, (\p{Ll}[\p{L}-]*)/u;
const INTRODUCES = /^(?:an?|the|who)$/;
/** Participles, and verbs of a sentence that goes on: "speaking", "accused", "includes". */
const VERB = /(?:ing|ed|s)$/;
const SHARE = /\b\d[\d.,]*(?:%| per ?cent) of (?:the )?\p{Lu}[\p{L}-]*/u;
const MAX_CANDIDATES = 9;
/** Of large collections, the first sources serve for examples. */
const MAX_SOURCES = 50;
const EXAMPLES = 3;

/**
 * Questions that these articles may answer, made from the names and shares in them, those that most
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

/** Questions that a sentence may answer: who somebody in it is (0), what they say (1), what a share is (2). */
export function questionsOn(sentence: string): { kind: number; question: string }[] {
  const questions: { kind: number; question: string }[] = [];
  for (const name of findNames(sentence)) {
    if (!name.includes(' ')) continue;
    const rest = sentence.slice(sentence.indexOf(name) + name.length);
    if (isIntroduced(rest)) questions.push({ kind: 0, question: `Who is ${name}?` });
    if (SAYS.test(rest)) questions.push({ kind: 1, question: `What did ${name} say?` });
  }
  const share = SHARE.exec(sentence)?.[0];
  if (share !== undefined) questions.push({ kind: 2, question: `What is said about ${share}?` });
  return questions;
}

/** "Yuri Ushakov, senior foreign policy adviser": whether a name is followed by who that is. */
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
