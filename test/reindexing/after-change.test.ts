import { expect, it } from 'vitest';
import { reindexAfterChange } from '../../src/reindexing/after-change.ts';
import type { Reindexing, ReindexOutcome, ReindexRun } from '../../src/reindexing/reindexing.ts';

/** Reindexing of which a run ends when the test says so. */
function createFake() {
  const ends: ((error?: Error) => void)[] = [];
  let current: ReindexRun | null = null;
  const begin = (): ReindexRun => {
    const number = ends.length;
    const outcome = new Promise<ReindexOutcome>((resolve, reject) => {
      ends.push((error) => {
        current = null;
        if (error === undefined) resolve({ number } as unknown as ReindexOutcome);
        else reject(error);
      });
    });
    return { outcome, onProgress: () => () => {} } as unknown as ReindexRun;
  };
  const start: Reindexing['start'] = () => {
    const isJoined = current !== null;
    current ??= begin();
    return { run: current, isJoined };
  };
  return { ends, reindexing: { start } as Reindexing };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('takes the run that it starts', async () => {
  const { ends, reindexing } = createFake();
  const outcome = reindexAfterChange(reindexing);
  ends[0]!();
  expect(await outcome).toEqual({ number: 0 });
  expect(ends).toHaveLength(1);
});

it.each([undefined, new Error('cancelled')])(
  'lets another follow one under way, however that ends',
  async (end) => {
    const { ends, reindexing } = createFake();
    reindexing.start().run.outcome.catch(() => {});
    const outcomes = [reindexAfterChange(reindexing), reindexAfterChange(reindexing)];
    ends[0]!(end);
    await settled();
    // One run is enough for both changes: both were made before it began.
    expect(ends).toHaveLength(2);
    ends[1]!();
    expect(await Promise.all(outcomes)).toEqual([{ number: 1 }, { number: 1 }]);
  },
);

it('fails as its own run does', async () => {
  const { ends, reindexing } = createFake();
  const outcome = reindexAfterChange(reindexing);
  ends[0]!(new Error('full disk'));
  await expect(outcome).rejects.toThrow('full disk');
});
