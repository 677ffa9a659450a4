import { REST } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { registerOnce } from '../../../src/discord/registration/register-once.ts';
import { diffText, registerCommands } from '../../../src/discord/registration/register.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake/fake-discord.ts';

let fake: FakeDiscord;

async function register(guildId: string | null): Promise<string> {
  const rest = new REST({ api: fake.apiUrl }).setToken(fake.token);
  return diffText(await registerCommands(rest, { applicationId: fake.applicationId, guildId }));
}

describe('registerCommands', () => {
  afterEach(() => fake.close());

  it.each(['everywhere', 'in one server'])('changes nothing the second time, %s', async (place) => {
    fake = await startFakeDiscord();
    const guildId = place === 'everywhere' ? null : fake.guild.id;
    expect(await register(guildId)).toMatch(/^added ask, /u);
    expect(await register(guildId)).toMatch(/^all \d+ are registered as they should be$/u);
    expect(fake.violations).toEqual([]);
  });

  it('says where commands are for, which Discord takes of those for everywhere alone', async () => {
    fake = await startFakeDiscord();
    await register(null);
    const { contexts, integration_types: types } = fake.commands.find(({ name }) => name === 'rollback')!;
    expect({ contexts, types }).toEqual({ contexts: [0], types: [0] });
    expect(fake.commands.find(({ name }) => name === 'ask')!.contexts).toEqual([0, 1]);
    await register(fake.guild.id);
    const [sent] = fake.requestsTo('PUT /applications/{id}/guilds/{id}/commands');
    const fields = (sent!.body as object[]).flatMap((command) => Object.keys(command));
    expect(fields).not.toContain('contexts');
    expect(fields).not.toContain('integration_types');
  });

  it('sees that a command was given to people instead of servers', async () => {
    fake = await startFakeDiscord();
    await register(null);
    Object.assign(
      fake.commands.find(({ name }) => name === 'rollback')!,
      { integration_types: [1] },
    );
    expect(await register(null)).toBe('changed rollback');
  });
});

const once = (guildId: string | null, clear?: boolean) =>
  registerOnce(
    readConfig({
      DISCORD_TOKEN: fake.token,
      DISCORD_API_URL: fake.apiUrl,
      DISCORD_GUILD_ID: guildId ?? '',
    }),
    clear === undefined ? {} : { clear },
  );

describe('registerOnce', () => {
  afterEach(() => fake.close());

  it('says what is left everywhere when commands move to one server, and removes it on demand', async () => {
    fake = await startFakeDiscord();
    expect((await once(null)).elsewhere).toEqual([]);
    const [left] = (await once(fake.guild.id)).elsewhere;
    expect(left).toMatch(/^Also registered everywhere: ask, .* register --clear` removes these\.$/u);
    const [removed] = (await once(fake.guild.id, true)).elsewhere;
    expect(removed).toMatch(/^Removed everywhere: ask, sources,/u);
    expect((await once(fake.guild.id)).elsewhere).toEqual([]);
    expect(new Set(fake.commands.map((command) => command.guild_id))).toEqual(new Set([fake.guild.id]));
  });

  it('and the other way round, in each server', async () => {
    fake = await startFakeDiscord({ guilds: [{ name: 'News' }, { name: 'Elsewhere' }] });
    await once(fake.guild.id);
    expect((await once(null)).elsewhere).toEqual([
      expect.stringMatching(new RegExp(`^Also registered in server ${fake.guild.id}: ask,`, 'u')),
    ]);
    expect((await once(null, true)).elsewhere).toHaveLength(1);
    expect(new Set(fake.commands.map((command) => command.guild_id))).toEqual(new Set([undefined]));
    expect(fake.violations).toEqual([]);
  });
});
