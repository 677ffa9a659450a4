import { afterEach, describe, expect, it } from 'vitest';
import { english } from '../../src/strings/english.ts';
import type { StoredMessage } from './fake/world.ts';
import { type QuickScene, SAID, startQuickScene } from './quick-scene.ts';

/** What the bot promises to everybody who asks. */
const STATED_MS = 10_000;
const WAITING = 15_000;

let scene: QuickScene;
afterEach(() => scene.stop());

/** Whoever has asked in a channel and was told nothing: no reply, and no notice with the name. */
function toldNothing(questions: readonly StoredMessage[], said: readonly StoredMessage[]): StoredMessage[] {
  return questions.filter(
    ({ id, author }) =>
      !said.some(
        (message) =>
          message.message_reference?.message_id === id ||
          (message.content.includes(english.busy) && message.content.includes(`<@${author.id}>`)),
      ),
  );
}

const refusedByDiscord = (): number => scene.fake.requests.filter(({ status }) => status === 429).length;

describe('many at once', () => {
  it('answers commands beyond the fifty requests of a second, as these do not count', async () => {
    scene = await startQuickScene();
    const heldUp: unknown[] = [];
    scene.bot.client.rest.on('rateLimited', (limit) => heldUp.push(limit));
    const asked = Array.from({ length: 60 }, (_, number) =>
      scene.fake.user(`person-${number}`).slash('ask', { question: 'Who?' }),
    );
    const answers = await Promise.all(asked.map((one) => one.response(WAITING)));
    expect(answers.filter((answer) => JSON.stringify(answer.embeds).includes(SAID))).toHaveLength(60);
    expect(heldUp).toEqual([]);
    expect(refusedByDiscord()).toBe(0);
  });

  it(
    'tells everybody in a crowded channel, whom it turns away by messages that they share',
    { timeout: 40_000 },
    async () => {
      scene = await startQuickScene({ fake: { messageBucket: { limit: 5, windowMs: 5_000 } } });
      const { fake } = scene;
      const questions: StoredMessage[] = [];
      for (let number = 0; number < 80; number += 1) {
        questions.push(fake.user(`person-${number}`).mention('general', 'Who?'));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const bots = (): StoredMessage[] =>
        fake.messages('general').filter(({ author }) => author.id === fake.botId);
      await fake.waitFor(
        'everybody to be told',
        () => (toldNothing(questions, bots()).length === 0 ? true : undefined),
        WAITING,
      );
      const last = Math.max(...bots().map(({ timestamp }) => Date.parse(timestamp)));
      const first = Date.parse(questions[0]!.timestamp);
      expect(last - first).toBeLessThan(4_000 + STATED_MS);
      expect(bots().filter(({ message_reference: to }) => to === undefined).length).toBeLessThan(5);
      expect(fake.pings).toEqual([]);
      expect(fake.violations).toEqual([]);
    },
  );

  it('tells everybody in many channels, at fifty requests a second', { timeout: 40_000 }, async () => {
    const channels = Array.from({ length: 40 }, (_, number) => `channel-${number}`);
    scene = await startQuickScene({ fake: { guilds: [{ name: 'News', channels }] } });
    const { fake } = scene;
    const questions = Array.from({ length: 200 }, (_, number) =>
      fake.user(`person-${number}`).mention(channels[number % channels.length]!, 'Who?'),
    );
    const bots = (): StoredMessage[] =>
      channels.flatMap((name) => fake.messages(name).filter(({ author }) => author.id === fake.botId));
    await fake.waitFor(
      'everybody to be told',
      () => (toldNothing(questions, bots()).length === 0 ? true : undefined),
      WAITING,
    );
    expect(fake.pings).toEqual([]);
  });
});
