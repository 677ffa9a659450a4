import type { Span } from '../domain.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { capitalised, type Lexicon } from './lexicon.ts';
import type { Snapshot } from '../stores/store.ts';
import { expansionOf, isAcronym } from './acronyms.ts';
import { atlanticSpellings } from './british.ts';
import { nearestWord } from './spelling.ts';
import { searchTerms } from './terms.ts';
import { looseTransliteration, transliteration } from './transliteration.ts';
import { otherNames } from './variants.ts';
import { literally, literalPattern, wholeWords } from './whole-words.ts';

/** A word of the question, as it is written there, that the sources write differently. */
export interface Correction {
  readonly from: string;
  readonly to: string;
  /** True for what is certainly meant: another name of a country, British spelling for American. */
  readonly isSame: boolean;
}

/** A question, ready to be searched for. */
export interface Query {
  /** The question with the sources' spelling. */
  readonly question: string;
  readonly corrections: readonly Correction[];
  /** Words to search by, in lower case, each once. */
  readonly terms: readonly string[];
  /** In how many passages each of the terms occurs. */
  readonly frequencies: readonly number[];
  /** Still to come while the question is searched for by its words. */
  readonly vector: Promise<Float32Array>;
}

/** More unknown words than these are another language or noise, not slips. */
const MAX_CORRECTIONS = 3;
/** At most this many words that no source has are looked up, and as many again of those that are English words. */
const MAX_LOOKED_UP = 6;
/** Passages in which it is looked up what initials stand for: those nearest to the question. */
const NEAR_PASSAGES = 200;

/** What turns a question into a query. */
export interface QueryParts {
  readonly embedder: Pick<Embedder, 'embedQuestion'>;
  /** Words that are not misspelt, even when no source has them. */
  readonly lexicon: Lexicon;
}

/**
 * Prepares a question: words that are in no source and in no dictionary, but nearly in a source, are
 * read as the sources spell them. It is embedded meanwhile, in another thread, and once more in the
 * seldom case that its spelling changes.
 */
export async function createQuery(
  { embedder, lexicon }: QueryParts,
  snapshot: Snapshot,
  asked: string,
): Promise<Query> {
  const embedded = embedder.embedQuestion(asked);
  // A failure is reported to whoever waits for the vector.
  embedded.catch(() => {});
  const nearTexts = async (): Promise<string[]> => {
    const hits = await snapshot.densePassages(await embedded, NEAR_PASSAGES);
    return (await snapshot.passages(hits.map(({ id }) => id))).map(({ text }) => text);
  };
  const spelt = await correctSpelling({ lexicon, snapshot, nearTexts }, asked);
  if (spelt.question === asked) return { ...spelt, vector: embedded };
  const vector = embedder.embedQuestion(spelt.question);
  vector.catch(() => {});
  return { ...spelt, vector };
}

/** What words that no source has are looked up in. */
interface LookUp {
  readonly lexicon: Lexicon;
  readonly snapshot: Snapshot;
  /** Passages that may speak of what is asked. */
  readonly nearTexts: () => Promise<string[]>;
}

async function correctSpelling(lookUp: LookUp, asked: string): Promise<Omit<Query, 'vector'>> {
  const { snapshot } = lookUp;
  const named = await otherNames(snapshot, asked);
  const corrections: Correction[] = named.map(({ from, to }) => ({ from, to, isSame: true }));
  let question = replaceSpans(asked, named);
  const terms = searchTerms(question);
  const frequencies = await snapshot.documentFrequency(terms);
  const unknown = firstOfEitherKind(
    terms.filter((_, index) => frequencies[index] === 0),
    (term) => isWord(lookUp.lexicon, term),
  );
  let corrected = 0;
  for (const term of unknown) {
    if (corrected === MAX_CORRECTIONS) break;
    const word = writtenIn(question, term);
    const correction = word === null ? null : await correctionOf(lookUp, word);
    if (correction === null) continue;
    question = replaceWord(question, correction.from, correction.to);
    corrections.push(correction);
    corrected += 1;
  }
  if (corrections.length === 0) return { question, corrections, terms, frequencies };
  const spelt = searchTerms(question);
  return { question, corrections, terms: spelt, frequencies: await snapshot.documentFrequency(spelt) };
}

