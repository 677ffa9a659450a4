import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { checkModerators } from '../../src/doctor/moderators.ts';
import { type FakeDiscord, startFakeDiscord } from '../discord/fake/fake-discord.ts';

const ID = '12345678901234567';
const ONE = [{ name: 'News' }];
const TWO = [{ name: 'News' }, { name: 'Elsewhere' }];
let fake: FakeDiscord;

async function found(guilds: { name: string }[], environment: Record<string, string> = {}) {
  fake = await startFakeDiscord({ guilds });
  const access = { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl };
  return checkModerators(readConfig({ ...access, ...environment }));
}

describe('checkModerators', () => {
  afterEach(() => fake.close());

  it('warns where the bot is in several servers and nothing says whose moderators may act', async () => {
    const [finding] = await found(TWO);
    expect(finding).toMatchObject({ check: 'discord', state: 'warning' });
    expect(finding?.remedy).toContain('MODERATOR_GUILD_IDS');
  });

  it('warns of several shards without asking, as they are for many servers', async () => {
    expect(await found(ONE, { SHARDS: '2' })).toMatchObject([{ state: 'warning' }]);
    expect(fake.requests).toEqual([]);
  });

  it.each([{ MODERATOR_GUILD_IDS: ID }, { MODERATOR_ROLE_IDS: ID }, { DISCORD_GUILD_ID: ID }])(
    'finds nothing with %o',
    async (environment) => {
      expect(await found(TWO, environment)).toEqual([]);
    },
  );

  it('finds nothing in one server, nor where Discord does not say how many there are', async () => {
    expect(await found(ONE, { SHARDS: 'auto' })).toEqual([]);
    await fake.close();
    expect(await found(TWO, { DISCORD_API_URL: 'http://127.0.0.1:1/api' })).toEqual([]);
  });

  it('finds nothing without a token', async () => {
    expect(await found(TWO, { DISCORD_TOKEN: '' })).toEqual([]);
  });
});
