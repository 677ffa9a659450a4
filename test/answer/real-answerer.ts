import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Answerer, createAnswerer } from '../../src/answer/answerer.ts';
import { createOnnxReader } from '../../src/answer/reading/onnx-reader.ts';
import { readAnswerModels } from '../../src/answer/judging/read-models.ts';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import type { RawSource } from '../../src/domain.ts';
import { readLexicon } from '../../src/retrieval/lexicon.ts';
import { createOnnxEmbedder } from '../../src/embedding/onnx-embedder.ts';
import { runIndex } from '../../src/indexing/run.ts';
import { cutArticle } from '../../src/passages/cut.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Snapshot } from '../../src/stores/store.ts';

const modelsDirectory = 'models';
const model = 'Xenova/e5-small-v2';

/** Articles of our own, by their ids. */
export const ARTICLES: Record<string, string> = {
  gazette: `Lighthouse at Cape Morrow to reopen after storm

The lighthouse at Cape Morrow will reopen on 14 March, the harbour board said on Tuesday. Keeper Ines Duarte has spent eleven weeks repairing the lamp. She wept. The January storm tore away a third of the roof.

"We nearly lost the whole tower," Duarte told reporters. The repairs cost $240,000, paid for by the town of Selby.

Visitors may climb the 199 steps from April. The town expects 20,000 visitors this year.`,
  herald: `Storm damage repaired

The lighthouse at Cape Morrow will reopen on 14 March, the harbour board announced. Fishermen had complained that ships lost their way without it.

The board's chairman, Otto Brandt, said a second lamp would follow if money allowed. The town expects 35,000 visitors this year.`,
};

function source(id: string, raw: string): RawSource {
  return { id, file: `${id}.txt`, format: 'text', raw, given: {}, bodyStart: 0 };
}

/** The real models on those articles. */
export interface RealAnswerer {
  readonly snapshot: Snapshot;
  readonly answerer: Answerer;
  readonly withoutReader: Answerer;
}

/** Once for all tests of a file. */
export function useRealAnswerer(): RealAnswerer {
  const made = {} as { -readonly [Key in keyof RealAnswerer]: RealAnswerer[Key] };
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'verbatim-answer-'));
    const embedder = await createOnnxEmbedder({ modelsDirectory, model });
    const reader = await createOnnxReader({ modelsDirectory, model: 'verbatim/reader-minilm-l6' });
    const store = createSqliteStore({ directory });
    await runIndex({
      async *scan() {
        for (const [id, raw] of Object.entries(ARTICLES)) yield { source: source(id, raw) };
      },
      recognise: recogniseArticle,
      cut: cutArticle,
      embedder,
      store,
      identity: { model: embedder.model, dimension: embedder.dimension, cutter: 'test' },
    });
    made.snapshot = await store.openSnapshot();
    const parts = {
      embedder,
      lexicon: await readLexicon({ modelsDirectory, model }),
      models: await readAnswerModels(modelsDirectory),
    };
    made.answerer = createAnswerer({ ...parts, reader });
    made.withoutReader = createAnswerer({ ...parts, reader: null });
    closing.push(
      () => embedder.close(),
      () => reader.close(),
      () => store.close(),
      () => rm(directory, { recursive: true }),
    );
  });
  afterAll(async () => {
    made.snapshot.close();
    for (const close of closing) await close();
  });
  return made;
}
