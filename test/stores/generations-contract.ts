import { describe, expect, it } from 'vitest';
import {
  CleanupFailedError,
  GenerationChangedError,
  IndexLockedError,
  IndexMissingError,
  NoEarlierGenerationError,
  UnknownGenerationError,
} from '../../src/stores/errors.ts';
import { seen } from './contract.ts';
import { CAFE, commitFakes, DONBAS, fakeCut, hashOf, IDENTITY, RATES } from './fakes.ts';
import { type StorePlace, useStorePlace } from './store-place.ts';

/** What every store must do with generations before the current one. */
export function generationsContract(name: string, createPlace: () => Promise<StorePlace>): void {
  describe(`generations: ${name}`, () => {
    const updated = fakeCut('donbas', ['Nothing new from the front.']);
    const stage = useStorePlace(createPlace);

    describe('an older generation', () => {
      it('is listed, and read as when it was current, also after it is removed', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        const first = await seen(await stage.snapshot());
        await commitFakes(stage.store, [updated, RATES]);
        expect((await stage.store.generations()).map((info) => info.generation)).toEqual([2, 1]);
        const old = await stage.store.openSnapshot(1);
        stage.opened.push(old);
        for (const cuts of [[RATES], [RATES, CAFE], [RATES]]) await commitFakes(stage.store, cuts);
        expect((await stage.store.generations()).map((info) => info.generation)).toEqual([5, 4]);
        expect(await seen(old)).toEqual(first);
        expect(await old.vocabulary('genev')).toEqual([{ stem: 'geneva', passages: 1 }]);
        const hits = await old.lexicalSentences(['geneva'], 5, { only: ['donbas'] });
        expect((await old.sentences(hits.map(({ id }) => id))).map(({ text }) => text)).toEqual([
          'The talks went on in Geneva.',
        ]);
        const current = await stage.snapshot();
        expect(await current.lexicalPassages(['geneva'], 5)).toEqual([]);
      });

      it('is read while others read the current one, by number or not', async () => {
        await commitFakes(stage.store, [DONBAS]);
        await commitFakes(stage.store, [CAFE]);
        const old = await stage.store.openSnapshot(1);
        const current = await stage.store.openSnapshot(2);
        stage.opened.push(old, current);
        const [before, after] = await Promise.all([
          Promise.all([old.lexicalPassages(['geneva'], 5), old.documentFrequency(['geneva'])]),
          current.lexicalPassages(['zurich'], 5),
        ]);
        expect(before[0]).toHaveLength(1);
        const id = before[0][0]?.id ?? 0;
        const sentences = await old.sentencesOf([id]);
        expect(sentences.map(({ sourceId }) => sourceId)).toContain('donbas');
        expect(await current.sentencesOf([id])).toEqual([]);
        expect(await old.sentencesOf([id])).toEqual(sentences);
        expect(before[1]).toEqual([1]);
        expect(after).toHaveLength(1);
        expect(await current.documentFrequency(['geneva'])).toEqual([0]);
      });

      it('that could not be removed is told of, and removed with the next: the new one is there', async () => {
        const warnings: unknown[] = [];
        const store = stage.place.open({
          keepGenerations: 1,
          onWarning: (warning) => warnings.push(warning),
        });
        stage.opened.push(store);
        await commitFakes(store, [DONBAS]);
        await stage.place.refuseCleanup(true);
        expect(await commitFakes(store, [CAFE])).toMatchObject({ generation: 2 });
        expect(await store.rollBack()).toMatchObject({ generation: 3, restoredFrom: 1 });
        expect(warnings).toEqual([expect.any(CleanupFailedError), expect.any(CleanupFailedError)]);
        expect(warnings[0]).toMatchObject({ generation: 2, cause: expect.anything() });
        expect((await store.generations()).map((info) => info.generation)).toEqual([3, 2, 1]);
        await stage.place.refuseCleanup(false);
        await commitFakes(store, [RATES]);
        expect((await store.generations()).map((info) => info.generation)).toEqual([4]);
        expect(warnings).toHaveLength(2);
      });

      it('may be closed while it is searched', async () => {
        await commitFakes(stage.store, [DONBAS]);
        await commitFakes(stage.store, [CAFE]);
        const old = await stage.store.openSnapshot(1);
        const search = old.lexicalPassages(['geneva'], 5);
        old.close();
        await expect(search).rejects.toThrow('closed');
        await expect(old.lexicalPassages(['geneva'], 5)).rejects.toThrow('closed');
      });

      it('is refused when it is not kept', async () => {
        await expect(stage.store.openSnapshot(1)).rejects.toThrow(IndexMissingError);
        for (const cuts of [[DONBAS], [CAFE], [RATES]]) await commitFakes(stage.store, cuts);
        await expect(stage.store.openSnapshot(1)).rejects.toThrow(UnknownGenerationError);
        await expect(stage.store.openSnapshot(9)).rejects.toThrow(UnknownGenerationError);
      });
    });

    describe('rolling back', () => {
      it('brings the generation before back as a whole, as a new one', async () => {
        const before = await commitFakes(stage.store, [DONBAS, CAFE]);
        const first = await seen(await stage.snapshot());
        await commitFakes(stage.store, [updated, RATES]);
        const reader = await stage.snapshot();
        const second = await seen(reader);
        const info = await stage.store.rollBack();
        expect(info).toEqual({
          ...before,
          generation: 3,
          restoredFrom: 1,
          createdAt: expect.any(String),
        });
        expect(await stage.store.current()).toEqual(info);
        expect((await stage.store.generations()).map((kept) => kept.generation)).toEqual([3, 2]);
        expect({ ...(await seen(await stage.snapshot())), info: first.info }).toEqual(first);
        expect(await seen(reader)).toEqual(second);
        const other = stage.place.open();
        stage.opened.push(other);
        expect({ ...(await seen(await stage.snapshot(other))), info: first.info }).toEqual(first);
      });

      it('can itself be taken back, to any generation that is kept', async () => {
        await commitFakes(stage.store, [DONBAS]);
        await commitFakes(stage.store, [updated]);
        const second = await seen(await stage.snapshot());
        await stage.store.rollBack();
        expect(await stage.store.rollBack({ to: 2 })).toMatchObject({ generation: 4, restoredFrom: 2 });
        expect({ ...(await seen(await stage.snapshot())), info: second.info }).toEqual(second);
        expect(await stage.store.heldBack()).toEqual(new Map());
      });

      it('goes further back each time, and not beyond what is kept', async () => {
        await expect(stage.store.rollBack()).rejects.toThrow(IndexMissingError);
        const three = stage.place.open({ keepGenerations: 5 });
        stage.opened.push(three);
        for (const cuts of [[DONBAS], [CAFE], [RATES]]) await commitFakes(three, cuts);
        expect(await three.rollBack()).toMatchObject({ generation: 4, restoredFrom: 2 });
        expect(await three.rollBack()).toMatchObject({ generation: 5, restoredFrom: 1 });
        await expect(three.rollBack()).rejects.toThrow(NoEarlierGenerationError);
        await expect(three.rollBack({ to: 5 })).rejects.toThrow(UnknownGenerationError);
        await expect(three.rollBack({ to: 9 })).rejects.toThrow(UnknownGenerationError);
        expect(await three.current()).toMatchObject({ generation: 5 });
      });

      it('takes nothing back that was not seen, and waits for who builds', async () => {
        await commitFakes(stage.store, [DONBAS]);
        await commitFakes(stage.store, [CAFE]);
        await expect(stage.store.rollBack({ from: 1 })).rejects.toThrow(GenerationChangedError);
        const build = await stage.store.beginBuild(IDENTITY);
        await expect(stage.store.rollBack({ from: 2 })).rejects.toThrow(IndexLockedError);
        await build.close();
        expect(await stage.store.rollBack({ from: 2 })).toMatchObject({ generation: 3 });
      });

      it('holds back what it took out until the contents are others', async () => {
        await commitFakes(stage.store, [DONBAS, CAFE]);
        expect(await stage.store.heldBack()).toEqual(new Map());
        await commitFakes(stage.store, [updated, RATES]);
        await stage.store.rollBack();
        const held = new Map([
          ['donbas', hashOf(updated)],
          ['rates', hashOf(RATES)],
          ['cafe', null],
        ]);
        expect(new Map(await stage.store.heldBack())).toEqual(held);
        // Something else changes: they are still held back.
        await commitFakes(stage.store, [DONBAS, CAFE, fakeCut('other', ['Another text.'])]);
        expect(new Map(await stage.store.heldBack())).toEqual(held);
        const newer = fakeCut('donbas', ['Something else again.']);
        await commitFakes(stage.store, [newer, CAFE]);
        held.delete('donbas');
        expect(new Map(await stage.store.heldBack())).toEqual(held);
        await commitFakes(stage.store, [newer, RATES]);
        expect(new Map(await stage.store.heldBack())).toEqual(new Map());
      });

      it('holds back the newest contents, however far it goes', async () => {
        const many = stage.place.open({ keepGenerations: 9 });
        stage.opened.push(many);
        const editions = [1, 2, 3].map((number) => fakeCut('donbas', [`Edition ${number}.`]));
        for (const edition of editions) await commitFakes(many, [edition]);
        await many.rollBack();
        await many.rollBack();
        expect([...(await many.heldBack())]).toEqual([['donbas', hashOf(editions[2]!)]]);
      });
    });
  });
}
