import { searchTerms } from '../retrieval/terms.ts';
import { stemsOf } from '../retrieval/stems.ts';
import type { StoredArticle } from '../stores/store.ts';

/**
 * How much articles have in common: for each pair the cosine of their sets of words, weighted by rarity
 * among these articles (idf), stop words left out. 1 is an article with itself, 0 no word in common.
 */
export function alikeness(articles: readonly Pick<StoredArticle, 'raw' | 'sentenceSpans'>[]): number[][] {
  const vocabularies = articles.map(({ raw, sentenceSpans }) => {
    const body = sentenceSpans.map(({ start, end }) => raw.slice(start, end)).join('\n');
    return new Set(searchTerms(body).flatMap(stemsOf));
  });
  const frequencies = new Map<string, number>();
  for (const words of vocabularies) {
    for (const word of words) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const weight = (word: string): number => Math.log(1 + articles.length / (frequencies.get(word) ?? 1)) ** 2;
  const total = (words: Iterable<string>): number => {
    let sum = 0;
    for (const word of words) sum += weight(word);
    return sum;
  };
  const sizes = vocabularies.map((words) => Math.sqrt(total(words)));
  return vocabularies.map((a, row) =>
    vocabularies.map((b, column) => {
      const size = sizes[row]! * sizes[column]!;
      if (row === column) return 1;
      return size === 0 ? 0 : total([...a].filter((word) => b.has(word))) / size;
    }),
  );
}
