import { buildQuotes } from '../answer/quotes/build-quote.ts';
import { isSameStatement } from '../answer/judging/duplicates.ts';
import type { Quote } from '../domain.ts';
import type { SentenceRow, Snapshot } from '../stores/store.ts';
import { lookUpBefore } from './said-before.ts';

/** What the changed articles say that nothing indexed before said. */
export interface StoryNews {
  /** The best few, best first. */
  readonly quotes: readonly Quote[];
  /** How many such statements there are, those quoted included. */
  readonly total: number;
  /** Whether every sentence of the changed articles was looked at, and not only the first ones of each. */
  readonly isComplete: boolean;
}

const MAX_QUOTES = 5;
/** Looking one up takes about a millisecond in 1,000 articles. */
const MAX_SENTENCES = 4_000;
/** Shorter ones are seldom a statement. */
const MIN_WORDS = 6;
/** Longer ones say many things, most of them known. */
const MAX_WORDS = 60;
/** What a name or number that no source had is worth, compared with a cosine. */
const NEW_TERM_BONUS = 0.05;
const MAX_BONUS_TERMS = 3;
/** What it costs to begin with a word that points to the sentence before. */
const DANGLING_PENALTY = 0.08;
/** What it is worth that other changed articles say it, too. */
const SHARED_BONUS = 0.05;

const DANGLING =
  /^["“”'‘’]?(?:he|she|it|they|we|i|this|that|these|those|his|her|its|their|there|however|but|and|also|so|then|additionally|meanwhile|in contrast)\b/iu;
/** A word with a capital inside the sentence, or one with a digit. */
const SPECIFIC = /(?<=[\p{Ll}\p{N},;:] )\p{Lu}[\p{L}\p{N}-]+|(?<!\p{L})\p{L}*\p{N}[\p{N}.,]*\p{N}|\p{N}/gu;

interface Found {
  /** Nothing is asked, so no words answer. */
  readonly highlight: null;
  readonly sentence: SentenceRow;
  readonly score: number;
  readonly alsoIn: { readonly source: string; readonly start: number; readonly end: number }[];
}

/**
 * Compares the articles that a run added or changed with all that was indexed before it.
 *
 * @param changed ids of these articles, in the generation `after`
 */
export async function findStoryNews(
  before: Snapshot,
  after: Snapshot,
  changed: readonly string[],
  signal?: AbortSignal,
): Promise<StoryNews> {
  const perSource = Math.max(1, Math.floor(MAX_SENTENCES / Math.max(changed.length, 1)));
  const found: Found[] = [];
  let isComplete = changed.length <= MAX_SENTENCES;
  const unchanged = { exclude: changed };
  for (const id of changed.slice(0, MAX_SENTENCES)) {
    const earlier = new Set((await before.sentencesFrom(id)).map(({ text }) => text));
    const isUnheard = async (word: string): Promise<boolean> =>
      ![...earlier].some((text) => text.includes(word)) &&
      (await after.lexicalPassages([word], 1, unchanged)).length === 0;
    const sentences = (await after.sentencesFrom(id)).filter(({ text }) => !earlier.has(text));
    if (sentences.length > perSource) isComplete = false;
    for (const sentence of sentences.slice(0, perSource)) {
      signal?.throwIfAborted();
      if (!isStatement(sentence.text)) continue;
      const { isSaidBefore, novelty } = await lookUpBefore(before, sentence);
      if (isSaidBefore) continue;
      const same = found.find((other) => isSameStatement(other.sentence, sentence));
      if (same === undefined) {
        found.push({
          sentence,
          score: novelty + (await worthOf(sentence.text, isUnheard)),
          alsoIn: [],
          highlight: null,
        });
      } else if (isElsewhere(same, id)) {
        same.alsoIn.push({ source: id, start: sentence.start, end: sentence.end });
      }
    }
  }
  return {
    quotes: await buildQuotes(after, rank(found), MAX_QUOTES),
    total: found.length,
    isComplete,
  };
}

function isStatement(text: string): boolean {
  const words = text.split(/\s+/u).length;
  return words >= MIN_WORDS && words <= MAX_WORDS;
}

function isElsewhere({ sentence, alsoIn }: Found, id: string): boolean {
  return sentence.sourceId !== id && alsoIn.every(({ source }) => source !== id);
}

/**
 * What speaks for showing a sentence by itself, beside how new it is.
 *
 * @param isUnheard whether a word is in none of the articles that did not change, which tells the same as looking
 *   in the generation before, whose full text would have to be made anew for it
 */
async function worthOf(text: string, isUnheard: (word: string) => Promise<boolean>): Promise<number> {
  let unheard = 0;
  for (const word of new Set(Array.from(text.matchAll(SPECIFIC), ([found]) => found))) {
    if (unheard === MAX_BONUS_TERMS) break;
    if (await isUnheard(word)) unheard += 1;
  }
  const penalty = DANGLING.test(text) ? DANGLING_PENALTY : 0;
  return unheard * NEW_TERM_BONUS - penalty;
}

/** Best first, without what would be too many of one article. */
function rank(found: readonly Found[]): Found[] {
  const ranked = found
    .map((each) => ({ ...each, score: each.score + (each.alsoIn.length > 0 ? SHARED_BONUS : 0) }))
    .toSorted((a, b) => b.score - a.score || a.sentence.id - b.sentence.id);
  // So that a long article does not fill the list where there are others.
  const maxOfSource = Math.ceil(MAX_QUOTES / new Set(found.map(({ sentence }) => sentence.sourceId)).size);
  const shown = new Map<string, number>();
  return ranked.filter(({ sentence: { sourceId } }) => {
    const count = (shown.get(sourceId) ?? 0) + 1;
    shown.set(sourceId, count);
    return count <= maxOfSource;
  });
}
