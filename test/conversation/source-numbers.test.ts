import { describe, expect, it } from 'vitest';
import { createSourceNumbers, numberSources, sourceKey } from '../../src/conversation/source-numbers.ts';
import type { Snapshot, StoredSource } from '../../src/stores/store.ts';

const SOURCES = ['fog', 'gates', 'tides'].map((id) => ({ id, sha256: `${id}5` })) as StoredSource[];

describe('the numbers of sources', () => {
  it('are those of the list, by id, key and hash', () => {
    const numbers = numberSources(SOURCES);
    const gates = { source: SOURCES[1], number: 2 };
    expect(numbers.byId('gates')).toEqual(gates);
    expect(numbers.byKey(sourceKey('gates'))).toEqual(gates);
    expect(numbers.bySha('gat')).toEqual(gates);
    expect([numbers.byId('rain'), numbers.byKey('0123456789'), numbers.bySha('rain')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('are made once in a generation', async () => {
    let reads = 0;
    const snapshotOf = (fingerprint: string): Snapshot =>
      ({ fingerprint, sources: async () => SOURCES.slice((reads += 1)) }) as unknown as Snapshot;
    const numbersOf = createSourceNumbers();
    const first = await numbersOf(snapshotOf('one'));
    expect(await numbersOf(snapshotOf('one'))).toBe(first);
    expect(first.byId('gates')?.number).toBe(1);
    expect((await numbersOf(snapshotOf('another'))).byId('gates')).toBeNull();
    expect(reads).toBe(2);
  });
});
