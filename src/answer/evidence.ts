import type { Embedder } from '../embedding/embedder.ts';
import type { SourceFilter, Span } from '../domain.ts';
import { type ScoredPassage, retrievePassages } from '../retrieval/retrieve.ts';
import { searchTerms } from '../retrieval/terms.ts';
import type { SentenceRow, Snapshot } from '../stores/store.ts';
import { type AskedFor, askedFor } from './asked-for.ts';
import { type SentenceFeatures, describeSentence } from './features.ts';
import { type QuestionTerm, weighTerm } from './question-terms.ts';
import type { Reader, Reading } from './reader.ts';
import { type AnswerSpan, bestSpan } from './spans.ts';
import { stemsOf } from './stems.ts';

/** Passages whose sentences are candidates. At a story's size that is about half of all there are. */
const CANDIDATE_PASSAGES = 12;
/** Passages the reader reads: its batch of eight takes 40 to 60 ms, most of an answer's time. */
const READ_PASSAGES = 8;

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
  readonly question: string;
  readonly asked: AskedFor;
  readonly terms: readonly QuestionTerm[];
  readonly passages: readonly ScoredPassage[];
  readonly candidates: readonly Candidate[];
  /** false: answered without a reader. */
  readonly read: boolean;
}

/**
 * Gathers the sentences that may answer a question and scores them by meaning, words and, where there
 * is one, by what the reader says. Costs one question embedding and one batch of readings.
 */
export async function gatherEvidence(
  { embedder, reader }: { embedder: Embedder; reader: Reader | null },
  snapshot: Snapshot,
  question: string,
  filter: SourceFilter = {},
): Promise<Evidence> {
  const words = searchTerms(question);
  const vector = await embedder.embedQuestion(question);
  const passages = await retrievePassages(snapshot, { vector, terms: words }, CANDIDATE_PASSAGES, filter);
  const read = passages.slice(0, READ_PASSAGES);
  const [readings, sentences, frequencies] = await Promise.all([
    reader === null
      ? []
      : reader.read(
          question,
          read.map(({ row }) => row.text),
        ),
    snapshot.sentencesOf(passages.map(({ id }) => id)),
    snapshot.documentFrequency(words),
  ]);
  const terms = words.map((word, index) => weighTerm(word, frequencies[index] ?? 0, snapshot.info.passages));
  const asked = askedFor(question);
  const questionStems = new Set(stemsOf(question));
  const readingOf = new Map(read.map(({ id }, index) => [id, readings[index]]));
  const byPassage = new Map<number, SentenceRow[]>(passages.map(({ id }) => [id, []]));
  for (const sentence of sentences) byPassage.get(sentence.passageId)?.push(sentence);

  const candidates = passages.flatMap((passage) => {
    const inPassage = byPassage.get(passage.id) ?? [];
    const reading = readingOf.get(passage.id);
    return inPassage.map((sentence, index): Candidate => {
      const span = reading === undefined ? null : spanWithin(reading, passage.row, sentence);
      const margin = span === null || reading === undefined ? null : span.score - reading.nullScore;
      return {
        sentence,
        passage,
        answer: span === null || margin === null ? null : { start: span.start, end: span.end, margin },
        features: describeSentence({
          sentence,
          neighbours: [inPassage[index - 1], inPassage[index + 1]],
          passage,
          vector,
          terms,
          questionStems,
          asked,
          margin,
        }),
      };
    });
  });
  return { question, asked, terms, passages, candidates, read: reader !== null };
}

/** The best span inside a sentence, with offsets into the article's raw text. */
function spanWithin(reading: Reading, passage: Span, sentence: Span): AnswerSpan | null {
  const range = { start: sentence.start - passage.start, end: sentence.end - passage.start };
  const span = bestSpan(reading, range);
  return span === null
    ? null
    : { start: span.start + passage.start, end: span.end + passage.start, score: span.score };
}
