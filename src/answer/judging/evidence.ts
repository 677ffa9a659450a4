import { setImmediate as breathe } from 'node:timers/promises';
import type { SourceFilter, Span } from '../../domain.ts';
import { type ScoredPassage, retrievePassages } from '../../retrieval/retrieve.ts';
import { type Query, type QueryParts, createQuery } from '../../retrieval/query.ts';
import type { PassageRow, SentenceRow, Snapshot } from '../../stores/store.ts';
import { dot } from '../../stores/vectors/vectors.ts';
import { type AskedFor, askedFor } from '../question/asked-for.ts';
import { type SentenceFeatures, describeReading, describeSentence } from './features.ts';
import { describesName, nameAskedAbout, tidyMark, wordsThatMayAnswer } from './mark.ts';
import { type QuestionTerm, weighTerms } from '../question/question-terms.ts';
import type { Reader, Reading } from '../reading/reader.ts';
import { bestSpan } from '../reading/spans.ts';
import { speaksOfOthersThan } from '../ascription/about-others.ts';
import { stemSetOf } from '../../retrieval/stems.ts';

/** Passages whose sentences are candidates. At a story's size that is about half of all there are. */
const CANDIDATE_PASSAGES = 12;
/**
 * Passages the reader reads, which is most of an answer's time. Those behind the first five are so seldom
 * right that reading eight gains nothing (docs/evaluation.md).
 */
const READ_PASSAGES = 5;
/**
 * Weight of the cosine of a passage's best sentence beside its fused score. Cosines span only about a tenth, so
 * ten puts them on the same scale.
 */
const SENTENCE_WEIGHT = 10;

/** A sentence that may answer, with everything that speaks for it. */
export interface Candidate {
  readonly sentence: SentenceRow;
  readonly passage: ScoredPassage;
  readonly features: SentenceFeatures;
  /** The words in it that answer, offsets into raw; null when the reader has not read it. */
  readonly answer: (Span & { readonly margin: number }) | null;
}

/** All that is known of a question before anything is decided. */
export interface Evidence {
  readonly query: Query;
  readonly asked: AskedFor;
  readonly terms: readonly QuestionTerm[];
  readonly passages: readonly ScoredPassage[];
  readonly candidates: readonly Candidate[];
}

/** The models that evidence comes from. */
export interface EvidenceParts extends QueryParts {
  /** null: meaning and words alone. */
  readonly reader: Pick<Reader, 'read'> | null;
}

/**
 * Gathers the sentences that may answer a question and scores them by meaning, words and, where there
 * is one, by what the reader says. Costs one question embedding and five readings.
 */
export async function gatherEvidence(
  { reader, ...parts }: EvidenceParts,
  snapshot: Snapshot,
  asked: string,
  filter: SourceFilter = {},
): Promise<Evidence> {
  const query = await createQuery(parts, snapshot, asked);
  const { question } = query;
  const passages = await retrievePassages(snapshot, query, CANDIDATE_PASSAGES, filter);
  const vector = await query.vector;
  const sentences = await snapshot.sentencesOf(passages.map(({ id }) => id));
  const similarities = sentences.map((sentence) => dot(vector, sentence.vector));
  const read = reader === null ? [] : passagesToRead(passages, sentences, similarities);
  const texts = read.map(({ row }) => row.text);
  const passageOf = new Map(passages.map((passage) => [passage.id, passage]));
  const [readings, { terms, kind, descriptions }] = await Promise.all([
    reader === null ? [] : reader.read(question, texts),
    // Meanwhile: by then the reader has got its passages.
    breathe().then(() => describeUnread(query, snapshot.info, { passageOf, sentences, similarities })),
  ]);
  const readingOf = new Map(read.map(({ id }, index) => [id, readings[index]]));
  const wanted = { name: nameAskedAbout(question), mayAnswer: wordsThatMayAnswer(question) };
  const spans = sentences.map((sentence) =>
    readSentence(readingOf.get(sentence.passageId), passageOf.get(sentence.passageId)!.row, sentence, wanted),
  );
  const shares = shareOf(spans.map((span) => span?.margin ?? null));
  const candidates = sentences.map((sentence, index): Candidate => {
    const answer = spans[index] ?? null;
    return {
      sentence,
      passage: passageOf.get(sentence.passageId)!,
      answer,
      features: { ...descriptions[index]!, ...describeReading(answer?.margin ?? null, shares[index]!) },
    };
  });
  return { query, asked: kind, terms, passages, candidates };
}

