import { Client, GatewayIntentBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { useClient } from './client-scene.ts';

const scene = useClient();

describe('logging in', () => {
  it('sends guilds, channels and the bot itself, and records the intents', async () => {
    const { guilds, user } = await scene.start();
    expect(user.id).toBe(scene.fake.botId);
    expect(guilds.cache.get(scene.fake.guild.id)?.channels.cache.map(({ name }) => name)).toEqual([
      'general',
      'quiet',
      'posts',
    ]);
    expect(guilds.cache.first()?.members.me?.permissions.has('SendMessages')).toBe(true);
    expect(scene.fake.gateway.identified).toMatchObject([{ intents: 1 + 512 + 4096, isResumed: false }]);
  });

  it('refuses a wrong token', async () => {
    await expect(scene.client.login('wrong')).rejects.toThrow(/token/i);
  });

  it('closes with 4014 for intents that were not granted', async () => {
    const greedy = new Client({
      rest: { api: scene.fake.apiUrl, version: '10' },
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
    });
    await expect(greedy.login(scene.fake.token)).rejects.toThrow(/disallowed intents/i);
    await greedy.destroy();
  });
});

describe('misbehaving', () => {
  it('resumes a closed session with what was missed', async () => {
    const seen: string[] = [];
    await scene.start();
    scene.onMessage(async (message) => seen.push(message.content));
    scene.fake.gateway.close(4000);
    scene.fake.user('alice').dm('while away');
    await expect.poll(() => seen, { timeout: 5_000 }).toEqual(['while away']);
    expect(scene.fake.gateway.identified.map(({ isResumed }) => isResumed)).toEqual([false, true]);
  });

  it('starts anew after a session that cannot be resumed', async () => {
    await scene.start();
    scene.fake.gateway.close(4009);
    await expect
      .poll(() => scene.fake.gateway.identified.map(({ isResumed }) => isResumed), { timeout: 8_000 })
      .toEqual([false, false]);
  }, 10_000);

  it('answers with the faults it is told, and acts or does not', async () => {
    await scene.start();
    const route = 'POST /channels/{id}/messages';
    const general = await scene.sendable('general');
    scene.fake.onNext(route, { status: 502 });
    scene.fake.onNext(route, {
      status: 429,
      headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' },
      body: { message: 'slow', retry_after: 0.05, global: false },
    });
    await general.send('patient');
    expect(scene.fake.requestsTo(route).map(({ status }) => status)).toEqual([502, 429, 200]);
    scene.fake.onNext(route, { drop: 'close', act: true });
    await expect(general.send('lost')).rejects.toThrow(/other side closed/);
    expect(scene.fake.messages('general').filter(({ content }) => content === 'lost')).toHaveLength(1);
    scene.fake.onNext('*', { status: 403, body: { message: 'Missing Access', code: 50_001 } });
    await expect(general.send('never')).rejects.toMatchObject({ code: 50_001 });
  });

  it('is told limits only by refusing, and keeps each violation', async () => {
    await scene.start();
    const general = await scene.sendable('general');
    await expect(general.send('x'.repeat(2_001))).rejects.toMatchObject({ code: 50_035, status: 400 });
    await expect(general.send({ content: '  ' })).rejects.toMatchObject({ code: 50_006 });
    const long = { description: 'x'.repeat(3_001) };
    await expect(general.send({ embeds: [long, long] })).rejects.toMatchObject({ code: 50_035 });
    expect(scene.fake.violations.map(({ problem }) => problem)).toEqual([
      'content: must be 2000 or fewer in length, is 2001',
      'content: cannot send an empty message',
      'embeds: 6002 characters over all embeds exceed 6000',
    ]);
    expect(scene.fake.messages('general')).toEqual([]);
  });

  it('sends what no Discord would', async () => {
    await scene.start();
    scene.fake.gateway.send({ op: 0, t: 'NO_SUCH_EVENT', s: 900, d: {} });
    scene.fake.gateway.sendRaw('{"op": 0, "t": "MESSAGE_CREATE", "d": {');
    scene.fake.gateway.send({ op: 99 });
    scene.onMessage((message) => message.reply('still here'));
    expect((await scene.fake.replyTo(scene.fake.user('alice').mention('general', 'who?'))).content).toBe(
      'still here',
    );
  });
});
