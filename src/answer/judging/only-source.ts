import type { Span } from '../../domain.ts';
import { dot } from '../../stores/vectors/vectors.ts';
import { hasAllStems, stemSetOf, stemsOf } from '../../retrieval/stems.ts';
import { type Amount, areComparable, areCompatible } from '../amounts/amounts.ts';
import { amountsOf, markedAmounts } from './disagreement.ts';
import type { Choice, Ranked } from './choose.ts';
import type { Candidate } from './evidence.ts';
import { coverage, type QuestionTerm } from '../question/question-terms.ts';

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
  const own = ownOf(candidate, candidate.answer);
  return (
    others.some((other) => speaksOfSubject(terms, other.candidate)) &&
    !others.some((other) => answersToo(rank, other) || bearsOut(own, other.candidate))
  );
}

function answersToo(rank: number, { score, candidate }: Ranked): boolean {
  return rank - score < MIN_SCORE_GAP && (candidate.answer?.margin ?? -Infinity) > MAX_MARGIN;
}

function speaksOfSubject(terms: readonly QuestionTerm[], { passage: { row } }: Candidate): boolean {
  return coverage(terms, stemSetOf(row.title), stemSetOf(row.text)) >= MIN_SUBJECT_COVERAGE;
}

/** What another sentence is compared with. */
interface Own {
  readonly vector: Float32Array;
  /** Of the words that answer. */
  readonly stems: readonly string[];
  readonly amounts: readonly Amount[];
}

function ownOf(candidate: Candidate, answer: Span): Own {
  const { sentence } = candidate;
  const words = sentence.text.slice(answer.start - sentence.start, answer.end - sentence.start);
  return { vector: sentence.vector, stems: stemsOf(words), amounts: markedAmounts(candidate) };
}

function bearsOut({ vector, stems, amounts }: Own, { sentence }: Candidate): boolean {
  if (dot(vector, sentence.vector) >= MAX_SIMILARITY) return true;
  if (hasAllStems(stemSetOf(sentence.text), stems)) return true;
  if (amounts.length === 0) return false;
  const theirs = amountsOf(sentence.text);
  return amounts.some((amount) =>
    theirs.some((other) => areComparable(amount, other) && areCompatible(amount, other)),
  );
}
