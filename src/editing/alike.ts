import { isSameStatement } from '../answer/judging/duplicates.ts';
import type { CutArticle } from '../domain.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { sentenceInput } from '../indexing/inputs.ts';
import type { Snapshot } from '../stores/store.ts';

/** A source that says much of what a new article says. */
export interface Alike {
  readonly source: string;
  readonly title: string;
  /** Share of the new article's sentences that it has too, 0 to 1. */
  readonly share: number;
}

/** Sentences that are looked at, evenly over the article: each costs an embedding. */
const MAX_SENTENCES = 24;
/** Nearest passages in which a sentence is looked for. */
const PASSAGES = 6;
/** Two reports of one event have some sentences in common, one article in two prints most. */
const MIN_SHARE = 0.25;

/** Sources of which a new article repeats a good part, nearly in the same words; most alike first. */
export async function findAlike(
  { article, sentences }: CutArticle,
  embedder: Embedder,
  snapshot: Snapshot,
): Promise<Alike[]> {
  const step = Math.max(1, sentences.length / MAX_SENTENCES);
  const looked = sentences.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const texts = looked.map((sentence) => sentenceInput(article, sentence));
  const vectors = await embedder.embedTexts(texts);
  const repeated = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    const vector = vectors[index];
    if (vector === undefined) continue;
    const passages = await snapshot.densePassages(vector, PASSAGES);
    const rows = await snapshot.sentencesOf(passages.map(({ id }) => id));
    const same = rows.filter((row) => isSameStatement(row, { text, vector }));
    for (const id of new Set(same.map(({ sourceId }) => sourceId))) {
      repeated.set(id, (repeated.get(id) ?? 0) + 1);
    }
  }
  const titles = new Map((await snapshot.sources()).map(({ id, title }) => [id, title]));
  return [...repeated]
    .map(([source, count]) => ({
      source,
      title: titles.get(source) ?? source,
      share: count / texts.length,
    }))
    .filter(({ share }) => share >= MIN_SHARE)
    .toSorted((a, b) => b.share - a.share);
}
