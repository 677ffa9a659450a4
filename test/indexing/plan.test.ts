import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planIndex } from '../../src/indexing/plan.ts';

const ids: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const hashes = fc.dictionary(ids, fc.constantFrom('1', '2'));
const inputs = fc.record({
  stored: hashes.map((entries) => new Map(Object.entries(entries))),
  scanned: hashes.map((entries) => new Map(Object.entries(entries))),
  rejectedIds: fc.array(ids).map((list) => new Set(list)),
  hidden: fc.option(fc.record({ removed: fc.array(ids).map((list) => new Set(list)) })),
  isFull: fc.boolean(),
  isIdentityChanged: fc.boolean(),
});

describe('the plan of an index run', () => {
  it('tells added, updated, removed and kept', () => {
    const plan = planIndex({
      stored: new Map(Object.entries({ same: '1', changed: '1', gone: '1', broken: '1' })),
      scanned: new Map(Object.entries({ same: '1', changed: '2', 'new b': '1', 'new a': '1' })),
      rejectedIds: new Set(['broken', 'never seen']),
      hidden: null,
      isFull: false,
      isIdentityChanged: false,
    });
    expect(plan).toEqual({
      added: ['new a', 'new b'],
      updated: ['changed'],
      removed: ['gone'],
      kept: ['broken', 'same'],
    });
  });

  it('keeps what may be where nothing can be read, but for what was removed', () => {
    const plan = planIndex({
      stored: new Map(Object.entries({ there: '1', gone: '1', removed: '1', broken: '1' })),
      scanned: new Map(Object.entries({ there: '1' })),
      rejectedIds: new Set(['broken']),
      hidden: { removed: new Set(['removed', 'broken']) },
      isFull: true,
      isIdentityChanged: false,
    });
    expect(plan).toEqual({ added: [], updated: ['there'], removed: ['removed'], kept: ['broken', 'gone'] });
  });

  it('puts every id into exactly one list, in order', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = planIndex(input);
        const listed = Object.values(plan).flat();
        expect(new Set(listed)).toEqual(new Set([...input.stored.keys(), ...input.scanned.keys()]));
        expect(listed).toHaveLength(new Set(listed).size);
        for (const list of Object.values(plan)) expect(list).toEqual(list.toSorted());
      }),
    );
  });

  it('leads from what is stored to what was scanned, and loses nothing that was rejected', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { added, updated, removed, kept } = planIndex(input);
        const after = new Set(input.stored.keys());
        for (const id of removed) after.delete(id);
        for (const id of added) after.add(id);
        for (const id of input.scanned.keys()) expect(after).toContain(id);
        for (const id of input.stored.keys()) {
          const isHidden = input.hidden !== null && !input.hidden.removed.has(id);
          expect(after.has(id)).toBe(input.scanned.has(id) || input.rejectedIds.has(id) || isHidden);
        }
        const isAnew = input.isFull || input.isIdentityChanged;
        for (const id of updated) expect(isAnew || input.scanned.get(id) !== input.stored.get(id)).toBe(true);
        for (const id of kept) {
          const isSame = input.scanned.get(id) === input.stored.get(id) && !isAnew;
          const isUnread = input.rejectedIds.has(id) || input.hidden !== null;
          expect(isSame || (!input.scanned.has(id) && isUnread)).toBe(true);
        }
      }),
    );
  });

  it('has nothing to do once it was carried out', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const again = { ...input, isFull: false, isIdentityChanged: false };
        const { added, updated, removed } = planIndex({ ...again, stored: input.scanned });
        expect([...added, ...updated, ...removed]).toEqual([]);
      }),
    );
  });
});
