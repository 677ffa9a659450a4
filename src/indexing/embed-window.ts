import type { CutArticle } from '../domain.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { IndexedVectors, StoredVersion } from '../stores/store.ts';
import { inputsOf, passageInput, sentenceInput } from './inputs.ts';
import type { VectorCache } from './vector-cache.ts';

/** An article whose texts wait for their vectors. */
export interface PendingArticle {
  readonly id: string;
  readonly contentHash: string;
  readonly cut: CutArticle;
  /** The version before, or one of the same text, made with the same model: equal texts have equal vectors. */
  readonly before: StoredVersion | null;
}

/** Vectors that are known without asking the model. */
function knownVectors(before: StoredVersion | null): [string, Float32Array][] {
  if (!before) return [];
  const { article, vectors } = before;
  const known: [string, Float32Array][] = [];
  vectors.passages.forEach((vector, i) => {
    const passage = article.passageSpans[i];
    if (passage) known.push([passageInput(article, passage), vector]);
  });
  vectors.sentences.forEach((vector, i) => {
    const sentence = article.sentenceSpans[i];
    if (sentence) known.push([sentenceInput(article, sentence), vector]);
  });
  return known;
}

/**
 * The vectors of each article of a window, in order. Each distinct text is embedded once, known ones never.
 *
 * @param cache texts of earlier windows, such as what many articles take over from one agency
 */
export async function embedWindow(
  articles: readonly PendingArticle[],
  embedder: Embedder,
  cache: VectorCache,
  options: { signal?: AbortSignal; onFraction: (fraction: number) => void },
): Promise<IndexedVectors[]> {
  const vectors = new Map(articles.flatMap(({ before }) => knownVectors(before)));
  const inputs = articles.map(({ cut }) => inputsOf(cut));
  const texts = new Set(inputs.flatMap(({ passages, sentences }) => [...passages, ...sentences]));
  for (const text of texts) {
    const vector = vectors.has(text) ? undefined : cache.get(text);
    if (vector) vectors.set(text, vector);
  }
  const unknown = [...texts].filter((text) => !vectors.has(text));
  const embedded =
    unknown.length === 0
      ? []
      : await embedder.embedTexts(unknown, {
          onProgress: (done) => options.onFraction(done / unknown.length),
          ...(options.signal ? { signal: options.signal } : {}),
        });
  unknown.forEach((text, i) => {
    const vector = embedded[i];
    if (!vector) return;
    vectors.set(text, vector);
    cache.add(text, vector);
  });
  const vectorsOf = (wanted: readonly string[]): Float32Array[] =>
    wanted.map((text) => vectors.get(text)).filter((vector) => vector !== undefined);
  // A vector the model failed to give leaves one too few, which the store refuses.
  return inputs.map(({ passages, sentences }) => ({
    passages: vectorsOf(passages),
    sentences: vectorsOf(sentences),
  }));
}
