import type { Article, CutArticle, RawSource, Rejection } from '../../src/domain.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import type { Scan } from '../../src/indexing/survey.ts';
import { fakeCut, fakeVector, IDENTITY } from '../stores/fakes.ts';

export function fakeSource(id: string, raw: string, file = `${id}.txt`): RawSource {
  return { id, file, format: 'text', raw, given: {}, bodyStart: 0 };
}

/** A scan of sources by id, or of what else is given. */
export function fakeScan(
  texts: Readonly<Record<string, string>>,
  ...more: readonly (RawSource | Rejection)[]
): Scan {
  return async function* scan() {
    for (const [id, raw] of Object.entries(texts)) yield { source: fakeSource(id, raw) };
    for (const item of more) yield 'raw' in item ? { source: item } : { rejection: item };
  };
}

/** The first line is the title, each other line a passage. */
export function fakeRecognise({ id, raw }: RawSource): Article {
  if (raw.startsWith('BROKEN')) throw new Error('This is broken.');
  const [title = '', ...paragraphs] = raw.split('\n');
  return fakeCut(id, paragraphs, title).article;
}

export function recut({ id, raw, title }: Article): CutArticle {
  const paragraphs = raw.split('\n').slice(1).filter(Boolean);
  return paragraphs.length === 0
    ? { ...fakeCut(id, [''], title), sentences: [], passages: [] }
    : fakeCut(id, paragraphs, title);
}

/** Vectors that depend on the text alone, and a list of all that was asked for. */
export function createFakeEmbedder(dimension = IDENTITY.dimension) {
  const asked: string[][] = [];
  const embedder: Embedder = {
    model: 'fake',
    dimension,
    embedQuestion: async (question) => fakeVector(question, dimension),
    async embedTexts(texts, { onProgress, signal } = {}) {
      signal?.throwIfAborted();
      asked.push([...texts]);
      await new Promise((resolve) => {
        setTimeout(resolve, 1);
      });
      signal?.throwIfAborted();
      onProgress?.(texts.length);
      return texts.map((text) => fakeVector(text, dimension));
    },
    close: async () => {},
  };
  return { embedder, asked };
}
