import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createQuestionQueue, queueLimits } from '../../../src/discord/queue/question-queue.ts';

const LIMITS = { atOnce: 2, maxWaiting: 4, maxWaitingOfOne: 2, maxWaitMs: 10_000, maxRunMs: 10_000 };

function gate(): { opened: Promise<void>; open: () => void } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('the queue of questions', () => {
  it.each([
    [1, 2],
    [2, 2],
    [8, 8],
  ])('works for %i threads of the models on %i questions at once', async (modelThreads, most) => {
    const queue = createQuestionQueue(queueLimits({ modelThreads }));
    const { opened, open } = gate();
    let running = 0;
    const all = Array.from({ length: 20 }, (_, index) =>
      queue.run(`person-${index}`, async () => {
        running += 1;
        await opened;
      }),
    );
    await sleep(0);
    expect(running).toBe(most);
    open();
    await Promise.all(all);
  });

  it('works on as many as it may at once, and takes the next when one ends or fails', async () => {
    const queue = createQuestionQueue(LIMITS);
    const { opened, open } = gate();
    let running = 0;
    let most = 0;
    const work = async (): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      await opened;
      running -= 1;
      if (running === 0) throw new Error('a failure');
      return 1;
    };
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((person) => queue.run(person, work));
    const settled = Promise.allSettled(all);
    expect(queue.waiting).toBe(4);
    open();
    expect((await settled).some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(most).toBe(2);
    expect(await queue.run('a', async () => 'next')).toBe('next');
  });

  it('refuses at once who has no place, and says so before', async () => {
    const queue = createQuestionQueue(LIMITS);
    const { opened, open } = gate();
    const all = ['a', 'b', 'c', 'c'].map((person) => queue.run(person, () => opened));
    expect(queue.isFullFor('c')).toBe(true);
    expect(queue.isFullFor('d')).toBe(false);
    await expect(queue.run('c', () => opened)).rejects.toMatchObject({ code: 'BUSY' });
    open();
    await Promise.all(all);
  });

  it('lets nobody wait for longer than it says', async () => {
    const queue = createQuestionQueue({ ...LIMITS, atOnce: 1, maxWaitMs: 30 });
    const { opened, open } = gate();
    const first = queue.run('a', () => opened);
    await expect(queue.run('b', async () => 1)).rejects.toMatchObject({ code: 'BUSY' });
    expect(queue.waiting).toBe(0);
    open();
    await first;
    expect(await queue.run('b', async () => 1)).toBe(1);
  });

  it('gives up what hangs, and goes on', async () => {
    const queue = createQuestionQueue({ ...LIMITS, atOnce: 1, maxRunMs: 30 });
    await expect(queue.run('a', () => sleep(60_000, undefined, { ref: false }))).rejects.toMatchObject({
      code: 'TOO_SLOW',
    });
    expect(await queue.run('a', async () => 1)).toBe(1);
  });
});
