import type { Client } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { notice } from '../../src/discord/messages/bot-message.ts';
import { createLog } from '../../src/discord/connection/log.ts';
import { noteDeed, tellModerators, warnWithoutModerators } from '../../src/discord/moderators.ts';
import { writeCustomId } from '../../src/discord/messages/custom-id.ts';
import type { FakeDiscord } from './fake/fake-discord.ts';
import type { Person } from './fake/person.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

const TWO = {
  guilds: [
    { name: 'News', channels: ['general'] },
    { name: 'Elsewhere', channels: ['lobby'] },
  ],
};
const UNSET = /^Whoever runs me has to say .* MODERATOR_GUILD_IDS/u;
const ELSEWHERE = 'Moderators’ commands do not work in this server.';
const ALLOWED = 'Only moderators can do this.';

let scene: QuickScene;

async function start(
  environment: (fake: FakeDiscord) => Record<string, string> = () => ({}),
  fake: Parameters<typeof startQuickScene>[0] = { fake: TWO },
): Promise<{ here: Person; there: Person }> {
  scene = await startQuickScene({ ...fake, environment });
  const manager = (name: string, guild: string): Person =>
    scene.fake.user(name, { guild, permissions: ['ManageGuild'] });
  const second = scene.fake.world.guilds.size > 1 ? 'Elsewhere' : 'News';
  return { here: manager('anna', 'News'), there: manager('mallory', second) };
}

const idOf = (fake: FakeDiscord, name: string): string =>
  [...fake.world.guilds.values()].find((guild) => guild.name === name)!.id;

/** What `/rollback` says, which fails for a moderator, as there is nothing to go back to. */
async function told(person: Person): Promise<string> {
  return (await person.slash('rollback', {}, { force: true }).response()).content;
}

const warnings = (): string[] =>
  scene.logged.filter(({ msg }) => msg.includes('MODERATOR_GUILD_IDS')).map(({ msg }) => msg);

/** Lines of the log for a bot that no setting names moderators of. */
const linesFor = (servers: number, shardCount = 1): number => {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'info', discordToken: null }, (line) => lines.push(line));
  const cache = new Map(Array.from({ length: servers }, (_, index) => [String(index), {}]));
  const client = { options: { shardCount }, guilds: { cache } } as unknown as Client;
  warnWithoutModerators({ settings: readConfig({}), log }, client);
  return lines.length;
};

describe('that nobody can be a moderator', () => {
  it('is logged for several servers or shards, and not for one server, or none yet', () => {
    expect([linesFor(0), linesFor(1), linesFor(2), linesFor(1, 2)]).toEqual([0, 0, 1, 1]);
  });
});

describe('who may manage a server, where no roles are named', () => {
  afterEach(() => scene.stop());

  it('is a moderator in the only server that the bot is in', async () => {
    const { here } = await start(undefined, {});
    expect(await told(here)).not.toContain(ALLOWED);
    expect(await told(here)).toContain('Something went wrong');
    expect(warnings()).toEqual([]);
  });

  it('is none in several servers, until it is said whose moderators may act', async () => {
    const { here, there } = await start();
    for (const person of [here, there]) expect(await told(person)).toMatch(UNSET);
    const german = scene.fake.user('jan', { permissions: ['ManageGuild'], locale: 'de' });
    expect(await told(german)).toMatch(/^Wer mich betreibt, muss .* MODERATOR_GUILD_IDS/u);
    expect(await told(scene.fake.user('ben'))).toBe(ALLOWED);
    expect(warnings()).toHaveLength(1);
  });

  it('is one only in the servers of MODERATOR_GUILD_IDS', async () => {
    const { here, there } = await start((fake) => ({ MODERATOR_GUILD_IDS: idOf(fake, 'News') }));
    expect(await told(here)).toContain('Something went wrong');
    expect(await told(there)).toBe(ELSEWHERE);
    const forged = there.send(
      3,
      { component_type: 2, custom_id: writeCustomId({ kind: 'rollback', from: 2, to: 1 }), id: 1 },
      { message: await scene.fake.replyTo(there.mention('lobby', '')) },
    );
    expect((await forged.response()).content).toBe(ELSEWHERE);
    expect(warnings()).toEqual([]);
  });

  it('is one only in the server of DISCORD_GUILD_ID, where nothing else is set', async () => {
    const { here, there } = await start((fake) => ({ DISCORD_GUILD_ID: idOf(fake, 'News') }));
    expect(await told(here)).toContain('Something went wrong');
    const forged = there.send(
      3,
      { component_type: 2, custom_id: writeCustomId({ kind: 'rollback', from: 2, to: 1 }), id: 1 },
      { message: await scene.fake.replyTo(there.mention('lobby', '')) },
    );
    expect((await forged.response()).content).toBe(ELSEWHERE);
  });

  it('is one in the servers of MODERATOR_GUILD_IDS, whatever DISCORD_GUILD_ID says', async () => {
    const { here } = await start((fake) => ({
      DISCORD_GUILD_ID: idOf(fake, 'News'),
      MODERATOR_GUILD_IDS: idOf(fake, 'Elsewhere'),
    }));
    expect(await told(here)).toBe(ELSEWHERE);
  });

  it('is none where the bot comes into another server while it runs', async () => {
    const { here } = await start(undefined, {});
    const guild = { id: '999999999999999999', unavailable: true };
    scene.fake.gateway.dispatch('GUILD_CREATE', {
      ...guild,
      unavailable: false,
      name: 'Another',
      roles: [],
      channels: [],
      threads: [],
      members: [],
      emojis: [],
      stickers: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
    });
    await expect.poll(() => scene.bot.client.guilds.cache.size).toBe(2);
    expect(await told(here)).toMatch(UNSET);
    expect(warnings()).toHaveLength(1);
  });

  it('is none where the bot runs as several shards, none of which knows how many servers there are', async () => {
    process.env['SHARD_COUNT'] = '2';
    try {
      const { here } = await start(undefined, {});
      expect(await told(here)).toMatch(UNSET);
      expect(warnings()).toHaveLength(1);
    } finally {
      delete process.env['SHARD_COUNT'];
    }
  });
});

