import { describe, expect, it } from 'vitest';
import type { IndexProgress, IndexReport } from '../../src/indexing/report.ts';
import type { FinishedRun } from '../../src/reindexing/follow-up.ts';
import { createReindexing, type IndexResult, type ReindexingParts } from '../../src/reindexing/reindexing.ts';
import { REPORT } from './report.ts';

type Run = Parameters<ReindexingParts['indexHere']>[0];

const notHere = (): Promise<never> => Promise.reject(new Error('not here'));

/** Reindexing whose runs end when the test says so. */
function createFake(followUps: ReindexingParts['followUps'] = []) {
  const runs: (Run & { finish(report?: Partial<IndexReport>): void; fail(error: Error): void })[] = [];
  const index = (options: Run): Promise<IndexResult> =>
    new Promise((resolve, reject) => {
      options.signal.addEventListener('abort', () => reject(new Error('cancelled')));
      runs.push({
        ...options,
        finish: (change) => resolve({ report: { ...REPORT, ...change }, news: null }),
        fail: reject,
      });
    });
  return {
    runs,
    reindexing: createReindexing({ child: { index, rollBack: notHere }, indexHere: notHere, followUps }),
  };
}

describe('reindexing', () => {
  it('runs one at a time: whoever starts another joins it', async () => {
    const { runs, reindexing } = createFake();
    expect(reindexing.current()).toBeNull();
    const first = reindexing.start();
    const second = reindexing.start({ full: true });
    expect([first.isJoined, second.isJoined]).toEqual([false, true]);
    expect(second.run).toBe(first.run);
    expect(second.run.isFull).toBe(false);
    expect(reindexing.current()).toBe(first.run);
    expect(runs).toHaveLength(1);
    runs[0]?.finish();
    expect((await second.run.outcome).report).toEqual(REPORT);
    expect(reindexing.current()).toBeNull();
    expect(reindexing.start({ full: true })).toMatchObject({ isJoined: false, run: { isFull: true } });
    expect(runs[1]?.full).toBe(true);
  });

  it('tells everybody the progress, and who comes later the latest', () => {
    const { runs, reindexing } = createFake();
    const { run } = reindexing.start();
    const heard: IndexProgress[] = [];
    const silence = run.onProgress((progress) => heard.push(progress));
    runs[0]?.onProgress({ kind: 'scanning', sources: 1 });
    silence();
    runs[0]?.onProgress({ kind: 'scanning', sources: 2 });
    expect(heard).toEqual([{ kind: 'scanning', sources: 1 }]);
    expect(reindexing.start().run.progress).toEqual({ kind: 'scanning', sources: 2 });
  });

  it('can be cancelled, and can be started again after a failure', async () => {
    const { runs, reindexing } = createFake();
    const { run } = reindexing.start();
    run.cancel();
    await expect(run.outcome).rejects.toThrow('cancelled');
    const again = reindexing.start();
    expect(again.isJoined).toBe(false);
    runs[1]?.fail(new Error('no disk'));
    await expect(again.run.outcome).rejects.toThrow('no disk');
  });

  it('takes the steps that follow a run before its outcome is told, also after one that fails', async () => {
    const seen: FinishedRun[] = [];
    const { runs, reindexing } = createFake([
      () => Promise.reject(new Error('step')),
      async (run) => {
        seen.push(run);
        expect(reindexing.current()).not.toBeNull();
        return {};
      },
    ]);
    const { run } = reindexing.start();
    runs[0]?.finish();
    const outcome = await run.outcome;
    expect(seen).toEqual([{ report: REPORT, before: 1, after: 2 }]);
    expect(outcome.failures).toEqual([new Error('step')]);
  });

  it('lets the steps that follow a run know when it is cancelled', async () => {
    const heard: string[] = [];
    const { runs, reindexing } = createFake([
      (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            heard.push('stop');
            resolve({});
          });
          heard.push('step');
        }),
    ]);
    const { run } = reindexing.start();
    runs[0]?.finish();
    await expect.poll(() => heard).toEqual(['step']);
    await reindexing.close();
    expect(heard).toEqual(['step', 'stop']);
    expect((await run.outcome).report).toEqual(REPORT);
  });

  it('takes no steps after a run that changed nothing', async () => {
    const { runs, reindexing } = createFake([() => Promise.reject(new Error('step'))]);
    const { run } = reindexing.start();
    runs[0]?.finish({ generation: 1 });
    expect((await run.outcome).failures).toEqual([]);
  });

  it('cancels a run when it is closed, and starts no other', async () => {
    const { reindexing } = createFake();
    const { run } = reindexing.start();
    await reindexing.close();
    await expect(run.outcome).rejects.toThrow('cancelled');
    expect(() => reindexing.start()).toThrow('closed');
  });
});
