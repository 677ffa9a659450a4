import type { Disagreement, Span } from '../../domain.ts';
import { dot } from '../../stores/vectors/vectors.ts';
import { type Amount, areComparable, areCompatible, findAmounts, isDate } from '../amounts/amounts.ts';
import type { AskedFor } from '../question/asked-for.ts';
import { MAX_QUOTES, type Ranked } from './choose.ts';
import { type Candidate, type Evidence, passageStems } from './evidence.ts';
import { hasTerm, type QuestionTerm } from '../question/question-terms.ts';
import { rememberedByText } from '../../retrieval/by-text.ts';

/** Answers of different sources that cannot both be right, the best one first. */
export interface OpposedAnswers {
  readonly on: Disagreement['on'];
  readonly sides: readonly {
    readonly ranked: Ranked;
    /** The words that differ, offsets into raw. */
    readonly words: Span;
  }[];
}

const MEASURED: ReadonlySet<AskedFor> = new Set(['percentage', 'number', 'money', 'duration', 'time']);
/**
 * How like two sentences must be to speak of one thing: with fewer, most that are found are of others. It and
 * the next two are set by hand; what others would change is in docs/evaluation.md.
 */
const MIN_SIMILARITY = 0.83;
/** The reader must be sure on either side (in logits). */
const MIN_MARGIN = 2;
/**
 * Nor may one answer far better than the other. That they contradict each other is worth more than a further
 * quote is, so this is wider than what those are chosen by.
 */
const MAX_SIDE_GAP = 4;

const SAID_ON = /\b(?:said|says|told|announced|reported|stated|added|confirmed|speaking)\b[^,;]{0,30}$/iu;

/**
 * Whether sources give different numbers or dates for what is asked. Looked for only where a number or a
 * date is asked for; a claim of contradiction that is none does more harm than one that is missed. So the
 * words that the reader marks must hold one amount of the same unit on either side, the other passage must
 * have the names that the question and the best one have, no wording may reconcile the amounts ("about",
 * "more than", a rounded figure), and neither sentence may give the other's too.
 *
 * @param ranked best first
 */
export function findOpposed(
  { asked, terms }: Pick<Evidence, 'asked' | 'terms'>,
  ranked: readonly Ranked[],
): OpposedAnswers | null {
  const [best] = ranked;
  if (best === undefined || !MEASURED.has(asked)) return null;
  const amount = answeringAmount(best.candidate);
  if (amount === null) return null;
  const sides = [{ ranked: best, words: wordsOf(best.candidate, amount) }];
  const sources = new Set([best.candidate.sentence.sourceId]);
  for (const other of ranked.slice(1)) {
    const { sentence } = other.candidate;
    if (best.score - other.score > MAX_SIDE_GAP || sides.length === MAX_QUOTES) break;
    if (sources.has(sentence.sourceId) || !speaksOfTheSame(terms, best.candidate, other.candidate)) continue;
    // What a source says first, by rank, is what it says.
    const theirs = answeringAmount(other.candidate);
    if (theirs === null || !areComparable(amount, theirs)) continue;
    sources.add(sentence.sourceId);
    const isGivenByBoth = gives(best.candidate, theirs) || gives(other.candidate, amount);
    if (!isGivenByBoth) sides.push({ ranked: other, words: wordsOf(other.candidate, theirs) });
  }
  return sides.length === 1 ? null : { on: isDate(amount.unit) ? 'date' : 'number', sides };
}

function speaksOfTheSame(terms: readonly QuestionTerm[], best: Candidate, other: Candidate): boolean {
  if (dot(best.sentence.vector, other.sentence.vector) < MIN_SIMILARITY) return false;
  const ours = passageStems(best);
  const theirs = passageStems(other);
  return terms.every((term) => !term.isName || !hasTerm(term, ...ours) || hasTerm(term, ...theirs));
}

/** The only amount among the words that the reader marks; null when there is none or a choice. */
function answeringAmount(candidate: Candidate): Amount | null {
  const { answer, sentence } = candidate;
  if (answer === null || answer.margin < MIN_MARGIN) return null;
  const [only, ...others] = markedAmounts(candidate);
  if (only === undefined || others.length > 0) return null;
  // The day on which something was said is not the day on which it was.
  return isDate(only.unit) && SAID_ON.test(sentence.text.slice(0, only.start)) ? null : only;
}

/** The numbers and dates in a sentence, which is compared with many others. */
export const amountsOf = rememberedByText(findAmounts);

/** The amounts that the words which the reader marks are a part of; offsets into the sentence's text. */
export function markedAmounts({ answer, sentence }: Candidate): Amount[] {
  if (answer === null) return [];
  const start = answer.start - sentence.start;
  const end = answer.end - sentence.start;
  return amountsOf(sentence.text).filter((amount) => amount.start < end && start < amount.end);
}

/** Whether a sentence has an amount anywhere that may be this one. */
function gives({ sentence }: Candidate, amount: Amount): boolean {
  return amountsOf(sentence.text).some(
    (other) => areComparable(other, amount) && areCompatible(other, amount),
  );
}

function wordsOf({ sentence }: Candidate, { start, end }: Amount): Span {
  return { start: sentence.start + start, end: sentence.start + end };
}
