import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from './fake-discord.ts';

const POST = 'POST /channels/{id}/messages';

let fake: FakeDiscord;
let client: Client;

beforeEach(() => start());
afterEach(stop);

async function start(options: FakeOptions = {}): Promise<void> {
  fake = await startFakeDiscord({ timeoutMs: 3_000, ...options });
  client = new Client({
    rest: { api: fake.apiUrl, version: '10', retries: 1 },
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
  });
  client.on(Events.Error, () => undefined);
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) {
      message.reply({ content: 'here', allowedMentions: { parse: [] } }).catch(() => undefined);
    }
  });
  const isReady = new Promise((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(fake.token);
  await isReady;
}

async function stop(): Promise<void> {
  await client.destroy();
  await fake.close();
}

async function restart(options: FakeOptions): Promise<void> {
  await stop();
  await start(options);
}

/** Once the client has come back, resumed or anew. */
function backAgain(isResumed: boolean): Promise<unknown> {
  const look = (): true | undefined =>
    fake.gateway.identified.length > 1 && fake.gateway.identified.at(-1)?.isResumed === isResumed
      ? true
      : undefined;
  return fake.waitFor(isResumed ? 'a resumption' : 'a new session', look, 9_000);
}

/** What the bot says to another question. */
async function answer(): Promise<string> {
  const { content } = await fake.replyTo(fake.user('alice').mention('general', 'who?'));
  return content;
}

describe('the gateway', () => {
  it('is resumed after op 7, a torn connection and a resumable op 9', async () => {
    fake.gateway.reconnect();
    await backAgain(true);
    fake.gateway.terminate();
    await fake.waitFor('a second resumption', () => fake.gateway.identified[2]);
    expect(await answer()).toBe('here');
    expect(fake.gateway.identified.map(({ isResumed }) => isResumed)).toEqual([false, true, true]);
  }, 10_000);

  it('is identified with anew after an op 9 that cannot be resumed', async () => {
    fake.gateway.invalidateSession(false);
    await backAgain(false);
    expect(await answer()).toBe('here');
  }, 15_000);

  it('is left when heartbeats stay unanswered', async () => {
    await restart({ heartbeatIntervalMs: 150 });
    fake.gateway.ignoreHeartbeats();
    await backAgain(true);
    fake.gateway.ignoreHeartbeats(false);
    expect(await answer()).toBe('here');
  }, 10_000);

  it('is tried again while connections are refused', async () => {
    fake.gateway.refuse(2);
    fake.gateway.close(4000);
    await backAgain(true);
    expect(fake.events.filter(({ name }) => name === 'refused connection')).toHaveLength(2);
    expect(await answer()).toBe('here');
  }, 15_000);

  it('holds the guilds of a shard only', async () => {
    await restart({ shards: 3, guilds: ['one', 'two'].map((name) => ({ name, channels: [name] })) });
    expect(client.guilds.cache.size).toBe(2);
    await client.destroy();
    const seen: number[] = [];
    for (const shard of [0, 1, 2]) {
      const part = new Client({
        rest: { api: fake.apiUrl, version: '10' },
        intents: [GatewayIntentBits.Guilds],
        shards: [shard],
        shardCount: 3,
      });
      const isReady = new Promise((resolve) => {
        part.once(Events.ClientReady, resolve);
      });
      await part.login(fake.token);
      await isReady;
      seen.push(part.guilds.cache.size);
      await part.destroy();
    }
    expect(seen.reduce((sum, size) => sum + size, 0)).toBe(2);
  }, 20_000);
});

describe('REST', () => {
  it('acts and then tears the connection, so that what is sent again is there twice', async () => {
    fake.onNext(POST, { drop: 'reset', act: true });
    fake.user('alice').mention('general', 'who?');
    await expect.poll(() => fake.requestsTo(POST).map(({ status }) => status)).toEqual([0, 200]);
    expect(fake.messages('general').map(({ content }) => content)).toContain('here');
    const general = await client.channels.fetch(fake.channel('general').id);
    fake.onNext(POST, { drop: 'reset', act: true });
    await (general?.isSendable() === true
      ? general.send({ content: 'once', nonce: 'n', enforceNonce: true })
      : undefined);
    const contents = fake.messages('general').map(({ content }) => content);
    expect(contents.filter((content) => content === 'here')).toHaveLength(2);
    expect(contents.filter((content) => content === 'once')).toHaveLength(1);
  });

  it('lets a request hang', async () => {
    fake.onNext(POST, { hang: true });
    fake.user('alice').mention('general', 'who?');
    await fake.nextRequest(POST);
    await fake.silence('general', 100);
    expect(fake.requestsTo(POST).map(({ status }) => status)).toEqual([0]);
  });

  it('fails as long as it is told, counts nothing then, and recovers', async () => {
    fake.onNext(POST, { status: 503, times: 2 });
    fake.user('alice').mention('general', 'who?');
    await expect.poll(() => fake.requestsTo(POST).map(({ status }) => status)).toEqual([503, 503]);
    expect(await answer()).toBe('here');
  });

  it('sends malformed JSON', async () => {
    fake.onNext('GET /users/{id}', {
      status: 200,
      body: '{"id": "1"',
      headers: { 'content-type': 'application/json' },
    });
    await expect(client.users.fetch(fake.user('alice').id, { force: true })).rejects.toThrow(/JSON/);
  });

  it('checks payloads also where a fault answers', async () => {
    fake.onNext('*', { status: 500, times: 2 });
    const body = { content: 'x'.repeat(2_001) };
    await expect(
      client.rest.post(`/channels/${fake.channel('general').id}/messages`, { body }),
    ).rejects.toThrow('Internal Server Error');
    expect(fake.violations).toHaveLength(2);
  });

  it('limits messages of a channel and says so in its headers', async () => {
    await restart({ messageBucket: { limit: 2, windowMs: 400 } });
    const alice = fake.user('alice');
    const asked = [1, 2, 3, 4].map((count) => alice.mention('general', `who ${count}?`));
    const answers = await Promise.all(asked.map((question) => fake.replyTo(question)));
    const [first, last] = [0, 3].map((at) => Date.parse(answers[at]?.timestamp ?? ''));
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(300);
  });

  it('limits all requests of a second', async () => {
    await restart({ requestsPerSecond: 3 });
    const statuses = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => {
        const headers = { authorization: `Bot ${fake.token}` };
        return (await fetch(`${fake.apiUrl}/v10/users/@me`, { headers })).status;
      }),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  });

  it('counts what carries the token of an interaction alone by itself', async () => {
    await restart({ requestsPerSecond: 3 });
    const callback = (headers: Record<string, string>): Promise<number> =>
      fetch(`${fake.apiUrl}/v10/interactions/1/x/callback`, { method: 'POST', headers }).then(
        ({ status }) => status,
      );
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => callback({})))).not.toContain(429);
    const headers = { authorization: `Bot ${fake.token}` };
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => callback(headers)))).toContain(429);
    const edit = (): Promise<number> =>
      fetch(`${fake.apiUrl}/v10/webhooks/${fake.applicationId}/x/messages/@original`, {
        method: 'PATCH',
      }).then(({ status }) => status);
    expect((await Promise.all([1, 2, 3, 4, 5, 6].map(edit))).filter((status) => status === 429)).toHaveLength(
      1,
    );
  });

  it('refuses a wrong token, an unknown route and broken JSON', async () => {
    const call = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${fake.apiUrl}/v10${path}`, init);
      return [response.status, ((await response.json()) as { code: number }).code];
    };
    const headers = { authorization: `Bot ${fake.token}`, 'content-type': 'application/json' };
    expect(await call('/users/@me')).toEqual([401, 0]);
    expect(await call('/no/such', { headers })).toEqual([404, 0]);
    expect(await call('/channels/1', { headers })).toEqual([404, 10_003]);
    const general = `/channels/${fake.channel('general').id}/messages`;
    expect(await call(general, { headers, method: 'POST', body: '{' })).toEqual([400, 50_109]);
  });
});

describe('people and places', () => {
  it('loses channels and rights while the bot runs', async () => {
    fake.setBotRights('general', { deny: ['ViewChannel'] });
    fake.user('alice').mention('general', 'who?');
    await expect.poll(() => fake.requestsTo(POST).at(-1)?.answer).toMatchObject({ code: 50_001 });
    fake.setBotRights('general', {});
    expect(await answer()).toBe('here');
    const general = fake.channel('general');
    fake.deleteChannel('general');
    await expect.poll(() => client.channels.cache.has(general.id)).toBe(false);
  });

  it('has webhooks and other bots, whom nobody answers', async () => {
    fake.webhookMessage('general', `<@${fake.botId}> who?`);
    fake.user('rival', { bot: true }).mention('general', 'who?');
    await fake.silence('general', 100);
    await expect(fake.replyTo(fake.user('alice').say('general', 'x'), 3_000)).resolves.toBeDefined();
    await expect(fake.silence('general', 50)).resolves.toBeUndefined();
  });

  it('notices when silence is broken', async () => {
    const broken = fake.silence('general', 2_000);
    fake.user('alice').mention('general', 'who?');
    await expect(broken).rejects.toThrow(/to stay silent/);
  });
});
