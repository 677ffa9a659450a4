import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/discord/registration/register.ts';
import { registerOnce } from '../../../src/discord/registration/register-once.ts';
import { startBot } from '../../../src/discord/start.ts';
import { DONBAS } from '../../story.ts';
import { useScene } from './stage.ts';

describe('limits on questions', () => {
  const scene = useScene({ environment: { QUESTIONS_PER_MINUTE: '2', CHANNEL_QUESTIONS_PER_MINUTE: '5' } });

  it('a person who asks too much is told so, in private and once', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    await anna.slash('ask', { question: DONBAS }).response();
    await anna.slash('ask', { question: DONBAS }).response();
    const third = await anna.slash('ask', { question: DONBAS }).response();
    expect(third.visibleTo).toBe(anna.id);
    expect(third.content).toMatch(
      /^You have asked a lot of questions in a short time\. Please wait \d+ seconds\.$/,
    );
    const ben = fake.user('ben');
    for (let count = 0; count < 2; count += 1) await fake.replyTo(ben.mention('general', DONBAS));
    ben.mention('general', DONBAS);
    const told = await fake.nextMessage(ben.dmChannel);
    expect(told.content).toContain('a lot of questions');
    ben.mention('general', DONBAS);
    await fake.silence('general', 300);
    expect(fake.messages(ben.dmChannel)).toHaveLength(1);
  });

  it('a channel where too much is asked rests', async () => {
    const { fake } = scene;
    await fake.user('carl').slash('ask', { question: DONBAS }).response();
    const refused = await fake.user('dora').slash('ask', { question: DONBAS }).response();
    expect(refused.content).toContain('This channel is getting a lot of questions');
  });
});

describe('starting and stopping', () => {
  const scene = useScene({ environment: { LOG_LEVEL: 'debug' } });

  it('says that it is ready, once, with the way to invite it', () => {
    expect(scene.told.filter((line) => line.startsWith('ready'))).toEqual([
      'ready: verbatim#0001 answers from 5 sources in 1 server',
    ]);
    const invite = scene.told.find((line) => line.startsWith('invite'))!;
    // View Channel, Send Messages, Embed Links, Read Message History, Send Messages in Threads.
    expect(new URL(invite.slice(8)).searchParams.get('permissions')).toBe(
      String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 38n)),
    );
  });

  it('registers only what differs', async () => {
    const { fake, config } = scene;
    const puts = (): number => fake.requestsTo('PUT /applications/{id}/commands').length;
    expect(scene.told.join('\n')).toContain('commands: added ask, sources');
    expect(fake.commands).toHaveLength(COMMANDS.length);
    const before = puts();
    expect(await registerOnce(config)).toMatchObject({
      changes: `all ${COMMANDS.length} are registered as they should be`,
    });
    expect(puts()).toBe(before);
    Object.assign(fake.commands[1]!, { description: 'something else' });
    expect((await registerOnce(config)).changes).toBe('changed sources');
    expect(puts()).toBe(before + 1);
  });

  it('names an unknown server, a wrong token, a missing one and an unreachable Discord', async () => {
    const { config, real } = scene;
    await expect(registerOnce({ ...config, discordGuildId: '123456789012345678' })).rejects.toMatchObject({
      code: 'DISCORD_GUILD',
    });
    await expect(registerOnce({ ...config, discordToken: 'MTIz.wrong.token' })).rejects.toMatchObject({
      code: 'DISCORD_TOKEN',
    });
    const start = (change: object) => startBot({ ...config, ...change }, { app: real.app, tell: () => {} });
    await expect(start({ discordToken: 'MTIz.wrong.token' })).rejects.toMatchObject({
      code: 'DISCORD_TOKEN',
    });
    await expect(start({ discordToken: null })).rejects.toMatchObject({ code: 'DISCORD_TOKEN_MISSING' });
    await expect(start({ discordApiUrl: 'http://127.0.0.1:9/api' })).rejects.toMatchObject({
      code: 'DISCORD_UNREACHABLE',
    });
  });

  it('ends when Discord takes its intents or its token away', async () => {
    scene.fake.gateway.close(4014);
    expect(await scene.bot.failed).toMatchObject({ code: 'DISCORD_INTENTS' });
    await scene.restart();
    scene.fake.gateway.close(4004);
    expect(await scene.bot.failed).toMatchObject({ code: 'DISCORD_TOKEN' });
    await scene.restart();
  });

  it('answers what was asked before it stops, and tells who comes later', async () => {
    const { fake } = scene;
    const question = fake.user('anna').mention('general', DONBAS);
    await fake.waitFor('typing', () => (fake.typing.length > 0 ? true : undefined));
    const stopped = scene.bot.stop();
    const late = fake.user('ben').slash('ask', { question: DONBAS });
    expect((await late.response()).content).toContain('being restarted');
    await stopped;
    expect((await fake.replyTo(question)).embeds[0]!.description).toContain('85%');
    await scene.restart();
  });

  it('logs neither the token nor what was asked', async () => {
    const { fake, logged, told } = scene;
    const secret = 'Zaporizhzhia-Zebra-4711';
    await fake
      .user('anna')
      .slash('ask', { question: `who is ${secret}?` })
      .response();
    await fake.replyTo(fake.user('anna').mention('general', `who is ${secret}?`));
    fake.onNext('POST /channels/{id}/messages', { status: 400, body: { code: 50_035, message: 'Invalid' } });
    fake.user('anna').mention('general', `who is ${secret}?`);
    await expect.poll(() => logged.join('')).toContain('50035');
    expect(logged.length).toBeGreaterThan(2);
    const everything = [...logged, ...told].join('\n');
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(fake.token);
    for (const line of logged) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});

describe('with LOG_QUESTIONS', () => {
  const scene = useScene({ environment: { LOG_QUESTIONS: 'true' } });

  it('logs what was asked', async () => {
    await scene.fake.user('anna').slash('ask', { question: DONBAS }).response();
    expect(scene.logged.join('')).toContain(DONBAS);
  });
});

describe('when an answer takes too long for a stop', () => {
  const scene = useScene({
    change: (parts) => ({ ...parts, app: { ...parts.app, answer: () => new Promise(() => {}) } }),
  });

  it('tells those who wait', async () => {
    const { fake } = scene;
    const question = fake.user('anna').mention('general', DONBAS);
    const asked = fake.user('ben').slash('ask', { question: DONBAS });
    await asked.acknowledged();
    await scene.bot.stop(100);
    expect((await asked.response()).content).toContain('being restarted');
    expect((await fake.replyTo(question)).content).toContain('being restarted');
  });
});

describe('when the app fails', () => {
  const scene = useScene({
    change: (parts) => ({
      ...parts,
      app: { ...parts.app, answer: () => Promise.reject(new Error('a fault of ours')) },
    }),
  });

  it('says so with a reference that is in the log', async () => {
    const { fake, logged } = scene;
    const answer = await fake.replyTo(fake.user('anna').mention('general', DONBAS));
    const reference = /logged as ([0-9a-f]{8})/.exec(answer.content)![1]!;
    expect(logged.join('')).toContain(reference);
    const byCommand = await fake.user('anna').slash('ask', { question: DONBAS }).response();
    expect(byCommand.content).toContain('Something went wrong');
  });
});
