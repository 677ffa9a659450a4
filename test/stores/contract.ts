import { beforeEach, describe, expect, it } from 'vitest';
import type { CutArticle } from '../../src/domain.ts';
import {
  IndexLockedError,
  IndexMissingError,
  InvalidGenerationError,
  InvalidVectorError,
} from '../../src/stores/errors.ts';
import type { Scored, Snapshot } from '../../src/stores/store.ts';
import { dot } from '../../src/stores/vectors/vectors.ts';
import {
  addFake,
  CAFE,
  commitFakes,
  DONBAS,
  fakeCut,
  fakeVector,
  fakeVectors,
  hashOf,
  IDENTITY,
  RATES,
} from './fakes.ts';
import { type StorePlace, useStorePlace } from './store-place.ts';

async function textsOf(from: Snapshot, hits: readonly Scored[]): Promise<string[]> {
  return (await from.passages(hits.map((hit) => hit.id))).map((row) => row.text);
}

async function idsBySource(from: Snapshot): Promise<[string, number][]> {
  const hits = await from.densePassages(fakeVector('anything'), 1_000);
  return (await from.passages(hits.map((hit) => hit.id))).map((row) => [row.sourceId, row.id]);
}

/** The same article, with another author and outlet. */
function credited(cut: CutArticle, byline: string | null, outlet: string | null): CutArticle {
  return { ...cut, article: { ...cut.article, byline, outlet } };
}

/** What a reader sees, as far as a comparison needs it. */
export async function seen(reader: Snapshot) {
  return {
    info: reader.info,
    sources: await reader.sources(),
    dense: await reader.densePassages(fakeVector('x'), 10),
    words: await reader.lexicalPassages(['geneva', 'zurich'], 10),
    counts: await reader.documentFrequency(['the']),
    article: await reader.article('donbas'),
  };
}

