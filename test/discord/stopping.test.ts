import { describe, expect, it } from 'vitest';
import type { FakeDiscord } from './fake/fake-discord.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

/** After it the shard is gone for discord.js, so that another client takes over. */
const INVALID_SHARD = 4010;
const connections = ({ events }: FakeDiscord): number =>
  events.filter(({ name }) => name === 'connection').length;

it('takes no questions any more, and ends, while a run that was watched for does not end', async () => {
  let isClosing = false;
  const scene = await startQuickScene({
    environment: { WATCH_SEEDS: 'true' },
    app: {
      watchSeeds: async () => ({
        close: () => {
          isClosing = true;
          return new Promise(() => {});
        },
      }),
    },
  });
  const stopped = scene.stop();
  expect(isClosing).toBe(true);
  const asked = scene.fake.user('anna').mention('general', 'Who leads it?');
  await stopped;
  const told = scene.fake.messages('general').filter(({ id }) => id !== asked.id);
  expect(JSON.stringify(told)).not.toContain('What was to be said');
  expect(scene.logged).toContainEqual(expect.objectContaining({ msg: 'some work did not end in time' }));
});

describe.concurrent('stopping takes seconds, whatever the gateway does', () => {
  const stopMs = async ({ bot }: QuickScene): Promise<number> => {
    const begun = performance.now();
    await bot.stop(200);
    return performance.now() - begun;
  };

  it('while it answers nothing any more, not even a farewell', async () => {
    const scene = await startQuickScene();
    try {
      scene.fake.gateway.freeze();
      expect(await stopMs(scene)).toBeLessThan(5_000);
    } finally {
      await scene.stop();
    }
  }, 60_000);

  it('while another client waits for a word from it', async () => {
    const scene = await startQuickScene();
    const { fake, logged } = scene;
    try {
      fake.gateway.keepSilent();
      const before = connections(fake);
      fake.gateway.close(INVALID_SHARD);
      await fake.waitFor('another client', () => connections(fake) > before || undefined, 10_000);
      expect(await stopMs(scene)).toBeLessThan(5_000);
      expect(logged.filter(({ msg }) => msg === 'connecting failed')).toEqual([]);
    } finally {
      await scene.stop();
    }
  }, 60_000);
});
