import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { commitFakes, fakeCut, fakeVector } from '../stores/fakes.ts';
import { report } from './report.ts';

const PASSAGES = 40;

/** In this process: a crash of the native library would end it, and the test with it. */
describe('the graph file', () => {
  it('is never trusted: every byte flipped, cut at every length, empty, of another dimension', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'verbatim-graph-crash-'));
    try {
      const paragraphs = Array.from({ length: PASSAGES }, (_, i) => `Paragraph number ${i} says this.`);
      const writer = createSqliteStore({ directory, exactLimit: 1 });
      await commitFakes(writer, [fakeCut('one', paragraphs)]);
      await writer.close();
      const graph = join(directory, 'graph-1.hnsw');
      const manifest = join(directory, 'graph-1.json');
      const good = { graph: await readFile(graph), manifest: await readFile(manifest) };

      const answers = async (): Promise<string> => {
        const store = createSqliteStore({ directory, exactLimit: 1 });
        const snapshot = await store.openSnapshot();
        const found = [];
        for (const question of ['first', 'second', 'third']) {
          found.push((await snapshot.densePassages(fakeVector(question), 10)).map(({ id }) => id));
        }
        snapshot.close();
        await store.close();
        return JSON.stringify(found);
      };
      const expected = await answers();
      const restore = async (): Promise<void> => {
        await writeFile(graph, good.graph);
        await writeFile(manifest, good.manifest);
      };
      let rebuilt = 0;
      const check = async (what: string): Promise<void> => {
        expect([what, await answers()]).toEqual([what, expected]);
        // What was damaged has been written anew, and is the same again.
        if ((await readFile(graph)).equals(good.graph)) rebuilt += 1;
        await restore();
      };

      for (const file of ['graph', 'manifest'] as const) {
        const path = file === 'graph' ? graph : manifest;
        for (let at = 0; at < good[file].length; at += 1) {
          const damaged = Buffer.from(good[file]);
          damaged[at] = damaged[at]! ^ (1 << (at % 8));
          await writeFile(path, damaged);
          await check(`${file}, byte ${at} flipped`);
        }
        for (let length = 0; length < good[file].length; length += file === 'graph' ? 7 : 1) {
          await truncate(path, length);
          await check(`${file}, cut at ${length}`);
        }
      }
      for (const path of [graph, manifest]) {
        await rm(path);
        await check(`${path} missing`);
      }
      const other = await mkdtemp(join(tmpdir(), 'verbatim-graph-other-'));
      const store = createSqliteStore({ directory: other, exactLimit: 1 });
      const build = await store.beginBuild({ model: 'fake', dimension: 8, cutter: '1' });
      const cut = fakeCut('one', paragraphs);
      const vectors = (spans: readonly { start: number; end: number }[]) =>
        spans.map(({ start, end }) => fakeVector(cut.article.raw.slice(start, end), 8));
      await build.commit([
        await build.add(cut, 'hash', { passages: vectors(cut.passages), sentences: vectors(cut.sentences) }),
      ]);
      await build.close();
      await store.close();
      await writeFile(graph, await readFile(join(other, 'graph-1.hnsw')));
      await check('the graph of another dimension');
      await writeFile(graph, await readFile(join(other, 'graph-1.hnsw')));
      await writeFile(manifest, await readFile(join(other, 'graph-1.json')));
      await check('graph and manifest of another dimension');
      await rm(other, { recursive: true });
      report('damaged graph files', { bytes: good.graph.length, manifest: good.manifest.length, rebuilt });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
