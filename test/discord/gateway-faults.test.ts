import { describe, expect, it } from 'vitest';
import type { FakeDiscord } from './fake/fake-discord.ts';
import { guildShape } from './fake/shapes.ts';
import { type QuickScene, SAID, startQuickScene } from './quick-scene.ts';

/** What becomes of the connection: the session goes on, another is begun, or another client takes over. */
type Outcome = 'resumed' | 'new session' | 'new client';

const SAYS: Readonly<Record<Outcome, string>> = {
  resumed: 'gateway resumed',
  'new session': 'gateway reconnecting',
  'new client': 'connected again',
};

interface Row {
  readonly fault: string;
  readonly inject: (fake: FakeDiscord) => void;
  readonly outcome: Outcome;
}

const closing = (code: number, outcome: Outcome): Row => ({
  fault: `close ${code}`,
  inject: ({ gateway }) => gateway.close(code),
  outcome,
});

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway, and what sockets do. */
const SURVIVED: readonly Row[] = [
  closing(1000, 'new session'),
  closing(1001, 'new session'),
  closing(1011, 'resumed'),
  closing(1012, 'resumed'),
  closing(4000, 'resumed'),
  closing(4001, 'resumed'),
  closing(4002, 'resumed'),
  closing(4003, 'new session'),
  closing(4005, 'new session'),
  closing(4007, 'new session'),
  closing(4008, 'new session'),
  closing(4009, 'new session'),
  closing(4010, 'new client'),
  closing(4012, 'new client'),
  closing(4999, 'resumed'),
  { fault: 'a torn connection', inject: ({ gateway }) => gateway.terminate(), outcome: 'resumed' },
  { fault: 'op 7', inject: ({ gateway }) => gateway.reconnect(), outcome: 'resumed' },
  { fault: 'op 9, resumable', inject: ({ gateway }) => gateway.invalidateSession(true), outcome: 'resumed' },
  { fault: 'op 9', inject: ({ gateway }) => gateway.invalidateSession(false), outcome: 'new session' },
];

/** Until the bot is connected in that way, or as a client that knows nothing of the one before. */
async function isBack({ fake }: QuickScene, outcome: Outcome): Promise<void> {
  await fake.waitFor(
    outcome,
    () => {
      const last = fake.gateway.identified.at(-1);
      const isAgain = fake.gateway.identified.length > 1 && fake.gateway.connected() > 0;
      return isAgain && last?.isResumed === (outcome === 'resumed') ? true : undefined;
    },
    15_000,
  );
}

const IMPATIENT = { stallMs: 300, checkEveryMs: 50, firstPauseMs: 50 };

describe.concurrent('the gateway fails, the bot goes on', () => {
  it.each(SURVIVED)('$fault: $outcome', { timeout: 30_000 }, async ({ inject, outcome }) => {
    const scene = await startQuickScene();
    try {
      expect(await scene.isAnswering()).toBe(true);
      inject(scene.fake);
      // A session that is resumed delivers what was asked meanwhile.
      const meanwhile =
        outcome === 'resumed' ? scene.fake.user('anna').mention('general', 'And meanwhile?') : null;
      await isBack(scene, outcome);
      if (meanwhile !== null) await scene.fake.replyTo(meanwhile);
      expect(await scene.isAnswering()).toBe(true);
      expect(saidIn(scene)).toContain(SAYS[outcome]);
      expect(scene.fake.violations).toEqual([]);
    } finally {
      await scene.stop();
    }
  });

  it.each([
    { code: 4004, means: 'DISCORD_TOKEN' },
    { code: 4011, means: 'DISCORD_SHARDING' },
    { code: 4013, means: 'DISCORD_INTENTS' },
    { code: 4014, means: 'DISCORD_INTENTS' },
  ])('close $code: only a person can mend it ($means)', async ({ code, means }) => {
    const scene = await startQuickScene();
    scene.fake.gateway.close(code);
    const failure = await scene.bot.failed;
    expect(failure).toMatchObject({ code: means, remedy: expect.stringMatching(/./) });
    expect(saidIn(scene)).toContain('gateway closed');
    await scene.stop();
  });
});

interface Survival {
  readonly isAnswering: boolean;
  /** What the log has said. */
  readonly said: readonly string[];
}

async function survive(
  what: (scene: QuickScene) => void | Promise<void>,
  options: Parameters<typeof startQuickScene>[0] = {},
): Promise<Survival> {
  const scene = await startQuickScene(options);
  try {
    await what(scene);
    const isAnswering = await scene.isAnswering(10_000);
    return { isAnswering: isAnswering && scene.fake.violations.length === 0, said: saidIn(scene) };
  } finally {
    await scene.stop();
  }
}

