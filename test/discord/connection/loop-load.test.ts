import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLoopLoad } from '../../../src/discord/connection/loop-load.ts';

it('tells a process that has no pause from one that has', async () => {
  const load = createLoopLoad(100);
  expect(load.isSaturated()).toBe(false);
  const until = performance.now() + 350;
  while (performance.now() < until) {
    const burst = performance.now() + 20;
    while (performance.now() < burst);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(load.isSaturated()).toBe(true);
  await sleep(400);
  expect(load.isSaturated()).toBe(false);
  load.stop();
});
