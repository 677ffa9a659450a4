import { expect, it } from 'vitest';
import { readInTurns } from '../../src/stores/read-in-turns.ts';
import type { Snapshot, Store } from '../../src/stores/store.ts';

it('leaves no snapshot open when the sources cannot be read', async () => {
  let open = 0;
  const store = {
    openSnapshot: async () => {
      open += 1;
      return {
        sources: () => Promise.reject(new Error('The disk is gone.')),
        close: () => void (open -= 1),
      } as unknown as Snapshot;
    },
  } as unknown as Store;
  await expect(readInTurns(store, 1)).rejects.toThrow('The disk is gone.');
  expect(open).toBe(0);
});
