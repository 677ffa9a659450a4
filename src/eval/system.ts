import type { Answer, Article, Hit, SourceFilter, Span } from '../domain.ts';

/** What is measured: one way of searching and answering. */
export interface SystemUnderTest {
  /** As the comparison names it, for example "BM25 alone". */
  readonly name: string;
  /** Passages, best first, at most `top`. */
  search(question: string, filter: SourceFilter, top: number): Promise<readonly Hit[]>;
  ask(question: string, filter: SourceFilter): Promise<Answer>;
}

/** What quotes are checked against. */
export interface SourceText extends Pick<Article, 'raw' | 'sha256' | 'spans'> {
  readonly sentenceSpans: readonly Span[];
}
