import { searchTerms } from '../../retrieval/terms.ts';
import type { Snapshot } from '../../stores/store.ts';
import { phraseFinder } from '../question/phrases.ts';

const HOW_MANY_ON =
  /\bhow many (?:of )?(?:the |your |these )?(?:sources|articles|reports|stories|pieces|outlets)\b.{0,20}?\b(?:on|about|mention|cover|name|quote|speak of|talk about) (.{1,80}?)[\s?.!]{0,9}$/iu;
/** Sentences looked through; of what more have, the number of sources is a least one. */
const MAX_SENTENCES = 500;

/** Which sources have the words of a subject in a sentence or their title. */
export interface Mentions {
  readonly ids: ReadonlySet<string>;
  /** Whether there may be others, as too many sentences have its words. */
  readonly isLeast: boolean;
}

/** What a question wants to know of in how many sources it is; null for any other question. */
export function subjectCounted(question: string): string | null {
  return HOW_MANY_ON.exec(question)?.[1]?.replace(/^the /i, '') ?? null;
}

/** Looks up who has the words of a subject, next to each other. */
export async function mentionsOf(snapshot: Snapshot, subject: string): Promise<Mentions> {
  const find = phraseFinder(subject);
  const found = await snapshot.lexicalSentences(searchTerms(subject), MAX_SENTENCES);
  const sentences = await snapshot.sentences(found.map(({ id }) => id));
  const saying = sentences.filter(({ text }) => find(text) !== null);
  const titled = (await snapshot.sources()).filter(({ title }) => find(title) !== null);
  return {
    ids: new Set([...saying.map(({ sourceId }) => sourceId), ...titled.map(({ id }) => id)]),
    isLeast: found.length === MAX_SENTENCES,
  };
}
