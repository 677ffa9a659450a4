import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvalidVectorError } from '../../../src/stores/errors.ts';
import { createSqliteStore } from '../../../src/stores/sqlite.ts';
import type { Scored, Store } from '../../../src/stores/store.ts';
import { createExactIndex } from '../../../src/stores/vectors/exact.ts';
import { buildGraph, createGraphIndex, updateGraph } from '../../../src/stores/vectors/graph.ts';
import { type GraphKey, loadGraph, saveGraph } from '../../../src/stores/vectors/graph-file.ts';
import { byScore, type VectorEntry, type VectorSource } from '../../../src/stores/vectors/vector-index.ts';
import { dot } from '../../../src/stores/vectors/vectors.ts';
import { commitFakes, fakeCut, fakeVector } from '../fakes.ts';

function sourceOf(entries: readonly VectorEntry[], dimension = 16): VectorSource {
  return { dimension, count: entries.length, batches: () => [entries] };
}

function entriesOf(ids: readonly number[]): VectorEntry[] {
  return ids.map((id) => ({ id, vector: fakeVector(`entry ${id}`) }));
}

function nearest(entries: readonly VectorEntry[], question: Float32Array, limit: number): Scored[] {
  return entries
    .map(({ id, vector }) => ({ id, score: dot(vector, question) }))
    .toSorted(byScore)
    .slice(0, limit);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const idsOf = (hits: readonly Scored[]): number[] => hits.map((hit) => hit.id);

describe('vector indexes', () => {
  it('find the same as comparing with every vector', async () => {
    const entries = entriesOf(range(1, 600));
    const exact = await createExactIndex(sourceOf(entries));
    const graph = createGraphIndex(await buildGraph(sourceOf(entries)));
    for (const number of range(0, 40)) {
      const question = fakeVector(`question ${number}`);
      const expected = nearest(entries, question, 10);
      for (const index of [exact, graph]) {
        const hits = index.search(question, 10);
        expect(idsOf(hits)).toEqual(idsOf(expected));
        hits.forEach((hit, i) => expect(hit.score).toBeCloseTo(expected[i]?.score ?? 0, 5));
      }
    }
  });

  it('give as many as there are, however many are asked for', async () => {
    const entries = entriesOf(range(0, 300));
    for (const index of [
      await createExactIndex(sourceOf(entries)),
      createGraphIndex(await buildGraph(sourceOf(entries))),
    ]) {
      expect(index.search(fakeVector('x'), 1_000)).toHaveLength(300);
      expect(index.search(fakeVector('x'), 0)).toEqual([]);
      expect(index.search(fakeVector('x'), 3)).toHaveLength(3);
    }
  });

  it('can be empty', async () => {
    expect((await createExactIndex(sourceOf([]))).search(fakeVector('x'), 5)).toEqual([]);
    expect(createGraphIndex(await buildGraph(sourceOf([]))).search(fakeVector('x'), 5)).toEqual([]);
  });

  it('refuse what the native library would take silently or die of', async () => {
    const nan = new Float32Array(16).fill(Number.NaN);
    const bad: VectorEntry[] = [
      { id: 1, vector: fakeVector('x', 8) },
      { id: 1, vector: nan },
      { id: 1, vector: new Float32Array(16) },
      { id: -1, vector: fakeVector('x') },
      { id: 1.5, vector: fakeVector('x') },
      { id: 2 ** 32, vector: fakeVector('x') },
    ];
    for (const entry of bad) {
      await expect(createExactIndex(sourceOf([entry]))).rejects.toThrow(InvalidVectorError);
      await expect(buildGraph(sourceOf([entry]))).rejects.toThrow(InvalidVectorError);
    }
    const more = { ...sourceOf(entriesOf([1, 2, 3])), count: 2 };
    await expect(createExactIndex(more)).rejects.toThrow(InvalidVectorError);
    await expect(buildGraph(more)).rejects.toThrow(InvalidVectorError);
  });

  it('take the largest 32-bit key', async () => {
    const entries = entriesOf([0, 2 ** 31, 2 ** 32 - 1]);
    const index = await createExactIndex(sourceOf(entries));
    expect(idsOf(index.search(fakeVector('x'), 3)).toSorted((a, b) => a - b)).toEqual([
      0,
      2 ** 31,
      2 ** 32 - 1,
    ]);
  });

  it('find the same in a changed graph as in a new one', async () => {
    const graph = await buildGraph(sourceOf(entriesOf(range(0, 300))));
    const added = entriesOf(range(300, 340));
    const changed = createGraphIndex(await updateGraph(graph, range(0, 40), sourceOf(added), 300));
    expect(changed.count).toBe(300);
    const entries = entriesOf(range(40, 340));
    for (const number of range(0, 20)) {
      const question = fakeVector(`question ${number}`);
      expect(idsOf(changed.search(question, 10))).toEqual(idsOf(nearest(entries, question, 10)));
    }
    expect(changed.search(fakeVector('x'), 1_000)).toHaveLength(300);
  });

  it('find the same when what was deleted comes back', async () => {
    const graph = await buildGraph(sourceOf(entriesOf(range(0, 300))));
    const without = await updateGraph(graph, range(0, 40), sourceOf([]), 260);
    const again = await updateGraph(without, [], sourceOf(entriesOf(range(0, 30))), 290);
    expect(again.deleted).toBe(10);
    const index = createGraphIndex(again);
    const entries = entriesOf([...range(0, 30), ...range(40, 300)]);
    for (const number of range(0, 20)) {
      const question = fakeVector(`question ${number}`);
      expect(idsOf(index.search(question, 10))).toEqual(idsOf(nearest(entries, question, 10)));
    }
    expect(index.search(fakeVector('x'), 1_000)).toHaveLength(290);
  });
});

describe('graph files', () => {
  let directory: string;
  const entries = entriesOf(range(1, 60));
  const source = sourceOf(entries);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-graph-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  function keyOf(change: Partial<GraphKey> = {}): GraphKey {
    return { directory, generation: 1, fingerprint: 'one', dimension: 16, count: entries.length, ...change };
  }

  async function saved(): Promise<{ graph: string; manifest: string }> {
    await saveGraph(keyOf(), await buildGraph(source));
    return { graph: join(directory, 'graph-1.hnsw'), manifest: join(directory, 'graph-1.json') };
  }

  it('give back what was saved, and leave nothing else behind', async () => {
    const graph = await updateGraph(
      await buildGraph(source),
      [1, 2],
      sourceOf(entriesOf([100, 101])),
      entries.length,
    );
    await saveGraph(keyOf(), graph);
    expect((await readdir(directory)).toSorted()).toEqual(['graph-1.hnsw', 'graph-1.json']);
    const loaded = await loadGraph(keyOf());
    expect(loaded?.deleted).toBe(2);
    if (!loaded) return;
    const question = fakeVector('question');
    expect(createGraphIndex(loaded).search(question, 50)).toEqual(
      createGraphIndex(graph).search(question, 50),
    );
    expect(createGraphIndex(loaded).search(question, 1_000)).toHaveLength(entries.length);
  });

  it('are not taken for those of another generation, dimension or count', async () => {
    await saved();
    expect(await loadGraph(keyOf())).not.toBeNull();
    const others = [{ fingerprint: 'two' }, { dimension: 8 }, { count: 58 }, { generation: 2 }];
    for (const other of others) expect(await loadGraph(keyOf(other))).toBeNull();
  });

  it('are not read when a byte is wrong, or some are missing or too many', async () => {
    const { graph } = await saved();
    const bytes = await readFile(graph);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        await writeFile(graph, damaged);
        expect(await loadGraph(keyOf())).toBeNull();
      }),
      { numRuns: 100 },
    );
    for (const length of [0, 1, 95, 96, 97, bytes.length >> 1, bytes.length - 1]) {
      await writeFile(graph, bytes.subarray(0, length));
      expect(await loadGraph(keyOf())).toBeNull();
    }
    await writeFile(graph, Buffer.concat([bytes, Buffer.of(0)]));
    expect(await loadGraph(keyOf())).toBeNull();
    await rm(graph);
    expect(await loadGraph(keyOf())).toBeNull();
    await writeFile(graph, bytes);
    expect(await loadGraph(keyOf())).not.toBeNull();
  });

  it('are not read without a sound manifest', async () => {
    const { manifest } = await saved();
    const text = await readFile(manifest, 'utf8');
    const wrong = [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '"x"',
      text.replace('"ip"', '"l2"'),
      text.replace('"format":1', '"format":2'),
    ];
    for (const content of wrong) {
      await writeFile(manifest, content);
      expect(await loadGraph(keyOf())).toBeNull();
    }
    await rm(manifest);
    expect(await loadGraph(keyOf())).toBeNull();
  });
});