describe('whoever has a role that is named', () => {
  afterEach(() => scene.stop());

  it('is a moderator in whatever server, as the role is of one alone', async () => {
    const guilds = [{ ...TWO.guilds[0]!, roles: [{ name: 'Editors' }] }, TWO.guilds[1]!];
    const { here } = await start((fake) => ({ MODERATOR_ROLE_IDS: fake.roleId('Editors') }), {
      fake: { guilds },
    });
    const editor = scene.fake.user('eva', { roles: ['Editors'] });
    expect(await told(editor)).toContain('Something went wrong');
    expect(await told(here)).toBe(ALLOWED);
    expect(warnings()).toEqual([]);
  });
});

describe('the moderators’ channel', () => {
  afterEach(async () => {
    delete process.env['SHARD_COUNT'];
    delete process.env['SHARDS'];
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
  });

  it('hears of a deed from a shard that does not have its server, once', async () => {
    scene = await startQuickScene({
      fake: TWO,
      before(fake) {
        const own = Number((BigInt(fake.guild.id) >> 22n) % 2n);
        process.env['SHARD_COUNT'] = '2';
        process.env['SHARDS'] = JSON.stringify([1 - own]);
      },
    });
    const { client } = scene.bot;
    expect(client.guilds.cache.has(scene.fake.guild.id)).toBe(false);
    const bot = {
      settings: { ...readConfig({}), modLogChannelId: scene.fake.channel('general').id },
      log: createLog({ logLevel: 'debug', discordToken: null }, (line) =>
        scene.logged.push(JSON.parse(line)),
      ),
    };
    scene.fake.onNext('POST /channels/{id}/messages', { status: 502, act: true });
    await noteDeed(bot, { client, user: { id: '123456789012345678' } as never }, '/reindex');
    const entry = await scene.fake.nextMessage('general');
    expect(entry.content).toBe('<@123456789012345678> \\/reindex');
    expect(entry.mentions).toEqual([]);
    expect(scene.fake.messages('general')).toHaveLength(1);
    expect(scene.logged.filter(({ msg }) => msg.includes('MOD_LOG_CHANNEL_ID'))).toEqual([]);
  });

  it('that cannot be written to is told of in the log', async () => {
    await start((fake) => ({ MOD_LOG_CHANNEL_ID: idOf(fake, 'News') }));
    const settings = { ...readConfig({}), modLogChannelId: idOf(scene.fake, 'News') };
    const lines: string[] = [];
    const log = createLog({ logLevel: 'warn', discordToken: null }, (line) => lines.push(line));
    await tellModerators({ settings, log }, scene.bot.client, notice('x'));
    expect(lines).toEqual([expect.stringContaining('MOD_LOG_CHANNEL_ID cannot be written to')]);
  });
});
