import type { SourceFilter, Span } from '../../domain.ts';
import { searchTerms } from '../../retrieval/terms.ts';
import { literalPattern, wholeWords } from '../../retrieval/whole-words.ts';
import { searchableTerm } from '../../stores/searchable.ts';
import type { SentenceRow, Snapshot } from '../../stores/store.ts';
import { COMMON_AUXILIARIES, QUESTION_WORDS } from './question-words.ts';

/** A sentence that has the words asked for, and where. */
export interface PhraseHit {
  readonly sentence: SentenceRow;
  /** Offsets into raw. */
  readonly highlight: Span;
}

/** A longer text without a question in it is no name or phrase. */
const MAX_PHRASE_WORDS = 5;
/** Sentences looked through for the exact words. */
const CANDIDATES = 200;
/** Read at once, and as many as are enough: quotes take in their neighbours, so that some fall away. */
const AT_ONCE = 20;
const ENOUGH = 12;

/** Text between quotation marks of one kind, at least two characters. */
const QUOTED = /["“”«»„]([^"“”«»„]{2,200})["“”«»„]/u;
/** Words that make a question or an order of a text; with a capital inside one they are names ("Ann May"). */
const ASKING_WORDS = `${QUESTION_WORDS}|${COMMON_AUXILIARIES}|may|tell|show|give|please|explain`;
const ASKING = new RegExp(String.raw`[?]|\b(?:${ASKING_WORDS})\b`);
const OPENS_ASKING = new RegExp(String.raw`^(?:${ASKING_WORDS})\b`, 'i');
/** "Will Moss" is a name; "Will it", "Will Moss stay" and "Will" alone are none. */
const HAS_SMALL = /^\S+$|\s\P{Lu}/u;

/** The words that a question demands exactly, by quotation marks; null when there are none. */
export function quotedPhrase(question: string): string | null {
  const phrase = QUOTED.exec(question)?.[1]?.trim() ?? '';
  return phrase === '' ? null : phrase;
}

/** What a name is asked about with, and nothing else is. */
const ABOUT = /^(?:(?:and |but |so )?(?:what|how) about|tell me about) (?:the )?/i;

/**
 * The question itself when it is a bare name or phrase ("Cape Morrow", "Cape Morrow?"), or when it asks for
 * nothing but what is said of one ("what about Cape Morrow?"); null when it asks something.
 */
export function barePhrase(question: string): string | null {
  const text = question
    .trim()
    .replace(/(?<![?.!])[?.!]+$/, '')
    .replace(ABOUT, '');
  return text === '' || isAsking(text) || text.split(/\s+/).length > MAX_PHRASE_WORDS ? null : text;
}

function isAsking(text: string): boolean {
  return ASKING.test(text) || (OPENS_ASKING.test(text) && HAS_SMALL.test(text));
}

/**
 * Looks for a phrase, whatever its case, kind of quotation mark and white space, and whether letters are in one
 * piece with their accents.
 *
 * @returns says where a text has it first; null: nowhere
 */
export function phraseFinder(phrase: string): (text: string) => Span | null {
  const words = phrase.replace(/['’‘]/g, "'").split(/\s+/).filter(Boolean);
  const plain = words.map((word) => inAnyForm(word).replaceAll("'", "['’‘]")).join(String.raw`\s+`);
  const pattern = new RegExp(plain, 'giu');
  return (text) => {
    const [first] = wholeWords(text, pattern);
    return first ?? null;
  };
}

/** A pattern for a word with its accents as written, in one piece with their letters, or apart from them. */
function inAnyForm(word: string): string {
  const forms = new Set([word, word.normalize('NFC'), word.normalize('NFD')]);
  return forms.size === 1 ? literalPattern(word) : `(?:${[...forms].map(literalPattern).join('|')})`;
}

/** A letter behind a full stop: stores write abbreviations in one word, and only in capital letters know them. */
const ABBREVIATION = /\.\p{L}/u;

/** Its words in a row, which few sentences have that do not have the phrase; or any, where it may be in another form or is long. */
function termsToFind(phrase: string): string[] {
  const terms = searchTerms(phrase);
  const isAny = ABBREVIATION.test(phrase) || searchableTerm(phrase) === null;
  return terms.length === 0 || isAny ? terms : [phrase];
}

/**
 * Sentences that have a phrase, those that say most of it first; no more than may be quoted, as each is
 * compared with what was written when it is read.
 */
export async function sentencesWith(
  snapshot: Snapshot,
  phrase: string,
  filter: SourceFilter,
): Promise<PhraseHit[]> {
  const find = phraseFinder(phrase);
  const found = await snapshot.lexicalSentences(termsToFind(phrase), CANDIDATES, filter);
  const hits: PhraseHit[] = [];
  for (let from = 0; from < found.length && hits.length < ENOUGH; from += AT_ONCE) {
    const ids = found.slice(from, from + AT_ONCE).map(({ id }) => id);
    for (const sentence of await snapshot.sentences(ids)) {
      const span = find(sentence.text);
      if (span === null) continue;
      const highlight = { start: sentence.start + span.start, end: sentence.start + span.end };
      hits.push({ sentence, highlight });
    }
  }
  return hits;
}
