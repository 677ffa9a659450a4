import type { Embedder } from '../embedding/embedder.ts';
import { DAY_MS } from '../state/retention.ts';
import type { BotState } from '../state/state.ts';
import { distinctTexts, type Gap, groupQuestions } from './group.ts';

/**
 * Wordings that are compared with each other, the newest; it takes some milliseconds to embed one, and their
 * comparison holds up everything else for about 50 ms. What is beyond is put together only with its like.
 */
const MAX_COMPARED = 500;
/** Vectors that are remembered between two looks. */
const MAX_REMEMBERED = 2_000;

export interface GapsOptions {
  /** How far to look back. */
  readonly days: number;
  /** Only what was asked in this server; without it everything, also what was asked in private. */
  readonly server?: string;
}

/** What was asked in vain, put together by what it wants to know. */
export type FindGaps = (options: GapsOptions) => Promise<Gap[]>;

/** Vectors are remembered between calls, so that a second look embeds only new wordings. */
export function createFindGaps({
  openState,
  openEmbedder,
  searchedText = (text) => text,
}: {
  readonly openState: () => Promise<Pick<BotState, 'keptQuestions'>>;
  readonly openEmbedder: () => Promise<Pick<Embedder, 'embedQuestion'>>;
  /** What was looked for, of a kept text, where it is another. */
  readonly searchedText?: (text: string) => string;
}): FindGaps {
  const vectors = new Map<string, Float32Array>();
  return async ({ days, server }) => {
    const state = await openState();
    const questions = await state.keptQuestions(Date.now() - days * DAY_MS, server);
    if (questions.length === 0) return [];
    const embedder = await openEmbedder();
    if (vectors.size > MAX_REMEMBERED) vectors.clear();
    const compared = new Map<string, Float32Array>();
    for (const text of distinctTexts(questions).slice(0, MAX_COMPARED)) {
      // One after another, so that people's questions are answered between them.
      const vector = vectors.get(text) ?? (await embedder.embedQuestion(searchedText(text)));
      vectors.set(text, vector);
      compared.set(text, vector);
    }
    return groupQuestions(questions, compared, searchedText);
  };
}
