import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { checkDiscord } from '../../src/doctor/discord.ts';

const TOKEN = 'a-secret.token-of.a-bot';
let server: Server | undefined;

afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

async function serve(status: number, body: unknown): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = [];
  server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, heard };
}

describe('checkDiscord', () => {
  it('asks who the bot is', async () => {
    const { url, heard } = await serve(200, { id: '1', username: 'verbatim' });
    const findings = await checkDiscord({ discordToken: TOKEN, discordApiUrl: url });
    expect(findings).toMatchObject([{ state: 'ok', message: expect.stringContaining('verbatim') }]);
    expect(heard).toEqual([`GET /api/v10/users/@me Bot ${TOKEN}`]);
  });

  it('asks at the address that the bot asks, however its end is written', async () => {
    const { url, heard } = await serve(200, { id: '1', username: 'verbatim' });
    await checkDiscord(readConfig({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: `${url}//` }));
    expect(heard).toEqual([`GET /api/v10/users/@me Bot ${TOKEN}`]);
  });

  it.each([
    { status: 401, state: 'problem' },
    { status: 500, state: 'warning' },
  ])('calls an answer of $status a $state, without the token', async ({ status, state }) => {
    const { url } = await serve(status, { message: '401: Unauthorized', code: 0 });
    const findings = await checkDiscord({ discordToken: TOKEN, discordApiUrl: url });
    expect(findings).toMatchObject([{ state, remedy: expect.any(String) }]);
    expect(JSON.stringify(findings)).not.toContain(TOKEN);
  });

  it('does not take a network that is down for a wrong token', async () => {
    const findings = await checkDiscord({ discordToken: TOKEN, discordApiUrl: 'http://127.0.0.1:1/api' });
    expect(findings).toMatchObject([{ state: 'warning' }]);
  });

  it('finds nothing wrong with having none', async () => {
    const findings = await checkDiscord({ discordToken: null, discordApiUrl: null });
    expect(findings).toMatchObject([{ state: 'ok' }]);
  });
});