describe('graphs of a store', () => {
  let directory: string;
  let store: Store;
  const warnings: unknown[] = [];
  const cuts = range(0, 60).map((i) => fakeCut(`s${i}`, [`First ${i}.`, `Second ${i}.`]));

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-graphs-'));
    store = open();
    warnings.length = 0;
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  function open(): Store {
    return createSqliteStore({ directory, exactLimit: 20, onWarning: (error) => warnings.push(error) });
  }

  async function graphFiles(): Promise<string[]> {
    return (await readdir(directory)).filter((name) => name.startsWith('graph')).toSorted();
  }

  async function search(from = open()): Promise<Scored[]> {
    const snapshot = await from.openSnapshot();
    const hits = await snapshot.densePassages(fakeVector('question'), 20);
    snapshot.close();
    if (from !== store) await from.close();
    return hits;
  }

  it('are ready when the generation is, and go with it', async () => {
    await commitFakes(store, cuts.slice(0, 50));
    expect(await graphFiles()).toEqual(['graph-1.hnsw', 'graph-1.json']);
    await commitFakes(store, cuts.slice(0, 51));
    await commitFakes(store, cuts.slice(0, 52));
    expect(await graphFiles()).toEqual(['graph-2.hnsw', 'graph-2.json', 'graph-3.hnsw', 'graph-3.json']);
    await commitFakes(store, cuts.slice(0, 5));
    expect(await graphFiles()).toEqual(['graph-3.hnsw', 'graph-3.json']);
    expect(warnings).toEqual([]);
  });

  it('find the same whether changed step by step or built anew', async () => {
    for (const [from, to] of [
      [0, 50],
      [1, 51],
      [2, 52],
      [3, 53],
      [4, 56],
      [4, 60],
      [20, 60],
    ]) {
      await commitFakes(store, cuts.slice(from, to));
      const changed = await search();
      for (const name of await graphFiles()) await rm(join(directory, name));
      const built = await search();
      expect(idsOf(changed)).toEqual(idsOf(built));
      expect(changed).toHaveLength(20);
    }
  });

  it('are built again when missing or damaged, with the same answers', async () => {
    await commitFakes(store, cuts);
    const path = join(directory, 'graph-1.hnsw');
    const bytes = await readFile(path);
    const expected = await search();
    const damages = [
      () => rm(path),
      () => writeFile(path, ''),
      () => writeFile(path, bytes.subarray(0, bytes.length - 1)),
      () => writeFile(path, Buffer.from(bytes).fill(255, 100, 200)),
      () => writeFile(join(directory, 'graph-1.json'), '{}'),
    ];
    for (const damage of damages) {
      await damage();
      expect(await search()).toEqual(expected);
      expect((await stat(path)).size).toBe(bytes.length);
    }
    expect(await graphFiles()).toEqual(['graph-1.hnsw', 'graph-1.json']);
  });

  it('serve from memory when they cannot be written', async () => {
    await commitFakes(store, cuts);
    const expected = await search();
    for (const name of await graphFiles()) await rm(join(directory, name));
    // A folder in the file's place cannot be replaced by it, even by root.
    await mkdir(join(directory, 'graph-1.hnsw'));
    expect(await search()).toEqual(expected);
    expect(warnings).toHaveLength(1);
    await rm(join(directory, 'graph-1.hnsw'), { recursive: true });
  });

  it('are shared by the snapshots of a generation, and replaced with the next', async () => {
    await commitFakes(store, cuts.slice(0, 50));
    const [first, second] = [await store.openSnapshot(), await store.openSnapshot()];
    const question = fakeVector('question');
    const [one, two] = await Promise.all([
      first.densePassages(question, 20),
      second.densePassages(question, 20),
    ]);
    expect(one).toEqual(two);
    await commitFakes(store, cuts.slice(10));
    const third = await store.openSnapshot();
    expect(await third.densePassages(question, 200)).toHaveLength(100);
    expect(await first.densePassages(question, 20)).toEqual(one);
    for (const snapshot of [first, second, third]) snapshot.close();
  });
});
