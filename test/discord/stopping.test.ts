import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connections } from './fake/fake-discord.ts';
import type { StoredSource } from '../../src/stores/store.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

/** After it the shard is gone for discord.js, so that another client takes over. */
const INVALID_SHARD = 4010;

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

const stopMs = async ({ bot }: QuickScene): Promise<number> => {
  const begun = performance.now();
  await bot.stop(200);
  return performance.now() - begun;
};

describe.concurrent('stopping takes seconds, whatever the gateway does', () => {
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

/** More than a page of them. */
const MANY = Array.from({ length: 12 }, (_, version): StoredSource => ({
  id: `source-${version}`,
  version,
  title: `Source ${version}`,
  outlet: null,
  byline: null,
  url: null,
  publishedAt: null,
  sha256: '0'.repeat(64),
  contentHash: '',
  words: 10,
  passages: 1,
  sentences: 1,
  indexedAt: '2026-11-30T00:00:00.000Z',
  citedOutlets: [],
}));

const never = (): Promise<never> => new Promise(() => {});

describe('what takes too long for a stop', () => {
  it('is told to whoever waits for a command, in their language', async () => {
    const scene = await startQuickScene({ app: { status: never, check: never } });
    const { fake, bot } = scene;
    try {
      const [anna, jan] = [fake.user('anna'), fake.user('jan', { locale: 'de' })];
      const message = anna.say('general', 'They land on Friday.');
      const asked = [anna.slash('status'), jan.messageMenu('Check against the sources', message)];
      for (const seen of asked) await seen.acknowledged();
      await bot.stop(100);
      const [english, german] = await Promise.all(asked.map((seen) => seen.response()));
      expect(english).toMatchObject({
        content: expect.stringContaining('being restarted'),
        visibleTo: anna.id,
      });
      expect(german!.content).toContain('neu gestartet');
      expect(fake.violations).toEqual([]);
    } finally {
      await scene.stop();
    }
  });

  it('is told once to whoever waits for an answer that all are to see, in the channel’s language', async () => {
    let fail!: (error: Error) => void;
    const failing = new Promise<never>((_, reject) => (fail = reject));
    const scene = await startQuickScene({ app: { answer: () => failing } });
    const { fake, bot } = scene;
    try {
      const asked = fake.user('jan', { locale: 'de' }).slash('ask', { question: 'Who leads it?' });
      await asked.acknowledged();
      await bot.stop(100);
      expect((await asked.response()).content).toContain('being restarted');
      fail(new Error('It was closed'));
      await sleep(300);
      expect((await asked.response()).content).toContain('being restarted');
      expect(fake.requestsTo('PATCH /webhooks/{id}/{id}/messages/@original')).toHaveLength(1);
    } finally {
      await scene.stop();
    }
  });

  it('is told beside the message whose button was pressed', async () => {
    let isHanging = false;
    const scene = await startQuickScene({
      app: { sources: () => (isHanging ? never() : Promise.resolve(MANY)) },
    });
    const { fake, bot } = scene;
    try {
      const anna = fake.user('anna');
      const shown = await anna.slash('sources').response();
      isHanging = true;
      const pressed = anna.press(shown, 'Next');
      await pressed.acknowledged();
      await bot.stop(100);
      const [told] = await pressed.followUps(1);
      expect(told).toMatchObject({ content: expect.stringContaining('being restarted'), visibleTo: anna.id });
      expect(shown.embeds).not.toEqual([]);
    } finally {
      await scene.stop();
    }
  });
});
