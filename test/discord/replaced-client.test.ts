import { describe, expect, it } from 'vitest';
import type { WatchOptions } from '../../src/watch-seeds.ts';
import { quickApp, type QuickScene, SAID, startQuickScene } from './quick-scene.ts';

/** After it the shard is gone for discord.js, so that another client takes over. */
const INVALID_SHARD = 4010;
const AGAIN = { firstPauseMs: 50 };

/** Until another client has taken over. */
async function replace({ fake, logged }: QuickScene): Promise<void> {
  const isReplaced = (): boolean => logged.some(({ msg }) => msg === 'connected again');
  fake.gateway.close(INVALID_SHARD);
  await expect.poll(isReplaced, { timeout: 15_000 }).toBe(true);
}

describe.concurrent('once another client has taken over', { timeout: 30_000 }, () => {
  it('moderators hear of changes that are watched', async () => {
    let watching: WatchOptions | undefined;
    const scene = await startQuickScene({
      environment: (fake) => ({
        WATCH_SEEDS: 'true',
        MOD_LOG_CHANNEL_ID: fake.channel('general').id,
      }),
      app: {
        async watchSeeds(options) {
          watching = options;
          return { close: async () => {} };
        },
      },
    });
    try {
      await replace(scene);
      watching?.onFailure(new Error('The disk is full'));
      const told = await scene.fake.nextMessage('general');
      expect(JSON.stringify(told)).toContain('could not be indexed');
      expect(scene.logged.filter(({ msg }) => msg.includes('MOD_LOG_CHANNEL_ID'))).toEqual([]);
    } finally {
      await scene.stop();
    }
  });

  it('what was asked of the one before is answered', async () => {
    let finish!: () => void;
    const isDone = new Promise<void>((resolve) => (finish = resolve));
    const quick = quickApp('no-such-folder', () => Promise.reject(new Error('There is nothing here')));
    const scene = await startQuickScene({
      app: {
        async answer(...asked) {
          await isDone;
          return quick.answer(...asked);
        },
      },
    });
    try {
      const question = scene.fake.user('anna').mention('general', 'Who leads it?');
      await scene.fake.waitFor('typing', () => scene.fake.typing.at(0));
      await replace(scene);
      finish();
      expect(JSON.stringify(await scene.fake.replyTo(question))).toContain(SAID);
    } finally {
      await scene.stop();
    }
  });

  it('one that cannot be closed at once is closed later, and no rejection goes unheard', async () => {
    const scene = await startQuickScene({ parts: { patience: AGAIN } });
    const unheard: unknown[] = [];
    const onUnheard = (error: unknown): void => void unheard.push(error);
    process.on('unhandledRejection', onUnheard);
    try {
      const { client } = scene.bot;
      const destroy = client.destroy.bind(client);
      client.destroy = async () => {
        client.destroy = destroy;
        throw new Error('It does not close');
      };
      await replace(scene);
      expect(await scene.isAnswering()).toBe(true);
      expect(scene.logged).toContainEqual(expect.objectContaining({ msg: 'connecting failed' }));
      expect(unheard).toEqual([]);
    } finally {
      process.off('unhandledRejection', onUnheard);
      await scene.stop();
    }
  });
});