/** What is to be said of the sentences before any is read. */
function describeUnread(
  query: Query,
  { passages: documents }: Snapshot['info'],
  {
    passageOf,
    sentences,
    similarities,
  }: {
    readonly passageOf: ReadonlyMap<number, ScoredPassage>;
    readonly sentences: readonly SentenceRow[];
    readonly similarities: readonly number[];
  },
) {
  const terms = weighTerms(query, documents);
  const kind = askedFor(query.question);
  const questionStems = stemSetOf(query.question);
  const texts = Array.from(passageOf.values(), ({ row }) => row.text);
  const isOfOthers = speaksOfOthersThan(query.question, texts);
  const highestSimilarity = Math.max(...similarities);
  const descriptions = sentences.map((sentence, index) =>
    describeSentence({
      sentence,
      before: sentenceOf(sentence.passageId, sentences[index - 1]),
      after: sentenceOf(sentence.passageId, sentences[index + 1]),
      passage: passageOf.get(sentence.passageId)!,
      similarity: similarities[index]!,
      highestSimilarity,
      terms,
      questionStems,
      isOfOthers,
      asked: kind,
    }),
  );
  return { terms, kind, descriptions };
}

/** The stems of a candidate's passage with its title and heading, each text's apart. */
export function passageStems({ passage: { row } }: Candidate): readonly ReadonlySet<string>[] {
  return [row.title, row.heading ?? '', row.text].map(stemSetOf);
}

/** Those whose fused score and best sentence promise most: a passage may answer in one sentence of many. */
function passagesToRead(
  passages: readonly ScoredPassage[],
  sentences: readonly SentenceRow[],
  similarities: readonly number[],
): ScoredPassage[] {
  const best = new Map<number, number>();
  for (const [index, { passageId }] of sentences.entries()) {
    best.set(passageId, Math.max(best.get(passageId) ?? 0, similarities[index]!));
  }
  const promise = ({ id, score }: ScoredPassage): number => score + SENTENCE_WEIGHT * (best.get(id) ?? 0);
  return passages.toSorted((a, b) => promise(b) - promise(a)).slice(0, READ_PASSAGES);
}

function sentenceOf(passageId: number, sentence: SentenceRow | undefined): SentenceRow | undefined {
  return sentence?.passageId === passageId ? sentence : undefined;
}

/** What a question wants to have marked. */
interface Wanted {
  /** The stems of whom it asks after by name; null when it does not. */
  readonly name: readonly string[] | null;
  readonly mayAnswer: (words: string, behind: string) => boolean;
}

/**
 * The words of a sentence that answer best, with offsets into the article's raw text. What is believed of it
 * is believed of the best words whatever they are; those that are marked need not be these.
 */
function readSentence(
  reading: Reading | undefined,
  passage: PassageRow,
  sentence: SentenceRow,
  { name, mayAnswer }: Wanted,
): Candidate['answer'] {
  if (reading === undefined) return null;
  const offset = sentence.start - passage.start;
  const range = { start: offset, end: sentence.end - passage.start };
  const within = ({ start, end }: Span): Span => ({ start: start - offset, end: end - offset });
  const best = bestSpan(reading, range, ({ start, end }) =>
    mayAnswer(passage.text.slice(start, end), passage.text.slice(end, range.end)),
  );
  if (best === null) return null;
  const describes = name === null ? null : describesName(name, sentence.text);
  const marked =
    (describes === null ? null : bestSpan(reading, range, (words) => describes(within(words)))) ?? best;
  const { start, end } = tidyMark(sentence.text, within(marked));
  return {
    start: sentence.start + start,
    end: sentence.start + end,
    margin: best.score - reading.nullScore,
  };
}

/**
 * The share of the reader's belief that each sentence has beside all the others and "no answer":
 * a softmax over margins, in which "no answer" is 0. Sentences it has not read have none.
 */
function shareOf(margins: readonly (number | null)[]): number[] {
  const highest = margins.reduce<number>((high, margin) => Math.max(high, margin ?? -Infinity), 0);
  const weights = margins.map((margin) => (margin === null ? 0 : Math.exp(margin - highest)));
  const total = weights.reduce((sum, weight) => sum + weight, Math.exp(-highest));
  return weights.map((weight) => weight / total);
}
