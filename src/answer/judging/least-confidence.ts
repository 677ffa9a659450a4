import { isYesNoQuestion } from '../question/asked-for.ts';
import { asksForJudgement } from '../question/judgements.ts';

/**
 * What a yes-or-no question takes to be answered. The reader marks the nearest phrase for those (its
 * card), and a quote that seems to affirm what it does not speak of does people harm. Of 88 such
 * questions of the story, in cross-validation, .5 withholds 15 answers and gives 10 wrong ones, .6 21 and
 * 7, .7 26 and 7.
 */
const YES_NO_THRESHOLD = 0.6;
/**
 * The same of one that asks for a judgement: what is nearest speaks of the matter, and seldom judges it. Of the
 * questions in `eval/`, such ones reach .5 seven times, and no source answers any of them: three had .60 to .66,
 * one .71, one .86.
 */
const JUDGEMENT_THRESHOLD = 0.75;

/** What the kind of a question demands of confidence, at least: 0 to 1, and 0 where it demands nothing. */
export function leastConfidence(question: string): number {
  if (asksForJudgement(question)) return JUDGEMENT_THRESHOLD;
  return isYesNoQuestion(question) ? YES_NO_THRESHOLD : 0;
}
