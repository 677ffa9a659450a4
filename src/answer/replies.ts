import type { Answer, OtherRequest } from '../domain.ts';
import type { StoredSource } from '../stores/store.ts';

/** What is said to those who ask nothing of the sources. */
export const REPLIES: Readonly<Record<Exclude<OtherRequest, 'about-sources'>, string>> = {
  empty: 'There is no question here. Ask about the story in a sentence, for example who, where or when.',
  greeting: 'Hello! Ask a question about the story, and the sources answer in their own words.',
  thanks: 'You’re welcome. Ask whatever else you want to know about the story.',
  help: 'Questions about the story are answered here with sentences of its articles, word for word, or not at all. Ask in a sentence (who, where, when, how many, what did somebody say) or write a name; “which sources are there?” lists the articles.',
  doubt:
    'Every quote is copied to the letter from the article that is named with it: its context and its receipt show where it stands, and “Why this answer?” on the local page what it was chosen by. Ask about the story, and the sources answer.',
  command:
    'That is nothing that can be quoted: answers here are sentences of the sources, and nothing is written, translated or summed up. Ask what the sources say.',
  injection:
    'Answers here are sentences of the sources and nothing else; no message can change that. Ask what the sources say.',
  unclear: 'It is not clear who or what is meant. Ask with a name, or go on from an answer that has one.',
};

/** Most sources whose names are offered instead of an unknown one. */
const MAX_OFFERED = 8;

/** An answer that quotes nothing. */
export function replyWith(question: string, reason: string, kind?: OtherRequest): Answer {
  const answer = { question, status: 'no-answer', confidence: 0, quotes: [], closest: null, reason } as const;
  return kind === undefined ? answer : { ...answer, kind };
}

/** Says that a question names sources that there are not, and which there are. */
export function explainUnknownSource(unknown: readonly string[], sources: readonly StoredSource[]): string {
  const names = unknown.map((name) => `“${name}”`).join(' or ');
  const offered = sources
    .slice(0, MAX_OFFERED)
    .map(({ outlet, byline, title, id }, index) => `[${index + 1}] ${outlet ?? byline ?? (title || id)}`);
  const left = sources.length - offered.length;
  return `No source is called ${names}. There are: ${offered.join(', ')}${left > 0 ? `, and ${left} more` : ''}.`;
}
