import { describe, expect, it } from 'vitest';
import { followChanges } from '../../src/reindexing/follow-changes.ts';
import { createReindexing, type IndexResult } from '../../src/reindexing/reindexing.ts';

const RESULT = { report: { generation: 1, generationBefore: 0 }, news: null } as unknown as IndexResult;
const notHere = (): Promise<never> => Promise.reject(new Error('not here'));
const tick = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 5);
  });

/** Follows changes with runs that end when the test says so. */
function follow(retryMs = 60_000, hear: () => void | Promise<void> = () => {}) {
  const runs: { finish(): void; fail(error: Error): void }[] = [];
  const index = ({ signal }: { signal: AbortSignal }): Promise<IndexResult> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('cancelled')));
      runs.push({ finish: () => resolve(RESULT), fail: reject });
    });
  const reindexing = createReindexing({ child: { index, rollBack: notHere }, indexHere: notHere });
  const heard: unknown[] = [];
  const warnings: unknown[] = [];
  const following = followChanges(reindexing, {
    retryMs,
    async onOutcome() {
      heard.push('done');
      await hear();
    },
    onFailure: (error) => heard.push(error),
    onWarning: (warning) => warnings.push(warning),
  });
  return { runs, reindexing, following, heard, warnings };
}

describe('following changes', () => {
  it('runs again after a run during which something changed, once', async () => {
    const { runs, following, heard } = follow();
    following.changed();
    await tick();
    for (let times = 0; times < 3; times += 1) following.changed();
    expect(runs).toHaveLength(1);
    runs[0]?.finish();
    await tick();
    expect(runs).toHaveLength(2);
    runs[1]?.finish();
    await tick();
    expect(runs).toHaveLength(2);
    expect(heard).toEqual(['done', 'done']);
  });

  it('runs after one that somebody else had started, which may have read the files before', async () => {
    const { runs, reindexing, following, heard } = follow();
    reindexing.start();
    following.changed();
    runs[0]?.finish();
    await tick();
    expect(runs).toHaveLength(2);
    runs[1]?.finish();
    await tick();
    expect(heard).toEqual(['done']);
  });

  it('tries again after a failure', async () => {
    const { runs, following, heard } = follow(1);
    following.changed();
    await tick();
    runs[0]?.fail(new Error('locked'));
    await expect.poll(() => runs.length).toBe(2);
    runs[1]?.finish();
    await tick();
    expect(heard).toEqual([new Error('locked'), 'done']);
  });

  it.each([
    () => {
      throw new Error('nobody is there');
    },
    () => Promise.reject(new Error('nobody is there')),
  ])('takes no run for failed because it could not be told of: %#', async (hear) => {
    const { runs, following, heard, warnings } = follow(1, hear);
    following.changed();
    await tick();
    following.changed();
    runs[0]?.finish();
    await expect.poll(() => runs.length).toBe(2);
    runs[1]?.finish();
    await tick();
    await tick();
    expect(runs).toHaveLength(2);
    expect(heard).toEqual(['done', 'done']);
    expect(warnings).toEqual([new Error('nobody is there'), new Error('nobody is there')]);
  });

  it('runs after one that was cancelled, if something changed during it', async () => {
    const { runs, reindexing, following, heard } = follow();
    following.changed();
    await tick();
    following.changed();
    reindexing.current()?.cancel();
    await tick();
    expect(runs).toHaveLength(2);
    // Nothing changed during this one, which somebody did not want.
    reindexing.current()?.cancel();
    await tick();
    expect(runs).toHaveLength(2);
    expect(heard).toEqual([]);
  });

  it('does nothing more once it is closed, whatever changed before', async () => {
    const { runs, reindexing, following, heard } = follow();
    following.changed();
    await tick();
    following.changed();
    const closed = following.close();
    reindexing.current()?.cancel();
    await closed;
    expect(runs).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  it('does nothing more once it is closed', async () => {
    const { runs, reindexing, following, heard } = follow();
    following.changed();
    await tick();
    reindexing.current()?.cancel();
    await following.close();
    following.changed();
    await tick();
    expect(runs).toHaveLength(1);
    expect(heard).toEqual([]);
  });
});
