import { stemsOf } from './stems.ts';

/** A word of the question and how rare it is. */
export interface QuestionTerm {
  readonly text: string;
  readonly stems: readonly string[];
  /** Passages that hold it. */
  readonly documentFrequency: number;
  /** Inverse document frequency, as BM25 has it; larger is rarer. */
  readonly idf: number;
}

/** @param documents passages in all */
export function weighTerm(text: string, documentFrequency: number, documents: number): QuestionTerm {
  return { text, stems: stemsOf(text), documentFrequency, idf: idf(documentFrequency, documents) };
}

/** Robertson and Sparck Jones's weight in the form that never goes below zero (as in Lucene's BM25). */
function idf(documentFrequency: number, documents: number): number {
  return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** Share of the terms that occur among the stems, weighted by idf; 0 where there is no term. */
export function coverage(terms: readonly QuestionTerm[], stems: ReadonlySet<string>): number {
  let total = 0;
  let found = 0;
  for (const term of terms) {
    total += term.idf;
    if (term.stems.every((stem) => stems.has(stem))) found += term.idf;
  }
  return total === 0 ? 0 : found / total;
}
