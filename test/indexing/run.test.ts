import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { IndexCancelledError, NothingIndexedError } from '../../src/indexing/errors.ts';
import type { IndexProgress } from '../../src/indexing/report.ts';
import { type IndexOptions, runIndex } from '../../src/indexing/run.ts';
import type { Scan } from '../../src/indexing/survey.ts';
import { IndexLockedError } from '../../src/stores/errors.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Store } from '../../src/stores/store.ts';
import { fakeVector, IDENTITY } from '../stores/fakes.ts';
import { createFakeEmbedder, fakeRecognise, fakeScan, fakeSource, recut } from './fakes.ts';

const TEXTS = {
  alpha: 'Alpha\nThe first text. It has two sentences.\nAnother passage here.',
  beta: 'Beta\nThe second text.',
  gamma: 'Gamma\nThe third text.',
};

describe('an index run', () => {
  let directory: string;
  let store: Store;
  let fake: ReturnType<typeof createFakeEmbedder>;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-run-'));
    store = createSqliteStore({ directory });
    fake = createFakeEmbedder();
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  function index(scan: Scan, options: Partial<IndexOptions> = {}) {
    return runIndex({
      scan,
      recognise: fakeRecognise,
      cut: recut,
      embedder: fake.embedder,
      store,
      identity: IDENTITY,
      ...options,
    });
  }

  async function indexedTexts(): Promise<Record<string, string>> {
    const snapshot = await store.openSnapshot();
    const texts: Record<string, string> = {};
    for (const { id } of await snapshot.sources()) texts[id] = (await snapshot.article(id))?.raw ?? '';
    snapshot.close();
    return texts;
  }

  it('does not wait for a store that says nothing once it was told to stop', async () => {
    const silent: Store = { ...store, current: () => new Promise(() => {}) };
    const signal = AbortSignal.timeout(50);
    await expect(index(fakeScan(TEXTS), { store: silent, signal })).rejects.toThrow(IndexCancelledError);
  });

  it('indexes what is there', async () => {
    expect(await index(fakeScan(TEXTS))).toEqual({
      added: ['alpha', 'beta', 'gamma'],
      updated: [],
      removed: [],
      kept: 0,
      rejected: [],
      passages: 4,
      sentences: 5,
      generation: 1,
      generationBefore: 0,
      heldBack: [],
      seconds: expect.any(Number),
    });
    expect(await indexedTexts()).toEqual(TEXTS);
    const snapshot = await store.openSnapshot();
    const [hit] = await snapshot.densePassages(fakeVector('Beta\nThe second text.'), 1);
    expect(hit?.score).toBeCloseTo(1, 5);
    const [passage] = await snapshot.passages([hit?.id ?? 0]);
    expect(passage?.sourceId).toBe('beta');
    const [sentence] = await snapshot.sentencesOf([hit?.id ?? 0]);
    expect([...(sentence?.vector ?? [])]).toEqual([...fakeVector('The second text.')]);
    snapshot.close();
  });

  it('makes no new generation and embeds nothing when nothing changed', async () => {
    await index(fakeScan(TEXTS));
    fake.asked.length = 0;
    expect(await index(fakeScan(TEXTS))).toMatchObject({
      added: [],
      updated: [],
      removed: [],
      kept: 3,
      passages: 4,
      sentences: 5,
      generation: 1,
    });
    expect(fake.asked).toEqual([]);
  });

  it('embeds only the texts that changed', async () => {
    await index(fakeScan(TEXTS));
    fake.asked.length = 0;
    const alpha = 'Alpha\nThe first text. It has other sentences.\nAnother passage here.';
    const { gamma } = TEXTS;
    const report = await index(fakeScan({ alpha, gamma, delta: 'Delta\nBrand new.' }));
    expect(report).toMatchObject({
      added: ['delta'],
      updated: ['alpha'],
      removed: ['beta'],
      kept: 1,
      generation: 2,
    });
    expect(fake.asked.flat()).toEqual([
      'Alpha\nThe first text. It has other sentences.',
      'It has other sentences.',
      'Delta\nBrand new.',
      'Brand new.',
    ]);
    expect(await indexedTexts()).toEqual({ alpha, gamma, delta: 'Delta\nBrand new.' });
  });

  it('embeds nothing of a text that is there already, under another id or in another file', async () => {
    await index(fakeScan(TEXTS));
    fake.asked.length = 0;
    const { alpha, beta, gamma } = TEXTS;
    const copied = await index(fakeScan({ ...TEXTS, copy: alpha }));
    expect(copied).toMatchObject({ added: ['copy'], kept: 3 });
    const renamed = await index(fakeScan({ alpha, copy: alpha, gamma, 'beta-2': beta }));
    expect(renamed).toMatchObject({ added: ['beta-2'], removed: ['beta'] });
    expect(fake.asked.flat()).toEqual([]);
    expect(await indexedTexts()).toEqual({ alpha, copy: alpha, gamma, 'beta-2': beta });
  });

  it('embeds equal texts once', async () => {
    await index(fakeScan({ a: 'Same\nSame words.', b: 'Same\nSame words.' }));
    expect(fake.asked).toEqual([['Same\nSame words.', 'Same words.']]);
    expect(Object.keys(await indexedTexts())).toEqual(['a', 'b']);
  });

  it('embeds everything again when told to', async () => {
    await index(fakeScan(TEXTS));
    const first = fake.asked.splice(0).flat();
    const report = await index(fakeScan(TEXTS), { full: true });
    expect(report).toMatchObject({ updated: ['alpha', 'beta', 'gamma'], kept: 0, generation: 2 });
    expect(fake.asked.flat()).toEqual(first);
    expect(await indexedTexts()).toEqual(TEXTS);
  });

  it('makes everything anew for another model, keeping what cannot be read now', async () => {
    await index(fakeScan(TEXTS));
    const identity = { ...IDENTITY, model: 'other', dimension: 8 };
    const other = createFakeEmbedder(8);
    const { alpha, beta } = TEXTS;
    const report = await index(
      fakeScan({ alpha, beta }, { file: 'gamma.txt', reason: 'Unreadable.', id: 'gamma' }),
      {
        identity,
        embedder: other.embedder,
      },
    );
    expect(report).toMatchObject({ updated: ['alpha', 'beta'], removed: [], kept: 1, generation: 2 });
    expect(other.asked.flat()).toContain('Gamma\nThe third text.');
    expect(await indexedTexts()).toEqual(TEXTS);
    expect(await store.current()).toMatchObject(identity);
  });

  it('takes vectors over when only the rules changed', async () => {
    await index(fakeScan(TEXTS));
    fake.asked.length = 0;
    const report = await index(fakeScan(TEXTS), { identity: { ...IDENTITY, cutter: '2' } });
    expect(report).toMatchObject({ updated: ['alpha', 'beta', 'gamma'], generation: 2 });
    expect(fake.asked).toEqual([]);
    expect(await store.current()).toMatchObject({ cutter: '2' });
  });

  it('rejects what it cannot index and goes on', async () => {
    const scan = fakeScan(
      { ...TEXTS, broken: 'BROKEN', empty: 'Only a title' },
      { file: 'image.txt', reason: 'It is binary.', id: 'image' },
    );
    const report = await index(scan);
    expect(report.added).toEqual(['alpha', 'beta', 'gamma']);
    expect(report.rejected).toEqual([
      { file: 'image.txt', reason: 'It is binary.' },
      { file: 'broken.txt', reason: 'This is broken.' },
      { file: 'empty.txt', reason: 'No article text was found in it.' },
    ]);
  });

  it('keeps the indexed version of a source that is rejected now', async () => {
    await index(fakeScan(TEXTS));
    const scan = fakeScan(
      { alpha: 'BROKEN', beta: 'Only a title' },
      { file: 'c', reason: 'No.', id: 'gamma' },
    );
    expect(await index(scan)).toMatchObject({ added: [], updated: [], removed: [], kept: 3, generation: 1 });
    expect(await indexedTexts()).toEqual(TEXTS);
  });

  it('keeps what may be in a file that cannot be read, but for what moderators removed', async () => {
    await index(fakeScan(TEXTS));
    const bulk = { file: 'bulk.jsonl', reason: 'No permission to read it.' };
    const { alpha, beta } = TEXTS;
    const unread = fakeScan({ alpha }, { ...bulk, hides: { removed: new Set(['gamma']) } });
    expect(await index(unread)).toMatchObject({
      removed: ['gamma'],
      kept: 2,
      rejected: [bulk],
      generation: 2,
    });
    expect(await indexedTexts()).toEqual({ alpha, beta });
    expect(await index(unread, { full: true })).toMatchObject({ updated: ['alpha'], removed: [], kept: 1 });
    expect(await index(fakeScan({ alpha }))).toMatchObject({ removed: ['beta'], kept: 1 });
  });

  it('rejects every source of several with one id, naming them', async () => {
    const double = fakeSource('alpha', 'Alpha\nOther.', 'sub/alpha.md');
    const triple = fakeSource('alpha', 'Alpha\nThird.', 'alpha.html');
    const report = await index(fakeScan(TEXTS, double, triple));
    expect(report.added).toEqual(['beta', 'gamma']);
    expect(report.rejected.map(({ file }) => file)).toEqual(['alpha.txt', 'sub/alpha.md', 'alpha.html']);
    expect(report.rejected[0]?.reason).toContain('sub/alpha.md');
    expect(report.rejected[1]?.reason).toContain('alpha.txt');
  });

  it('leaves the index alone when nothing could be indexed', async () => {
    await expect(index(fakeScan({}))).rejects.toThrow(NothingIndexedError);
    await expect(index(fakeScan({ a: 'BROKEN' }))).rejects.toThrow('None of the articles');
    await index(fakeScan(TEXTS));
    await expect(index(fakeScan({}))).rejects.toThrow(NothingIndexedError);
    await expect(index(fakeScan({ a: 'BROKEN' }))).rejects.toThrow(NothingIndexedError);
    expect(await indexedTexts()).toEqual(TEXTS);
  });

  describe('after a rollback', () => {
    const { alpha, beta, gamma } = TEXTS;
    const changed = { alpha: 'Alpha\nQuite another text.', gamma, delta: 'Delta\nThe fourth text.' };

    beforeEach(async () => {
      await index(fakeScan(TEXTS));
      await index(fakeScan(changed));
      await store.rollBack();
    });

    it('does not index again at once what was taken out', async () => {
      const report = await index(fakeScan(changed));
      expect(report).toMatchObject({ added: [], updated: [], removed: [], generation: 3 });
      expect(report.heldBack).toEqual(['alpha', 'beta', 'delta']);
      expect(await indexedTexts()).toEqual(TEXTS);
    });

    it('takes a source again when it says something else, and only that', async () => {
      const report = await index(fakeScan({ ...changed, delta: 'Delta\nThe fourth text, mended.' }));
      expect(report).toMatchObject({ added: ['delta'], updated: [], removed: [] });
      expect(report.heldBack).toEqual(['alpha', 'beta']);
      expect(await indexedTexts()).toEqual({ ...TEXTS, delta: 'Delta\nThe fourth text, mended.' });
      expect((await index(fakeScan({ alpha, beta, gamma }))).heldBack).toEqual([]);
    });

    it('keeps it out through a change of rules, too', async () => {
      const identity = { ...IDENTITY, cutter: '2' };
      const report = await index(fakeScan(changed), { identity });
      expect(report).toMatchObject({ updated: ['gamma'], kept: 2, heldBack: ['alpha', 'beta', 'delta'] });
      expect(await indexedTexts()).toEqual(TEXTS);
      expect((await index(fakeScan(changed), { identity })).heldBack).toEqual(['alpha', 'beta', 'delta']);
    });

    it('takes everything when told to', async () => {
      const report = await index(fakeScan(changed), { full: true });
      expect(report).toMatchObject({ added: ['delta'], removed: ['beta'], heldBack: [] });
      expect(await indexedTexts()).toEqual(changed);
      expect((await index(fakeScan(changed))).heldBack).toEqual([]);
    });
  });

  describe('limits', () => {
    const limits = { maxSources: 100, maxWords: 100, minFreeBytes: 0 };
    const refusal = (change: Partial<typeof limits>, texts: Record<string, string> = TEXTS) =>
      index(fakeScan(texts), { limits: { ...limits, ...change } }).catch((error: unknown) => error);

    it('refuse too many sources, too many words and too little space, before anything is written', async () => {
      expect(await refusal({ maxSources: 2 })).toMatchObject({
        code: 'TOO_MANY_SOURCES',
        found: 3,
        limit: 2,
      });
      expect(await refusal({ maxWords: 18 })).toMatchObject({ code: 'TOO_MANY_WORDS', found: 19, limit: 18 });
      const space = await refusal({ minFreeBytes: 1e15 });
      expect(space).toMatchObject({ code: 'DISK_SPACE' });
      expect(String(space)).toMatch(/has to leave 953,674,317 MB; [\d,]+ MB are free/u);
      expect(await readdir(directory)).toEqual([]);
      expect(fake.asked).toEqual([]);
      expect(
        await index(fakeScan(TEXTS), { limits: { ...limits, maxSources: 3, maxWords: 19 } }),
      ).toMatchObject({
        generation: 1,
      });
    });

    it('let articles be changed and taken out of an index that is too large by now', async () => {
      await index(fakeScan(TEXTS));
      const { alpha, beta } = TEXTS;
      expect(await refusal({ maxSources: 1 }, { alpha, beta })).toMatchObject({ removed: ['gamma'] });
      expect(await refusal({ maxSources: 1 }, { alpha: 'Alpha\nShort.', beta })).toMatchObject({
        generation: 3,
      });
      expect(await store.freeBytes()).toBeGreaterThan(0);
    });
  });

  it('only says what it would do on a dry run', async () => {
    expect(await index(fakeScan(TEXTS), { dryRun: true })).toMatchObject({
      added: ['alpha', 'beta', 'gamma'],
      passages: 0,
      generation: 0,
    });
    expect(await store.current()).toBeNull();
    await index(fakeScan(TEXTS));
    fake.asked.length = 0;
    const { beta } = TEXTS;
    expect(await index(fakeScan({ alpha: 'Alpha\nNew.', beta }), { dryRun: true })).toMatchObject({
      updated: ['alpha'],
      removed: ['gamma'],
      kept: 1,
      passages: 4,
      generation: 1,
    });
    expect(fake.asked).toEqual([]);
    expect(await indexedTexts()).toEqual(TEXTS);
  });

  it('works in windows, reading on while it embeds', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `s${i}`,
        `Title ${i}\nFirst of ${i} here. Second of ${i}.\nThird ${i}.`,
      ]),
    );
    let read = 0;
    const readWhenAsked: number[] = [];
    const embedder = {
      ...fake.embedder,
      embedTexts: (...call: Parameters<Embedder['embedTexts']>) => {
        readWhenAsked.push(read);
        return fake.embedder.embedTexts(...call);
      },
    };
    const recognise: IndexOptions['recognise'] = (source) => {
      read += 1;
      return fakeRecognise(source);
    };
    await index(fakeScan(texts), { embedder, recognise });
    expect(fake.asked.flat()).toHaveLength(1_500);
    for (const asked of fake.asked) expect(asked.length).toBeLessThan(400);
    expect(readWhenAsked[0]).toBeLessThan(100);
    // The second window was read before the first was embedded.
    expect(readWhenAsked[1]).toBeGreaterThan(readWhenAsked[0] ?? Infinity);
    expect(await indexedTexts()).toEqual(texts);
  });

  it('embeds what many articles share once, however far apart they are', async () => {
    const shared = 'This report was first published by an agency.';
    const texts = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`s${i}`, `Title\nFirst of ${i} here. ${shared}`]),
    );
    await index(fakeScan(texts));
    expect(fake.asked.length).toBeGreaterThan(1);
    expect(fake.asked.flat().filter((text) => text === shared)).toHaveLength(1);
    expect(await indexedTexts()).toEqual(texts);
  });

  it('tells its progress', async () => {
    const heard: IndexProgress[] = [];
    await index(fakeScan(TEXTS), { onProgress: (progress) => heard.push(progress) });
    expect([...new Set(heard.map(({ kind }) => kind))]).toEqual([
      'scanning',
      'embedding',
      'writing',
      'committed',
    ]);
    expect(heard.findLast(({ kind }) => kind === 'embedding')).toEqual({
      kind: 'embedding',
      articlesDone: 3,
      articlesTotal: 3,
      passagesDone: 4,
      fraction: 1,
    });
    const fractions = heard.map((progress) => ('fraction' in progress ? progress.fraction : 0));
    expect(fractions.slice(0, -2)).toEqual(fractions.slice(0, -2).toSorted((a, b) => a - b));
  });

  it('stops when cancelled, and goes on where it stopped', async () => {
    await index(fakeScan({ alpha: TEXTS.alpha }));
    const texts = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [`s${i}`, `Title ${i}\nFirst of ${i} here. Second of ${i}.`]),
    );
    const controller = new AbortController();
    fake.asked.length = 0;
    const cancelled = index(fakeScan(texts), {
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.kind === 'embedding' && progress.articlesDone > 100) controller.abort();
      },
    });
    await expect(cancelled).rejects.toThrow(IndexCancelledError);
    expect(await indexedTexts()).toEqual({ alpha: TEXTS.alpha });
    const before = fake.asked.flat().length;
    fake.asked.length = 0;
    await index(fakeScan(texts));
    expect(await indexedTexts()).toEqual(texts);
    expect(fake.asked.flat().length).toBeLessThan(1_200 - before / 3);
  });

  it('keeps the old generation when the model fails', async () => {
    await index(fakeScan(TEXTS));
    const failing = { ...fake.embedder, embedTexts: () => Promise.reject(new Error('No model.')) };
    await expect(index(fakeScan({ ...TEXTS, d: 'D\nNew text.' }), { embedder: failing })).rejects.toThrow(
      'No model.',
    );
    const short = { ...fake.embedder, embedTexts: async () => [] };
    await expect(index(fakeScan({ ...TEXTS, d: 'D\nNew text.' }), { embedder: short })).rejects.toThrow(
      'not as many vectors',
    );
    expect(await indexedTexts()).toEqual(TEXTS);
    await index(fakeScan({ ...TEXTS, d: 'D\nNew text.' }));
    expect(Object.keys(await indexedTexts())).toHaveLength(4);
  });

  it('takes a file that changes while it runs as it is at the second look', async () => {
    let looks = 0;
    const scan: Scan = () => {
      looks += 1;
      return fakeScan({ beta: TEXTS.beta, alpha: `Alpha\nLook ${looks}.` })();
    };
    await index(scan);
    expect(await indexedTexts()).toEqual({ alpha: 'Alpha\nLook 2.', beta: TEXTS.beta });
  });

  it('looks everywhere for what is not where it was at the first look', async () => {
    const looks: (readonly string[] | undefined)[] = [];
    const scan: Scan = (places) => {
      looks.push(places && [...places]);
      const alpha = fakeSource('alpha', TEXTS.alpha, looks.length === 1 ? 'all.jsonl:1' : 'all.jsonl:2');
      return fakeScan({}, ...(places ? [] : [alpha]))();
    };
    expect(await index(scan)).toMatchObject({ added: ['alpha'] });
    expect(looks).toEqual([undefined, ['all.jsonl:1'], undefined]);
  });

  it('waits for another indexer, or says that there is one', async () => {
    const build = await store.beginBuild(IDENTITY);
    await expect(index(fakeScan(TEXTS))).rejects.toThrow(IndexLockedError);
    const heard: string[] = [];
    const waiting = index(fakeScan(TEXTS), {
      waitMs: 15_000,
      onProgress({ kind }) {
        heard.push(kind);
        if (kind === 'waiting') void build.close();
      },
    });
    expect((await waiting).generation).toBe(1);
    expect(heard).toContain('waiting');
  });
});
