import type { Answer, OtherRequest, Reason } from '../../domain.ts';
import type { StoredSource } from '../../stores/store.ts';

/** Most sources whose names are offered instead of an unknown one. */
const MAX_OFFERED = 8;

/** An answer that quotes nothing. */
export function replyWith(question: string, reason: Reason, kind?: OtherRequest): Answer {
  const answer = { question, status: 'no-answer', confidence: 0, quotes: [], closest: null, reason } as const;
  return kind === undefined ? answer : { ...answer, kind };
}

/** Says that a question names sources that there are not, and which there are. */
export function explainUnknownSource(names: readonly string[], sources: readonly StoredSource[]): Reason {
  const offered = sources.slice(0, MAX_OFFERED).map(({ outlet, byline, title, id }, index) => ({
    number: index + 1,
    name: outlet ?? byline ?? (title || id),
  }));
  return { code: 'unknown-source', names, offered, left: sources.length - offered.length };
}
