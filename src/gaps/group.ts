import { createHash } from 'node:crypto';
import { type AskedFor, askedFor } from '../answer/question/asked-for.ts';
import { plainQuestion } from '../golden/golden.ts';
import type { KeptQuestion } from '../state/state.ts';
import { dot } from '../stores/vectors/vectors.ts';

/** Questions in vain that want to know the same. */
export interface Gap {
  /** As it was asked most often, and of these last. */
  readonly question: string;
  /** How often it was asked. */
  readonly count: number;
  readonly noAnswer: number;
  readonly notHelpful: number;
  /** Milliseconds since 1970. */
  readonly lastAskedAt: number;
  /** Of the questions that were kept. */
  readonly ids: readonly string[];
  /** Every wording, most frequent first. */
  readonly wordings: readonly { readonly text: string; readonly count: number }[];
}

/**
 * Cosine of two questions that want to know the same, at least. Of 26 needs in 88 pairs of wordings about the
 * example articles, with near neighbours on purpose, .915 puts together 90 % of the pairs that belong
 * together, and 1 % of what it puts together does not; fitted on either half it is the same, and of the other
 * half it finds 83 and 96 % with 3 and 0 % wrong. .90 puts 20 % together wrongly, .94 finds 70 %.
 */
const MIN_COSINE = 0.915;
const KEY_DIGITS = 10;

/** One wording of a question, however often it was asked. */
interface Wording {
  readonly text: string;
  readonly asked: KeptQuestion[];
  readonly vector: Float32Array | null;
  /** What kind of thing is asked for: "when" and "where" are near for an embedding. */
  readonly kind: AskedFor;
}

/**
 * Puts together what wants to know the same, most asked first, then last asked first. Every wording of a group
 * is like every other (complete linkage): chains from one subject to the next do not form.
 *
 * @param questions newest first
 * @param vectors by text, of unit length; a text without one is put together only with its like
 * @param searchedText what was looked for, of a kept text, where it is another
 */
export function groupQuestions(
  questions: readonly KeptQuestion[],
  vectors: ReadonlyMap<string, Float32Array>,
  searchedText: (text: string) => string = (text) => text,
): Gap[] {
  const groups: Wording[][] = [];
  for (const wording of wordingsOf(questions, vectors, searchedText)) {
    let best: Wording[] | null = null;
    let bestLikeness = MIN_COSINE;
    for (const group of groups) {
      const likeness = Math.min(...group.map((one) => likenessOf(one, wording)));
      if (likeness < bestLikeness) continue;
      best = group;
      bestLikeness = likeness;
    }
    if (best === null) groups.push([wording]);
    else best.push(wording);
  }
  return groups.map(gapOf).toSorted((a, b) => b.count - a.count || b.lastAskedAt - a.lastAskedAt);
}

/** Texts that differ in more than case, white space and closing punctuation, the newest of each. */
export function distinctTexts(questions: readonly KeptQuestion[]): string[] {
  const texts = new Map<string, string>();
  for (const { text } of questions) if (!texts.has(plainQuestion(text))) texts.set(plainQuestion(text), text);
  return [...texts.values()];
}

function wordingsOf(
  questions: readonly KeptQuestion[],
  vectors: ReadonlyMap<string, Float32Array>,
  searchedText: (text: string) => string,
): Wording[] {
  const wordings = new Map<string, Wording>();
  for (const question of questions) {
    const { text } = question;
    const known = wordings.get(plainQuestion(text));
    if (known !== undefined) known.asked.push(question);
    else {
      wordings.set(plainQuestion(text), {
        text,
        asked: [question],
        vector: vectors.get(text) ?? null,
        kind: askedFor(searchedText(text)),
      });
    }
  }
  return [...wordings.values()].toSorted((a, b) => b.asked.length - a.asked.length);
}

function likenessOf(a: Wording, b: Wording): number {
  if (a.vector === null || b.vector === null) return -1;
  if (a.kind !== 'other' && b.kind !== 'other' && a.kind !== b.kind) return -1;
  return dot(a.vector, b.vector);
}

/** Names a wording in a few characters. */
function wordingKey(text: string): string {
  return createHash('sha256').update(plainQuestion(text)).digest('hex').slice(0, KEY_DIGITS);
}

/** Names a gap in a few characters: as it is asked now. */
export function gapKey({ question }: Pick<Gap, 'question'>): string {
  return wordingKey(question);
}

/** The gap that was named so, however others have asked it since; null when it is not there any more. */
export function gapWithKey(gaps: readonly Gap[], key: string): Gap | null {
  return gaps.find(({ wordings }) => wordings.some(({ text }) => wordingKey(text) === key)) ?? null;
}

/** @param group the wording that was asked most often first */
function gapOf(group: readonly Wording[]): Gap {
  const asked = group.flatMap((wording) => wording.asked);
  const noAnswer = asked.filter(({ cause }) => cause === 'no-answer').length;
  return {
    question: group[0]?.text ?? '',
    count: asked.length,
    noAnswer,
    notHelpful: asked.length - noAnswer,
    lastAskedAt: asked.reduce((last, { at }) => Math.max(last, at), 0),
    ids: asked.map(({ id }) => id),
    wordings: group.map(({ text, asked: { length } }) => ({ text, count: length })),
  };
}
