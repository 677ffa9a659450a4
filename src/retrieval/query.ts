import type { Embedder } from '../embedding/embedder.ts';
import type { Lexicon } from '../embedding/lexicon.ts';
import type { Snapshot } from '../stores/store.ts';
import { similarStems, wordWithStem } from './spelling.ts';
import { searchTerms } from './terms.ts';
import { otherNames, transliteration } from './variants.ts';

/** A word of the question that the sources write differently. */
export interface Correction {
  readonly from: string;
  readonly to: string;
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
  const spelt = await correctSpelling(lexicon, snapshot, asked);
  if (spelt.question === asked) return { ...spelt, vector: embedded };
  const vector = embedder.embedQuestion(spelt.question);
  vector.catch(() => {});
  return { ...spelt, vector };
}

async function correctSpelling(
  lexicon: Lexicon,
  snapshot: Snapshot,
  asked: string,
): Promise<Omit<Query, 'vector'>> {
  const corrections: Correction[] = await otherNames(snapshot, asked);
  let question = corrections.reduce((text, { from, to }) => replaceWord(text, from, to), asked);
  const terms = searchTerms(question);
  const frequencies = await snapshot.documentFrequency(terms);
  const unknown = terms.filter((_, index) => frequencies[index] === 0);
  let corrected = 0;
  for (const from of unknown) {
    if (corrected === MAX_CORRECTIONS) break;
    // A name may be a word, too; another spelling of it is sure enough to do without the dictionary.
    const to =
      (await transliteration(snapshot, from)) ??
      (isWord(lexicon, from) ? null : await correctly(snapshot, from));
    if (to === null) continue;
    question = replaceWord(question, from, to);
    corrections.push({ from, to });
    corrected += 1;
  }
  if (corrections.length === 0) return { question, corrections, terms, frequencies };
  const spelt = searchTerms(question);
  return { question, corrections, terms: spelt, frequencies: await snapshot.documentFrequency(spelt) };
}

const SUFFIX = /(?:ers?|est|ings?|ed|ly|ness)$/;

/** Whether a word is one of the language, or made of one ("leakers"). */
function isWord(lexicon: Lexicon, word: string): boolean {
  return lexicon.has(word) || lexicon.has(word.replace(SUFFIX, ''));
}

/** The word of the sources that one is a slip of; null when none is near enough. */
async function correctly(snapshot: Snapshot, word: string): Promise<string | null> {
  const [nearest] = await similarStems(snapshot, word);
  return nearest === undefined ? null : wordWithStem(snapshot, nearest);
}

/** Replaces a word wherever it stands alone, whatever its case. */
function replaceWord(text: string, from: string, to: string): string {
  return text.replace(
    new RegExp(String.raw`(?<![\p{L}\p{N}])${literalPattern(from)}(?![\p{L}\p{N}])`, 'giu'),
    () => to,
  );
}

/** A regular expression's source that matches a text as it stands. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
