import type { Span } from '../../domain.ts';
import { hasAllStems, stemSetOf, stemsOf } from '../../retrieval/stems.ts';
import { isSameStatement } from './duplicates.ts';
import type { Candidate } from './evidence.ts';
import { score, type LinearModel } from './weights.ts';
import type { SentenceFeatures } from './features.ts';

/** More quotes than these are not read. */
export const MAX_QUOTES = 3;

/**
 * Scores are log odds of being the right one, so a sentence this far behind the best is right once in
 * twenty times. Compared with a gap of 4, this drops a third of all further quotes, and three of 539 answerable
 * questions lose their only right one. A candidate whose answering words are those of the best, and are believed
 * in, is kept anyway: it corroborates it.
 */
const MAX_SCORE_GAP = 3;

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
 * that one when it stands in another source and has the words that answer, and is left out otherwise.
 *
 * @param ranked best first
 * @param kept those of them that are quoted before all others, however far behind or alike they are
 */
export function chooseQuotes(
  ranked: readonly Ranked[],
  limit: number = MAX_QUOTES,
  kept: readonly Ranked[] = [],
): Choice[] {
  const choices: (Ranked & { alsoIn: (Span & { source: string })[] })[] = kept.map((one) => ({
    ...one,
    alsoIn: [],
  }));
  for (const next of ranked) {
    if (kept.includes(next)) continue;
    const { sentence } = next.candidate;
    const same = choices.find(({ candidate }) => isSameStatement(candidate.sentence, sentence));
    if (same === undefined) {
      if (choices.length < limit && isWorthQuoting(next, choices[0])) choices.push({ ...next, alsoIn: [] });
    } else if (
      same.candidate.sentence.sourceId !== sentence.sourceId &&
      !same.alsoIn.some(({ source }) => source === sentence.sourceId) &&
      hasAnswer(sentence.text, same.candidate)
    ) {
      same.alsoIn.push({ source: sentence.sourceId, start: sentence.start, end: sentence.end });
    }
  }
  return choices;
}

function isWorthQuoting(next: Ranked, best: Ranked | undefined): boolean {
  if (best === undefined) return true;
  if (best.score - next.score <= MAX_SCORE_GAP) return true;
  if ((next.candidate.answer?.margin ?? -Infinity) < 0) return false;
  const bestWords = answerStems(best.candidate);
  const words = answerStems(next.candidate);
  return words.length > 0 && words.every((stem) => bestWords.includes(stem));
}

/** A sentence that says nearly the same may lack the very thing that was asked for. */
function hasAnswer(text: string, best: Candidate): boolean {
  return hasAllStems(stemSetOf(text), answerStems(best));
}

/** Stems of the words that the reader marked. */
function answerStems({ answer, sentence }: Candidate): readonly string[] {
  if (answer === null) return [];
  return stemsOf(sentence.text.slice(answer.start - sentence.start, answer.end - sentence.start));
}