/** The first words of those for which a test holds, and of the others, in order: looking one up takes a while. */
function firstOfEitherKind(words: readonly string[], test: (word: string) => boolean): string[] {
  const left = { true: MAX_LOOKED_UP, false: MAX_LOOKED_UP };
  return words.filter((word) => left[`${test(word)}`]-- > 0);
}

/** An unknown word as it stands in a question. */
interface WrittenWord {
  readonly term: string;
  readonly written: string;
  /** Whether something stands before it, so that a capital letter makes it a name. */
  readonly isInside: boolean;
  /** Whether capital letters mean something, as not all of several words have them; and whether there are any. */
  readonly isCased: boolean;
  readonly hasCapitals: boolean;
}

/** null where it does not stand there as it is: letters may become others in lower case. */
function writtenIn(question: string, term: string): WrittenWord | null {
  const [plain] = wholeWords(question, literally(term));
  const [initials] = wholeWords(question, dotted(term));
  const found = plain ?? initials;
  if (found === undefined) return null;
  return {
    term,
    written: question.slice(found.start, found.end),
    isInside: /[\p{L}\p{N}]/u.test(question.slice(0, found.start)),
    isCased: /\p{Ll}/u.test(question) || !/\s/u.test(question.trim()),
    hasCapitals: /\p{Lu}/u.test(question),
  };
}

/** Initials with their full stops, which terms do not have ("I.S.W." for "isw"). */
function dotted(term: string): RegExp {
  return new RegExp(
    String.raw`${Array.from(term.toUpperCase(), literalPattern).join(String.raw`\.`)}\.?`,
    'gu',
  );
}

/** How the sources write an unknown word; null where they may well lack it. */
async function correctionOf(
  { lexicon, snapshot, nearTexts }: LookUp,
  { term, written, isInside, isCased, hasCapitals }: WrittenWord,
): Promise<Correction | null> {
  const read = (to: string | null, isSame = false): Correction | null =>
    to === null ? null : { from: written, to, isSame };
  const initials = written.replaceAll('.', '');
  if (isCased && isAcronym(initials)) return read(expansionOf(initials, await nearTexts()));
  const spelling = await atlanticSpelling(snapshot, term);
  if (spelling !== null) return read(spelling, true);
  // A name may be a word, too; another spelling of it is sure enough to do without the dictionary.
  const name = await transliteration(snapshot, term);
  if (name !== null) return read(name);
  const isKnown = isWord(lexicon, term);
  const isCapital = /^\p{Lu}/u.test(written);
  const mayBeName = isCapital || (!hasCapitals && !isKnown);
  const loosely = mayBeName ? await looseTransliteration(snapshot, term, isKnown) : null;
  if (loosely !== null || isKnown) return read(loosely);
  const unknown = { text: term, isName: isCased && isCapital && isInside };
  return read(await nearestWord(snapshot, unknown, (word) => isWord(lexicon, word)));
}

async function atlanticSpelling(snapshot: Snapshot, term: string): Promise<string | null> {
  const spellings = atlanticSpellings(term);
  if (spellings.length === 0) return null;
  const frequencies = await snapshot.documentFrequency(spellings);
  return spellings.find((_, index) => (frequencies[index] ?? 0) > 0) ?? null;
}

const SUFFIX = /(?:ers?|ing|ly|ness)$/;

/** Whether a word is one of the language or a name, or made of one ("leakers"). */
function isWord(lexicon: Lexicon, word: string): boolean {
  return (
    [word, capitalised(word), word.replace(SUFFIX, '')].some((each) => lexicon.has(each)) ||
    atlanticSpellings(word).some((other) => lexicon.has(other))
  );
}

/** Replaces a word wherever it stands alone, whatever its case; initials only where they are written so. */
function replaceWord(text: string, from: string, to: string): string {
  const pattern = isAcronym(from) ? new RegExp(literalPattern(from), 'gu') : literally(from);
  return replaceSpans(
    text,
    Array.from(wholeWords(text, pattern), (span) => ({ ...span, to })),
  );
}

/** @param spans in order, apart from each other */
function replaceSpans(text: string, spans: readonly (Span & { readonly to: string })[]): string {
  let replaced = '';
  let at = 0;
  for (const { start, end, to } of spans) {
    replaced += text.slice(at, start) + to;
    at = end;
  }
  return replaced + text.slice(at);
}
