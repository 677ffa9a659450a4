import type { Disagreement } from '../../domain.ts';
import { isOnlySource } from './only-source.ts';
import { type AnswerFeatures, describeAnswer } from './answer-features.ts';
import type { Quotable } from '../quotes/build-quote.ts';
import { type Choice, chooseQuotes, MAX_QUOTES, rankCandidates, type Ranked } from './choose.ts';
import { findOpposed, type OpposedAnswers } from './disagreement.ts';
import type { Evidence } from './evidence.ts';
import type { QuestionTerm } from '../question/question-terms.ts';
import { type AnswerModel, score, sigmoid } from './weights.ts';

/** More than are quoted, as one of them may turn out to be a part of another. */
const MAX_CHOICES = MAX_QUOTES + 2;

/** What is to be quoted, and whether it answers. */
export interface Decision {
  readonly ranked: Ranked[];
  /** What is quoted: the best one, those of other sources that contradict it, then the next best. */
  readonly choices: Choice[];
  readonly opposed: OpposedAnswers | null;
  /** Probability that the best one answers. */
  readonly confidence: number;
  readonly features: AnswerFeatures | null;
}

/** Pure. */
export function decide(evidence: Evidence, model: AnswerModel): Decision {
  const ranked = rankCandidates(evidence.candidates, model.sentence);
  const opposed = findOpposed(evidence, ranked);
  const sides = opposed?.sides.map((side) => side.ranked) ?? [];
  const choices = chooseQuotes(ranked, MAX_CHOICES, sides);
  const [best] = choices;
  if (best === undefined) return { ranked, choices, opposed, confidence: 0, features: null };
  const features = describeAnswer(evidence, best);
  return { ranked, choices, opposed, confidence: sigmoid(score(model.answerable, features)), features };
}

/**
 * The words that answer are marked in the first quote, and in others where the reader believes that they do:
 * of the marks of other quotes that it takes for no answer, one in seven was right on the story's questions.
 *
 * @param choices what is quoted, best first
 * @param ranked all candidates, best first
 */
export function quotablesOf(
  choices: readonly Choice[],
  terms: readonly QuestionTerm[],
  ranked: readonly Ranked[],
): Quotable[] {
  return choices.map((choice, index) => {
    const { candidate, score: rank, alsoIn } = choice;
    const { sentence, answer } = candidate;
    const isMarked = answer !== null && (index === 0 || answer.margin >= 0);
    const highlight = isMarked ? { start: answer.start, end: answer.end } : null;
    return {
      sentence,
      highlight,
      score: rank,
      alsoIn,
      isOnlySource: isMarked && isOnlySource(terms, choice, ranked),
    };
  });
}

/** The sides are the first quotes: all are chosen, and no two are of one source, so that none takes in another. */
export function describeOpposed({ on, sides }: OpposedAnswers): Disagreement {
  return { on, sides: sides.map(({ words }, quote) => ({ quote, words })) };
}
