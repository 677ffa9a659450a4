import { expect, it } from 'vitest';
import type { FakeDiscord } from './fake/fake-discord.ts';
import { startQuickScene } from './quick-scene.ts';

it('leaves nobody logged in when it cannot begin', async () => {
  let fake: FakeDiscord | undefined;
  const starting = startQuickScene({
    app: { warm: () => Promise.reject(new Error('The models are stuck')) },
    before: (started) => {
      fake = started;
    },
  });
  await expect(starting).rejects.toThrow('The models are stuck');
  await expect.poll(() => fake!.gateway.identified.length).toBe(1);
  await expect.poll(() => fake!.gateway.connected()).toBe(0);
  await fake!.close();
});
