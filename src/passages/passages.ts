import type { MarkedSpan, Passage, Sentence } from '../domain.ts';
import { countWords } from './words.ts';

/** A passage's words where the text allows: enough to stand alone, little enough for one vector. */
export const MIN_PASSAGE_WORDS = 60;
export const MAX_PASSAGE_WORDS = 130;

/** Never exceeded by joining: a passage with more is one sentence. Well within the model's 512 pieces. */
const HARD_MAX_WORDS = 200;
const HARD_MAX_CHARS = 2_000;

/** What a cut within a paragraph costs; a passage as far from the middle as the bounds allow costs 1. */
const COST_OF_SPLIT_PARAGRAPH = 2;
const MIDDLE_WORDS = (MIN_PASSAGE_WORDS + MAX_PASSAGE_WORDS) / 2;
const REACH_WORDS = (MAX_PASSAGE_WORDS - MIN_PASSAGE_WORDS) / 2;

/**
 * Runs of whole sentences; each sentence is in exactly one. A passage never spans a heading, a title or
 * furniture: between its sentences there is nothing but white space, so that it can be quoted as one
 * slice. Within each such stretch the cuts with the least cost win (a dynamic programme over its
 * sentences, linear because a passage is bounded): first the fewest words below 60 or above 130, then
 * few cuts within a paragraph and even lengths. Never throws.
 */
export function buildPassages(
  raw: string,
  spans: readonly MarkedSpan[],
  sentences: readonly Sentence[],
): Passage[] {
  const passages: Passage[] = [];
  const headings = spans.filter((span) => span.kind === 'heading');
  let headingsPassed = 0;
  for (const [first, last] of stretches(raw, sentences)) {
    const start = sentences[first]?.start ?? 0;
    while ((headings[headingsPassed]?.start ?? Infinity) < start) headingsPassed++;
    const above = headings[headingsPassed - 1];
    const heading = above === undefined ? null : raw.slice(above.start, above.end).trim();
    for (const [from, to] of cheapestCuts(raw, sentences.slice(first, last + 1))) {
      passages.push({
        start: sentences[first + from]?.start ?? 0,
        end: sentences[first + to]?.end ?? 0,
        firstSentence: first + from,
        lastSentence: first + to,
        heading,
      });
    }
  }
  return passages;
}

/** First and last index of each run of sentences with nothing but white space between them. */
function stretches(raw: string, sentences: readonly Sentence[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1];
    const current = found.at(-1);
    if (before && current && /^\s*$/u.test(raw.slice(before.end, sentence.start))) current[1] = index;
    else found.push([index, index]);
  }
  return found;
}

/** First and last index of each passage among `sentences`, one stretch. */
function cheapestCuts(raw: string, sentences: readonly Sentence[]): [number, number][] {
  // A sentence without words still counts, so that a passage holds a bounded number of them.
  const words = sentences.map(({ start, end }) => Math.max(1, countWords(raw.slice(start, end))));
  /** Of the first i sentences: words outside the bounds, the lesser costs, where the last passage begins. */
  const outsides: number[] = [0];
  const costs: number[] = [0];
  const starts: number[] = [0];
  for (let end = 1; end <= sentences.length; end++) {
    const lastSentence = sentences[end - 1];
    const following = sentences[end];
    const isInParagraph = following !== undefined && following.paragraph === lastSentence?.paragraph;
    let total = 0;
    let leastOutside = Infinity;
    let leastCost = Infinity;
    let bestStart = end - 1;
    for (let start = end - 1; start >= 0; start--) {
      total += words[start] ?? 0;
      const chars = (lastSentence?.end ?? 0) - (sentences[start]?.start ?? 0);
      if (start < end - 1 && (total > HARD_MAX_WORDS || chars > HARD_MAX_CHARS)) break;
      const outside = (outsides[start] ?? 0) + wordsOutside(total);
      const cost = (costs[start] ?? 0) + imbalance(total) + (isInParagraph ? COST_OF_SPLIT_PARAGRAPH : 0);
      if (outside < leastOutside || (outside === leastOutside && cost < leastCost)) {
        leastOutside = outside;
        leastCost = cost;
        bestStart = start;
      }
    }
    outsides.push(leastOutside);
    costs.push(leastCost);
    starts.push(bestStart);
  }
  const cuts: [number, number][] = [];
  for (let end = sentences.length; end > 0; end = starts[end] ?? 0) cuts.push([starts[end] ?? 0, end - 1]);
  return cuts.toReversed();
}

function wordsOutside(words: number): number {
  return Math.max(0, MIN_PASSAGE_WORDS - words, words - MAX_PASSAGE_WORDS);
}

function imbalance(words: number): number {
  return ((words - MIDDLE_WORDS) / REACH_WORDS) ** 2;
}
