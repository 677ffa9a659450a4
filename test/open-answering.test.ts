import { expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createSourceNumbers } from '../src/conversation/source-numbers.ts';
import type { Inference } from '../src/inference/inference.ts';
import { openAnswering } from '../src/open-answering.ts';
import type { Snapshot } from '../src/stores/store.ts';

it('looks for example questions once in a generation, whatever its number', async () => {
  let reads = 0;
  let fingerprint = 'one';
  const answering = openAnswering(readConfig({}), {
    openInference: () => ({}) as Inference,
    numbersOf: createSourceNumbers(),
    withSnapshot: async (use) =>
      use({
        info: { generation: 1 },
        fingerprint,
        sources: async () => {
          reads += 1;
          return [];
        },
      } as unknown as Snapshot),
  });
  await Promise.all([answering.examples(), answering.examples()]);
  expect(reads).toBe(1);
  fingerprint = 'another';
  await answering.examples();
  expect(reads).toBe(2);
});
