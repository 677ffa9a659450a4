import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createOpenWork } from '../../../src/discord/queue/open-work.ts';

const never = new Promise<string>(() => {});

describe('createOpenWork', () => {
  it('waits for what was begun', async () => {
    const work = createOpenWork();
    const gate = new EventEmitter();
    const begun = work.track(once(gate, 'finish'));
    const stopped = work.stop(5_000);
    expect(work.isStopping).toBe(true);
    gate.emit('finish', 'done');
    expect(await begun).toEqual(['done']);
    expect(await stopped).toBe(true);
  });

  it('gives another word for what takes too long', async () => {
    const work = createOpenWork();
    const told = work.track(work.inTime(never, () => 'later'));
    expect(await work.stop(10)).toBe(false);
    expect(await told).toBe('later');
  });

  it('passes results and failures on', async () => {
    const work = createOpenWork();
    expect(await work.inTime(Promise.resolve('yes'), () => 'no')).toBe('yes');
    await expect(work.inTime(Promise.reject(new Error('bad')), () => 'no')).rejects.toThrow('bad');
  });
});
