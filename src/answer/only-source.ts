import { dot } from '../stores/vectors/vectors.ts';
import { hasAllStems, stemSetOf, stemsOf } from '../retrieval/stems.ts';
import { areComparable, areCompatible, findAmounts } from './amounts.ts';
import { markedAmounts } from './disagreement.ts';
import type { Choice, Ranked } from './choose.ts';
import type { Candidate } from './evidence.ts';
import { coverage, type QuestionTerm } from './question-terms.ts';

/**
 * A passage with this share of the question's words, weighted by rarity, speaks of its subject. It and the
 * next three are set by hand; what others would change is in docs/evaluation.md.
 */
const MIN_SUBJECT_COVERAGE = 0.5;
/** Sentences whose cosine is this high say much the same, in whatever words. */
const MAX_SIMILARITY = 0.92;
/**
 * A sentence of another source that answers nearly as well, in the ranking's and in the reader's logits,
 * may say the same in words of its own. Of the story's questions, ten first quotes were called alone
 * without this, half of them wrongly.
 */
const MIN_SCORE_GAP = 4;
const MAX_MARGIN = -2;

/**
 * Whether only one source says what a quote says, though others speak of what is asked: no sentence of
 * another source that was weighed has its answering words, an amount that may be its own, nearly its
 * meaning, or an answer nearly as good. Nothing is claimed of a quote without answering words.
 */
export function isOnlySource(
  terms: readonly QuestionTerm[],
  { candidate, alsoIn, score: rank }: Choice,
  ranked: readonly Ranked[],
): boolean {
  if (candidate.answer === null || alsoIn.length > 0) return false;
  const others = ranked.filter((other) => other.candidate.sentence.sourceId !== candidate.sentence.sourceId);
  return (
    others.some((other) => speaksOfSubject(terms, other.candidate)) &&
    !others.some((other) => answersToo(rank, other) || bearsOut(candidate, other.candidate))
  );
}

function answersToo(rank: number, { score, candidate }: Ranked): boolean {
  return rank - score < MIN_SCORE_GAP && (candidate.answer?.margin ?? -Infinity) > MAX_MARGIN;
}

function speaksOfSubject(terms: readonly QuestionTerm[], { passage: { row } }: Candidate): boolean {
  return coverage(terms, stemSetOf(row.title), stemSetOf(row.text)) >= MIN_SUBJECT_COVERAGE;
}

function bearsOut(candidate: Candidate, other: Candidate): boolean {
  const { sentence, answer } = candidate;
  if (dot(sentence.vector, other.sentence.vector) >= MAX_SIMILARITY) return true;
  const words = sentence.text.slice(answer!.start - sentence.start, answer!.end - sentence.start);
  if (hasAllStems(stemSetOf(other.sentence.text), stemsOf(words))) return true;
  const amounts = findAmounts(other.sentence.text);
  return markedAmounts(candidate).some((amount) =>
    amounts.some((theirs) => areComparable(amount, theirs) && areCompatible(amount, theirs)),
  );
}
