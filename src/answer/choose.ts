import type { Span } from '../domain.ts';
import { isSameStatement } from './duplicates.ts';
import type { Candidate } from './evidence.ts';
import { score, type LinearModel } from './weights.ts';
import type { SentenceFeatures } from './features.ts';

/** More quotes than these are not read. */
const MAX_QUOTES = 3;

export interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
}

/** A quote to be: its sentence, and where else the same is said. */
export interface Choice extends Ranked {
  readonly alsoIn: readonly (Span & { readonly source: string })[];
}

/** @returns best first; equal scores in the order of the passages */
export function rankCandidates(
  candidates: readonly Candidate[],
  model: LinearModel<SentenceFeatures>,
): Ranked[] {
  return candidates
    .map((candidate) => ({ candidate, score: score(model, candidate.features) }))
    .toSorted((a, b) => b.score - a.score);
}

/**
 * The best statements, each once: a sentence that says what a better one says becomes an "also in" of
 * that one when it stands in another source, and is left out when it stands in the same.
 */
export function chooseQuotes(ranked: readonly Ranked[], limit: number = MAX_QUOTES): Choice[] {
  const choices: (Ranked & { alsoIn: (Span & { source: string })[] })[] = [];
  for (const next of ranked) {
    const { sentence } = next.candidate;
    const same = choices.find(({ candidate }) => isSameStatement(candidate.sentence, sentence));
    if (same === undefined) {
      if (choices.length < limit) choices.push({ ...next, alsoIn: [] });
    } else if (
      same.candidate.sentence.sourceId !== sentence.sourceId &&
      !same.alsoIn.some(({ source }) => source === sentence.sourceId)
    ) {
      same.alsoIn.push({ source: sentence.sourceId, start: sentence.start, end: sentence.end });
    }
  }
  return choices;
}