/** What every store must do; `createPlace` gives a fresh and empty place. */
export function storeContract(name: string, createPlace: () => Promise<StorePlace>): void {
  describe(`store: ${name}`, () => {
    const stage = useStorePlace(createPlace);

    describe('when nothing was indexed', () => {
      it('has no generation', async () => {
        expect(await stage.store.current()).toBeNull();
      });

      it('refuses to be read', async () => {
        await expect(stage.store.openSnapshot()).rejects.toThrow(IndexMissingError);
      });

      it('shows nothing of a build that was not committed', async () => {
        const build = await stage.store.beginBuild(IDENTITY);
        await addFake(build, DONBAS);
        expect(await stage.store.current()).toBeNull();
        await expect(stage.store.openSnapshot()).rejects.toThrow(IndexMissingError);
        await build.close();
      });
    });

    describe('a generation', () => {
      it('says what it holds', async () => {
        const info = await commitFakes(stage.store, [DONBAS, CAFE]);
        expect(info).toEqual({
          ...IDENTITY,
          generation: 1,
          restoredFrom: null,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
          sources: 2,
          passages: 3,
          sentences: 6,
        });
        expect(await stage.store.current()).toEqual(info);
        expect((await stage.snapshot()).info).toEqual(info);
      });

      it('lists its sources in order of id', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        const sources = await (await stage.snapshot()).sources();
        expect(sources.map((source) => source.id)).toEqual(['cafe', 'donbas']);
        expect(sources[1]).toMatchObject({
          title: 'About donbas',
          outlet: 'The Paper',
          byline: null,
          url: 'https://example.org/donbas',
          publishedAt: '2026-01-02',
          sha256: DONBAS.article.sha256,
          contentHash: hashOf(DONBAS),
          passages: 2,
          sentences: 4,
          words: 27,
          citedOutlets: ['CNN'],
        });
        const contents = await (await stage.snapshot()).contents();
        expect(new Set(contents)).toEqual(
          new Set(sources.map(({ id, version, contentHash }) => ({ id, version, contentHash }))),
        );
      });

      it('names authors and outlets once', async () => {
        await commitFakes(stage.store, [
          credited(CAFE, 'Ann Lee', 'The Paper'),
          credited(DONBAS, 'Ann Lee', null),
          credited(RATES, null, 'The Paper'),
        ]);
        expect((await (await stage.snapshot()).credits()).toSorted()).toEqual(['Ann Lee', 'The Paper']);
      });

      it('gives an article back as it was cut', async () => {
        const odd = fakeCut('odd', ['A 😀 face and a NUL \0 here. \u{1F1FA}\u{1F1E6} flags, naïve.']);
        await commitFakes(stage.store, [DONBAS, odd]);
        const reader = await stage.snapshot();
        for (const cut of [DONBAS, odd]) {
          expect(await reader.article(cut.article.id)).toMatchObject({
            raw: cut.article.raw,
            sha256: cut.article.sha256,
            spans: cut.article.spans,
            sentenceSpans: cut.sentences,
            passageSpans: cut.passages,
          });
        }
        expect(await reader.article('unknown')).toBeNull();
      });

      it('is refused with a version of another identity, an unknown one, or a source twice', async () => {
        await commitFakes(stage.store, [DONBAS]);
        const other = await stage.store.beginBuild({ ...IDENTITY, cutter: '2' });
        expect([...(await other.staged())]).toEqual([]);
        await expect(other.commit([1])).rejects.toThrow(InvalidGenerationError);
        await expect(other.commit([999])).rejects.toThrow(InvalidGenerationError);
        const one = await addFake(other, CAFE);
        const two = await addFake(other, fakeCut('cafe', ['Another text.']));
        await expect(other.commit([one, two])).rejects.toThrow(InvalidGenerationError);
        await other.close();
        expect((await stage.store.current())?.generation).toBe(1);
      });

      it('refuses vectors that are not finite, of another dimension or length, or too few', async () => {
        const build = await stage.store.beginBuild(IDENTITY);
        const good = fakeVectors(CAFE);
        const bad = [
          fakeVector('x', 8),
          new Float32Array(16).fill(Number.NaN),
          new Float32Array(16).fill(Infinity),
          new Float32Array(16),
        ];
        for (const vector of bad) {
          const vectors = { ...good, passages: [vector] };
          await expect(build.add(CAFE, 'hash', vectors)).rejects.toThrow(InvalidVectorError);
        }
        await expect(build.add(CAFE, 'hash', { ...good, sentences: [] })).rejects.toThrow(InvalidVectorError);
        expect((await build.staged()).size).toBe(0);
        await build.close();
      });
    });

    describe('dense search', () => {
      it('finds by cosine, best first', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE, RATES]);
        const reader = await stage.snapshot();
        const text = 'The café in Zürich opened again. Guests were delighted.';
        const question = fakeVector(text);
        const hits = await reader.densePassages(question, 10);
        expect(hits).toHaveLength(4);
        expect(hits[0]?.score).toBeCloseTo(1, 5);
        expect((await textsOf(reader, hits))[0]).toBe(text);
        for (const [i, passage] of (await reader.passages(hits.map((hit) => hit.id))).entries()) {
          expect(hits[i]?.score).toBeCloseTo(dot(question, fakeVector(passage.text)), 5);
        }
        expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a));
        expect(await reader.densePassages(question, 2)).toEqual(hits.slice(0, 2));
        expect(await reader.densePassages(question, 0)).toEqual([]);
      });

      it('breaks ties by id', async () => {
        const same = ['a', 'b', 'c', 'd'].map((id) => fakeCut(id, ['The very same text.'], 'Same'));
        await commitFakes(stage.store, same);
        const hits = await (await stage.snapshot()).densePassages(fakeVector('The very same text.'), 3);
        expect(hits.map((hit) => hit.id)).toEqual(hits.map((hit) => hit.id).toSorted((a, b) => a - b));
      });

      it('applies a filter exactly', async () => {
        const cuts = Array.from({ length: 40 }, (_, i) => fakeCut(`s${i}`, [`Text ${i}.`, `More ${i}.`]));
        await commitFakes(stage.store, cuts);
        const reader = await stage.snapshot();
        const question = fakeVector('question');
        const all = await idsBySource(reader);
        expect(all).toHaveLength(80);
        const ranked = await reader.densePassages(question, 80);
        const filters = [
          { only: ['s3'] },
          { only: ['s3', 's7', 'unknown'], exclude: ['s7'] },
          { exclude: ['s1', 's2', 'unknown'] },
          { only: cuts.map((cut) => cut.article.id).slice(0, 39) },
          { exclude: cuts.map((cut) => cut.article.id).slice(0, 39) },
          { only: [] },
          { exclude: [] },
          {},
        ];
        for (const filter of filters) {
          const passing = new Set(
            all
              .filter(([id]) => (filter.only?.includes(id) ?? true) && !filter.exclude?.includes(id))
              .map(([, id]) => id),
          );
          const expected = ranked.filter((hit) => passing.has(hit.id)).slice(0, 5);
          const hits = await reader.densePassages(question, 5, filter);
          expect(hits.map((hit) => hit.id)).toEqual(expected.map((hit) => hit.id));
        }
      });

      it('refuses a question of another dimension or with NaN', async () => {
        await commitFakes(stage.store, [DONBAS]);
        const reader = await stage.snapshot();
        await expect(reader.densePassages(fakeVector('x', 8), 3)).rejects.toThrow(InvalidVectorError);
        const nan = new Float32Array(16).fill(Number.NaN);
        await expect(reader.densePassages(nan, 3)).rejects.toThrow(InvalidVectorError);
      });
    });

    describe('lexical search', () => {
      beforeEach(() => commitFakes(stage.store, [DONBAS, CAFE, RATES]));

      it('finds stems, without regard to case and accents', async () => {
        const reader = await stage.snapshot();
        expect(await textsOf(reader, await reader.lexicalPassages(['CONTROLLED'], 5))).toEqual([
          'Share prices fell. The bank controls the interest rates.',
        ]);
        expect(await textsOf(reader, await reader.lexicalPassages(['cafe', 'zurich'], 5))).toHaveLength(1);
      });

      it('looks into title and heading, too', async () => {
        const reader = await stage.snapshot();
        expect(await reader.lexicalPassages(['about'], 10)).toHaveLength(4);
        expect(await textsOf(reader, await reader.lexicalPassages(['thoughts'], 5))).toEqual([
          'The U.S. envoy said the "well-known" plan was leaked. Nobody knows by whom.',
        ]);
      });

      it('takes any of the terms, the rarer ones counting more, higher being better', async () => {
        const reader = await stage.snapshot();
        const hits = await reader.lexicalPassages(['the', 'geneva'], 10);
        expect((await textsOf(reader, hits))[0]).toContain('Geneva');
        expect(hits.length).toBeGreaterThan(1);
        expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? Infinity);
        expect(await reader.lexicalPassages(['the', 'geneva'], 1)).toEqual(hits.slice(0, 1));
      });

      it('finds sentences by their text', async () => {
        const reader = await stage.snapshot();
        const hits = await reader.lexicalSentences(['donbas', 'prices'], 10);
        const rows = await reader.sentences(hits.map((hit) => hit.id));
        expect(rows.map((row) => row.text).toSorted()).toEqual([
          'Russian forces now hold approximately 85% of Donbas.',
          'Share prices fell.',
        ]);
        expect(await reader.lexicalSentences(['about'], 10)).toEqual([]);
      });

      it('applies filters', async () => {
        const reader = await stage.snapshot();
        const sourcesOf = async (filter: { only?: string[]; exclude?: string[] }) => {
          const hits = await reader.lexicalPassages(['the'], 10, filter);
          const rows = await reader.passages(hits.map((hit) => hit.id));
          return [...new Set(rows.map((row) => row.sourceId))].toSorted();
        };
        expect(await sourcesOf({})).toEqual(['cafe', 'donbas', 'rates']);
        expect(await sourcesOf({ only: ['cafe', 'unknown'] })).toEqual(['cafe']);
        expect(await sourcesOf({ exclude: ['cafe'] })).toEqual(['donbas', 'rates']);
        expect(await sourcesOf({ only: ['cafe', 'rates'], exclude: ['cafe'] })).toEqual(['rates']);
        expect(await sourcesOf({ only: [] })).toEqual([]);
        expect(await reader.lexicalSentences(['the'], 10, { only: ['cafe'] })).toHaveLength(1);
      });

      it('takes terms as words, whatever characters they hold', async () => {
        const reader = await stage.snapshot();
        const hostile = [
          '"',
          '""',
          '*',
          'NEAR',
          'NEAR(',
          'AND',
          'OR',
          'NOT',
          '^',
          ':',
          'title:',
          '{title}',
          '-',
          '(',
          ')',
          '+',
          '\0',
          'a\0b',
          "'; DROP TABLE articles; --",
          '😀',
          '',
          ' ',
          '\\',
          '%',
          '\uD800',
          'a'.repeat(5_000),
        ];
        for (const term of hostile) {
          await expect(reader.lexicalPassages([term], 5)).resolves.toEqual([]);
          expect(await reader.lexicalPassages([term, 'geneva'], 5)).toHaveLength(1);
        }
        expect(await reader.lexicalPassages(hostile, 5)).toEqual([]);
        expect(await reader.documentFrequency(hostile)).toEqual(hostile.map(() => 0));
        expect(await reader.lexicalPassages(['U.S.'], 5)).toHaveLength(1);
        expect(await reader.lexicalPassages(['us'], 5)).toHaveLength(1);
        expect(await reader.lexicalPassages(['"well-known"'], 5)).toHaveLength(1);
        expect(
          await reader.lexicalPassages(
            [...Array(2_000).keys()].map((i) => `word${i}`),
            5,
          ),
        ).toEqual([]);
        expect(await reader.lexicalPassages([], 5)).toEqual([]);
        expect(await reader.lexicalPassages(['geneva'], 0)).toEqual([]);
      });

      it('lists the stems that begin alike', async () => {
        const reader = await stage.snapshot();
        expect(await reader.vocabulary('genev')).toEqual([{ stem: 'geneva', passages: 1 }]);
        expect(await reader.vocabulary('zzz')).toEqual([]);
        const all = await reader.vocabulary('');
        expect(all.map(({ stem }) => stem)).toEqual(all.map(({ stem }) => stem).toSorted());
        expect(all.length).toBeGreaterThan(5);
      });

      it('counts the passages that hold a term', async () => {
        const reader = await stage.snapshot();
        expect(await reader.documentFrequency(['about', 'rate', 'Geneva', 'nowhere'])).toEqual([4, 1, 1, 0]);
      });
    });

    describe('rows', () => {
      it('gives sentences with their passages, places, texts and vectors', async () => {
        await commitFakes(stage.store, [CAFE, DONBAS]);
        const reader = await stage.snapshot();
        const donbas = (await idsBySource(reader)).filter(([id]) => id === 'donbas').map(([, id]) => id);
        const passages = (await reader.passages(donbas)).toSorted((a, b) => a.start - b.start);
        const rows = await reader.sentencesOf(passages.map((passage) => passage.id));
        expect(rows.map((row) => row.position)).toEqual([0, 1, 2, 3]);
        for (const row of rows) {
          expect(row.sourceId).toBe('donbas');
          expect(row.text).toBe(DONBAS.article.raw.slice(row.start, row.end));
          expect([...row.vector]).toEqual([...fakeVector(row.text)]);
          const passage = passages.find((each) => each.id === row.passageId);
          expect(passage?.firstSentence).toBeLessThanOrEqual(row.position);
          expect(passage?.lastSentence).toBeGreaterThanOrEqual(row.position);
        }
        expect(passages.map((passage) => passage.heading)).toEqual([null, 'Second thoughts']);
      });

      it('gives the sentences of a source in order', async () => {
        await commitFakes(stage.store, [CAFE, DONBAS]);
        const reader = await stage.snapshot();
        const rows = await reader.sentencesFrom('donbas');
        expect(rows.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
        expect(rows).toEqual(await reader.sentencesOf([...new Set(rows.map((row) => row.passageId))]));
        expect(await reader.sentencesFrom('unknown')).toEqual([]);
      });

      it('keeps the order asked for and leaves out what is not there', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        const reader = await stage.snapshot();
        const ids = (await idsBySource(reader)).map(([, id]) => id);
        for (const order of [ids, ids.toReversed()]) {
          expect((await reader.passages([...order, 999])).map((row) => row.id)).toEqual(order);
          const sentences = await reader.sentencesOf([999, ...order]);
          expect([...new Set(sentences.map((row) => row.passageId))]).toEqual(order);
          const sentenceIds = sentences.map((row) => row.id).toReversed();
          expect((await reader.sentences([999, ...sentenceIds])).map((row) => row.id)).toEqual(sentenceIds);
          // Also those that were read before.
          expect(await reader.sentencesOf([...order, 999])).toEqual(sentences);
        }
        expect(await reader.passages([])).toEqual([]);
        expect(await reader.sentencesOf([])).toEqual([]);
      });

      it('gives what was expected to be asked for as it gives everything else', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        const reader = await stage.snapshot();
        const ids = (await idsBySource(reader)).map(([, id]) => id);
        const other = await stage.snapshot();
        reader.expect([...ids, 999]);
        expect(await reader.sentencesOf(ids)).toEqual(await other.sentencesOf(ids));
        reader.close();
        reader.expect(ids);
      });
    });

    describe('the next generation', () => {
      const updated = fakeCut('donbas', ['Nothing new from the front.']);

      it('replaces the one before as a whole', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        const info = await commitFakes(stage.store, [updated, RATES]);
        expect(info).toMatchObject({ generation: 2, sources: 2, passages: 2, sentences: 3 });
        const reader = await stage.snapshot();
        expect((await reader.sources()).map((source) => source.id)).toEqual(['donbas', 'rates']);
        expect((await reader.article('donbas'))?.raw).toBe(updated.article.raw);
        expect(await reader.article('cafe')).toBeNull();
        expect(await reader.lexicalPassages(['geneva', 'zurich'], 5)).toEqual([]);
        expect(await reader.lexicalSentences(['geneva', 'zurich'], 5)).toEqual([]);
        expect(await reader.documentFrequency(['geneva', 'front'])).toEqual([0, 1]);
        expect(await reader.densePassages(fakeVector('x'), 10)).toHaveLength(2);
      });

      it('scores words as if nothing else had ever been indexed', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        await commitFakes(stage.store, [updated, RATES, CAFE]);
        const fresh = await createPlace();
        const other = fresh.open();
        await commitFakes(other, [updated, RATES, CAFE]);
        const words = ['the', 'front', 'bank', 'guests'];
        const [here, there] = [await stage.snapshot(), await other.openSnapshot()];
        const scores = async (from: Snapshot) =>
          (await from.lexicalPassages(words, 9)).map((hit) => hit.score);
        const sentenceScores = async (from: Snapshot) =>
          (await from.lexicalSentences(words, 9)).map((hit) => hit.score);
        expect(await scores(here)).toEqual(await scores(there));
        expect(await sentenceScores(here)).toEqual(await sentenceScores(there));
        there.close();
        await other.close();
        await fresh.dispose();
      });

      it('is not seen by those who began on the one before', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        const [before, unread] = [await stage.snapshot(), await stage.snapshot()];
        const first = await seen(before);
        for (const cuts of [[updated], [RATES], [RATES, CAFE], [RATES]]) await commitFakes(stage.store, cuts);
        expect(await seen(before)).toEqual(first);
        expect(await seen(unread)).toEqual(first);
        expect((await (await stage.snapshot()).sources()).map((source) => source.id)).toEqual(['rates']);
      });

      it('is seen by other stores on the same place', async () => {
        const other = stage.place.open();
        stage.opened.push(other);
        expect(await other.current()).toBeNull();
        await commitFakes(stage.store, [DONBAS]);
        expect(await other.current()).toMatchObject({ generation: 1 });
        await commitFakes(other, [CAFE]);
        expect(await stage.store.current()).toMatchObject({ generation: 2 });
      });

      it('knows a text again, whatever source has it, and only as the same model made it', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        const build = await stage.store.beginBuild({ ...IDENTITY, cutter: '2' });
        const known = await build.storedText(DONBAS.article.sha256);
        expect(known?.article.id).toBe('donbas');
        expect(known?.vectors).toEqual(fakeVectors(DONBAS));
        expect(await build.storedText(RATES.article.sha256)).toBeNull();
        await build.close();
        const other = await stage.store.beginBuild({ ...IDENTITY, model: 'other' });
        expect(await other.storedText(DONBAS.article.sha256)).toBeNull();
        await other.close();
      });

      it('takes over unchanged versions', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        const before = await (await stage.snapshot()).sources();
        const build = await stage.store.beginBuild(IDENTITY);
        expect(new Map(await build.staged())).toEqual(
          new Map(before.map((source) => [source.contentHash, source.version])),
        );
        await build.commit(before.map((source) => source.version));
        await build.close();
        expect(await (await stage.snapshot()).sources()).toEqual(before);
        expect(await (await stage.snapshot()).lexicalPassages(['geneva'], 5)).toHaveLength(1);
      });

      it('finds what an abandoned build has added', async () => {
        const abandoned = await stage.store.beginBuild(IDENTITY);
        const version = await addFake(abandoned, DONBAS);
        await abandoned.close();
        const build = await stage.store.beginBuild(IDENTITY);
        expect([...(await build.staged())]).toEqual([[hashOf(DONBAS), version]]);
        expect([...(await build.staged([hashOf(CAFE), hashOf(DONBAS)]))]).toEqual([
          [hashOf(DONBAS), version],
        ]);
        expect([...(await build.staged([hashOf(CAFE)]))]).toEqual([]);
        expect((await build.stored(version))?.vectors).toEqual(fakeVectors(DONBAS));
        await build.commit([version]);
        await build.close();
        expect(await (await stage.snapshot()).article('donbas')).not.toBeNull();
      });

      it('forgets abandoned and old versions', async () => {
        const abandoned = await stage.store.beginBuild(IDENTITY);
        const orphan = await addFake(abandoned, fakeCut('orphan', ['Nobody wants me.']));
        await abandoned.close();
        for (const cut of [DONBAS, CAFE, RATES]) await commitFakes(stage.store, [cut]);
        const build = await stage.store.beginBuild(IDENTITY);
        const hashes = [...(await build.staged()).keys()].toSorted();
        // The current generation and the one before are kept.
        expect(hashes).toEqual([hashOf(CAFE), hashOf(RATES)].toSorted());
        expect(await build.stored(orphan)).toBeNull();
        await build.close();
      });

      it('can have another identity', async () => {
        await commitFakes(stage.store, [DONBAS]);
        const identity = { model: 'other', dimension: 8, cutter: '2' };
        const build = await stage.store.beginBuild(identity);
        expect((await build.stored(1))?.identity).toEqual(IDENTITY);
        const version = await build.add(DONBAS, hashOf(DONBAS), fakeVectors(DONBAS, 8));
        await build.commit([version]);
        await build.close();
        const reader = await stage.snapshot();
        expect(reader.info).toMatchObject(identity);
        expect(await reader.densePassages(fakeVector('x', 8), 5)).toHaveLength(2);
      });

      it('may be empty', async () => {
        await commitFakes(stage.store, [DONBAS]);
        await commitFakes(stage.store, []);
        const reader = await stage.snapshot();
        expect(await reader.sources()).toEqual([]);
        expect(await reader.densePassages(fakeVector('x'), 5)).toEqual([]);
        expect(await reader.lexicalPassages(['geneva'], 5)).toEqual([]);
      });
    });

    describe('the lock', () => {
      it('lets one build at a time', async () => {
        const build = await stage.store.beginBuild(IDENTITY);
        await expect(stage.place.open().beginBuild(IDENTITY)).rejects.toSatisfy(
          (error) => error instanceof IndexLockedError && error.holder.pid === process.pid,
        );
        await build.close();
        await (await stage.store.beginBuild(IDENTITY)).close();
      });

      it('can be waited for', async () => {
        const build = await stage.store.beginBuild(IDENTITY);
        const waits: unknown[] = [];
        const second = stage.store.beginBuild(IDENTITY, {
          waitMs: 5_000,
          onWait(holder) {
            waits.push(holder);
            void build.close();
          },
        });
        await (await second).close();
        expect(waits).toHaveLength(1);
      });

      it('need not be waited for any longer', async () => {
        const build = await stage.store.beginBuild(IDENTITY);
        const signal = AbortSignal.timeout(50);
        await expect(stage.store.beginBuild(IDENTITY, { waitMs: 5_000, signal })).rejects.toThrow('aborted');
        await build.close();
      });
    });

    describe('a closed snapshot', () => {
      it('may be closed again, and refuses to be read', async () => {
        await commitFakes(stage.store, [DONBAS]);
        const reader = await stage.store.openSnapshot();
        reader.close();
        reader.close();
        await expect(reader.sources()).rejects.toThrow('closed');
        await expect(reader.warm()).rejects.toThrow('closed');
        expect((await (await stage.snapshot()).sources()).length).toBe(1);
      });

      it('may be closed while it reads', async () => {
        await commitFakes(stage.store, [DONBAS]);
        const reader = await stage.store.openSnapshot();
        const warming = reader.warm();
        reader.close();
        await expect(warming).resolves.toBeUndefined();
      });
    });
  });
}