const saidIn = ({ logged }: QuickScene): string[] => logged.map(({ msg }) => msg);

describe.concurrent('the gateway misbehaves', () => {
  it('heartbeats stay without acknowledgement', async () => {
    const { isAnswering, said } = await survive(
      async (scene) => {
        scene.fake.gateway.ignoreHeartbeats();
        await isBack(scene, 'resumed');
        scene.fake.gateway.ignoreHeartbeats(false);
      },
      { fake: { heartbeatIntervalMs: 150 } },
    );
    expect(isAnswering).toBe(true);
    expect(said).toContain('gateway reconnecting');
  }, 15_000);

  it('READY comes without guilds: commands are answered, and mentions once the guild is there', async () => {
    const scene = await startQuickScene({ before: ({ gateway }) => gateway.withholdGuilds() });
    const { fake } = scene;
    try {
      const told = await fake.user('anna').slash('ask', { question: 'Who?' }, { force: true }).response();
      expect(told.embeds[0]?.description).toContain(SAID);
      fake.gateway.dispatch('GUILD_CREATE', guildShape(fake.world, fake.guild), { guildId: fake.guild.id });
      expect(await scene.isAnswering()).toBe(true);
    } finally {
      await scene.stop();
    }
  }, 15_000);

  it('sends truncated and malformed JSON, and values that are no payload', async () => {
    const { isAnswering } = await survive(({ fake: { gateway } }) => {
      const whole = JSON.stringify({ op: 0, t: 'MESSAGE_CREATE', s: 5, d: { id: '1', content: 'x' } });
      for (let length = 0; length < whole.length; length += 7) gateway.sendRaw(whole.slice(0, length));
      for (const odd of ['null', '[]', '1', '"x"', '{}', '\0', '{"op":null}', '{"op":"0"}', '{"op":1e999}']) {
        gateway.sendRaw(odd);
      }
      gateway.sendRaw(Buffer.from([0xff, 0xfe, 0x00, 0xc3]));
    });
    expect(isAnswering).toBe(true);
  });

  it('sends unknown opcodes and events, and fields that do not exist yet', async () => {
    const { isAnswering } = await survive(({ fake: { gateway } }) => {
      for (const op of [-1, 3, 8, 12, 99, 2 ** 40]) gateway.send({ op, d: { future: true } });
      gateway.dispatch('COMPLETELY_NEW_EVENT', { id: '1' });
      gateway.dispatch('__proto__', {});
      gateway.dispatch('constructor', null);
      gateway.dispatch('MESSAGE_POLL_VOTE_ADD', { answer_id: 'x' });
    });
    expect(isAnswering).toBe(true);
  });

  it('sends events without what belongs to them: they are dropped, and the log says so', async () => {
    const { isAnswering, said } = await survive(({ fake: { gateway } }) => {
      for (const name of [
        'MESSAGE_CREATE',
        'INTERACTION_CREATE',
        'GUILD_CREATE',
        'CHANNEL_CREATE',
        'READY',
      ]) {
        for (const data of [
          null,
          0,
          'x',
          [],
          {},
          { id: null },
          { id: {} },
          { author: null, channel_id: [] },
        ]) {
          gateway.dispatch(name, data);
        }
      }
    });
    expect(isAnswering).toBe(true);
    expect(said).toContain('gateway payload dropped');
  });

  it.each([
    ['op 9 without a word', { op: 9, d: null }],
    ['op 10 without an interval', { op: 10, d: null }],
    ['op 11 with data', { op: 11, d: [] }],
    ['op 1 with data', { op: 1, d: 'x' }],
  ])('sends %s', async (_, payload) => {
    const { isAnswering } = await survive(({ fake: { gateway } }) => gateway.send(payload));
    expect(isAnswering).toBe(true);
  });

  it('is away for longer than discord.js waits, and a storm of closings follows', async () => {
    const { isAnswering, said } = await survive(
      async (scene) => {
        const { gateway } = scene.fake;
        gateway.refuse(Infinity);
        gateway.close(4000);
        await expect
          .poll(() => saidIn(scene), { timeout: 10_000 })
          .toContain('Discord is out of reach; connecting again');
        gateway.refuse(0);
        await isBack(scene, 'new session');
        for (let count = 0; count < 5; count += 1) {
          const before = gateway.identified.length;
          gateway.terminate();
          await scene.fake.waitFor('a reconnection', () => gateway.identified[before], 5_000);
        }
      },
      { parts: { patience: IMPATIENT } },
    );
    expect(isAnswering).toBe(true);
    expect(said).toContain('connected again');
  }, 30_000);
});
