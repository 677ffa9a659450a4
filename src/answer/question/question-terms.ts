import { nationStems } from '../../retrieval/nations.ts';
import type { Query } from '../../retrieval/query.ts';
import { stemsOf } from '../../retrieval/stems.ts';
import { capitalisedTerms } from '../../retrieval/terms.ts';

/** A word of the question and how rare it is. */
export interface QuestionTerm {
  readonly text: string;
  /** Of each of its words the stems that stand for it: its own, and for a country those of its other names. */
  readonly stems: readonly (readonly string[])[];
  /**
   * Whether it is a number, or written like a name, with a capital letter anywhere but at the question's beginning:
   * what an answer must not lack.
   */
  readonly isName: boolean;
  /** Passages that hold it. */
  readonly documentFrequency: number;
  /** Inverse document frequency, as BM25 has it; larger is rarer. */
  readonly idf: number;
}

/** @param documents passages in all */
export function weighTerms({ question, terms, frequencies }: Query, documents: number): QuestionTerm[] {
  const capitalised = capitalisedTerms(question);
  return terms.map((text, index) => {
    const documentFrequency = frequencies[index] ?? 0;
    return {
      text,
      stems: stemsOf(text).map((stem) => nationStems(stem) ?? [stem]),
      isName: /\d/.test(text) || capitalised.has(text),
      documentFrequency,
      idf: idf(documentFrequency, documents),
    };
  });
}

/** Robertson and Sparck Jones's weight in the form that never goes below zero (as in Lucene's BM25). */
function idf(documentFrequency: number, documents: number): number {
  return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
}

/** Share of the terms that occur among the stems of some texts, weighted by idf; 0 where there is no term. */
export function coverage(terms: readonly QuestionTerm[], ...texts: readonly ReadonlySet<string>[]): number {
  return shareOfTerms(terms, (term) => hasTerm(term, ...texts));
}

/** Whether some texts together, given by their stems, have all stems of a term. */
export function hasTerm(term: QuestionTerm, ...texts: readonly ReadonlySet<string>[]): boolean {
  return term.stems.every((any) => texts.some((stems) => any.some((stem) => stems.has(stem))));
}

/** Share of the terms that a test holds for, weighted by idf; 0 where there is no term. */
export function shareOfTerms(
  terms: readonly QuestionTerm[],
  isCounted: (term: QuestionTerm) => boolean,
): number {
  let total = 0;
  let counted = 0;
  for (const term of terms) {
    total += term.idf;
    if (isCounted(term)) counted += term.idf;
  }
  return total === 0 ? 0 : counted / total;
}
