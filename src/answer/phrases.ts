import type { SourceFilter, Span } from '../domain.ts';
import { rememberedByText } from '../retrieval/by-text.ts';
import { literalPattern } from '../retrieval/query.ts';
import { searchTerms } from '../retrieval/terms.ts';
import type { SentenceText, Snapshot } from '../stores/store.ts';

/** A sentence that has the words asked for, and where. */
export interface PhraseHit {
  readonly sentence: SentenceText;
  /** Offsets into raw. */
  readonly highlight: Span;
}

/** A longer text without a question in it is no name or phrase. */
const MAX_PHRASE_WORDS = 5;
/** Sentences looked through for the exact words. */
const CANDIDATES = 200;

/** Text between quotation marks of one kind, at least two characters. */
const QUOTED = /["“”«»„]([^"“”«»„]{2,200})["“”«»„]/u;
/** Words that make a question or an order of a text. */
const ASKING =
  /[?]|\b(?:who|whom|whose|what|which|where|when|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|tell|show|give|please|explain)\b/i;

/** The words that a question demands exactly, by quotation marks; null when there are none. */
export function quotedPhrase(question: string): string | null {
  return QUOTED.exec(question)?.[1]?.trim() ?? null;
}

/** The question itself when it is a bare name or phrase ("Cape Morrow"); null when it asks something. */
export function barePhrase(question: string): string | null {
  const text = question.trim().replace(/(?<![.!])[.!]+$/, '');
  return ASKING.test(text) || text.split(/\s+/).length > MAX_PHRASE_WORDS ? null : text;
}

/** Where a text has a phrase, whatever its case, kind of quotation mark and white space; null: nowhere. */
export function findPhrase(text: string, phrase: string): Span | null {
  const match = patternOf(phrase).exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

const patternOf = rememberedByText((phrase) => {
  const words = phrase.replace(/['’‘]/g, "'").split(/\s+/).filter(Boolean);
  const pattern = words.map((word) => literalPattern(word).replaceAll("'", "['’‘]")).join(String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'iu');
});

/** The sentences that have a phrase, those that say most of it first. */
export async function sentencesWith(
  snapshot: Snapshot,
  phrase: string,
  filter: SourceFilter,
): Promise<PhraseHit[]> {
  const found = await snapshot.lexicalSentences(searchTerms(phrase), CANDIDATES, filter);
  const rows = await snapshot.sentences(found.map(({ id }) => id));
  return rows.flatMap((sentence) => {
    const span = findPhrase(sentence.text, phrase);
    if (span === null) return [];
    const highlight = { start: sentence.start + span.start, end: sentence.start + span.end };
    return [{ sentence, highlight }];
  });
}
