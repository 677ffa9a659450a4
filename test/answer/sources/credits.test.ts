import { expect, it } from 'vitest';
import { createCredits } from '../../../src/answer/sources/credits.ts';
import type { Snapshot } from '../../../src/stores/store.ts';

/** A snapshot of a generation, of which nothing is read but its credits. */
function snapshotOf(fingerprint: string, credits: () => Promise<string[]>): Snapshot {
  return { info: { generation: 1, createdAt: 'now' }, fingerprint, credits } as unknown as Snapshot;
}

it('reads the credits of a generation once, and again after a failure', async () => {
  let reads = 0;
  const read = async (): Promise<string[]> => {
    reads += 1;
    if (reads === 1) throw new Error('The disk is gone.');
    return ['Ann Lees', 'The Papers'];
  };
  const creditsOf = createCredits();
  await expect(creditsOf(snapshotOf('one', read))).rejects.toThrow('The disk is gone.');
  expect(await creditsOf(snapshotOf('one', read))).toEqual([
    new Set(['ann', 'lee']),
    new Set(['the', 'paper']),
  ]);
  await Promise.all([creditsOf(snapshotOf('one', read)), creditsOf(snapshotOf('one', read))]);
  expect(reads).toBe(2);
  await creditsOf(snapshotOf('another', read));
  expect(reads).toBe(3);
});
