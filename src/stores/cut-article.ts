import { countSpacedWords } from './spaced-words.ts';
import type { CutArticle } from '../domain.ts';
import { InvalidVectorError } from './errors.ts';
import type { IndexedVectors } from './store.ts';
import { checkVector } from './vectors/vectors.ts';

/** Words of body text, as white space parts them. */
export function countBodyWords({ article }: CutArticle): number {
  let words = 0;
  for (const span of article.spans) {
    if (span.kind !== 'body') continue;
    words += countSpacedWords(article.raw.slice(span.start, span.end));
  }
  return words;
}

/** @throws InvalidVectorError unless there is one sound vector for each passage and each sentence */
export function checkVectors(
  { passages, sentences }: CutArticle,
  vectors: IndexedVectors,
  dimension: number,
): void {
  if (vectors.passages.length !== passages.length || vectors.sentences.length !== sentences.length) {
    throw new InvalidVectorError('there are not as many vectors as passages and sentences');
  }
  for (const vector of vectors.passages) checkVector(vector, dimension, 'a passage');
  for (const vector of vectors.sentences) checkVector(vector, dimension, 'a sentence');
}

/** For each sentence the index of its passage. Should passages share sentences, these belong to the first. */
export function passagesOfSentences({ article, passages, sentences }: CutArticle): number[] {
  const owners: number[] = [];
  passages.forEach(({ firstSentence, lastSentence }, index) => {
    while (owners.length <= lastSentence) {
      if (owners.length < firstSentence || owners.length >= sentences.length) {
        throw new Error(`Sentence ${owners.length} of ${article.id} is in no passage.`);
      }
      owners.push(index);
    }
  });
  if (owners.length !== sentences.length) {
    throw new Error(`Sentence ${owners.length} of ${article.id} is in no passage.`);
  }
  return owners;
}
