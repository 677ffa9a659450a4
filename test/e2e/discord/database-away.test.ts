import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPglite } from '../../stores/postgres/pglite-server.ts';
import { DONBAS } from '../../story.ts';
import { runCli } from '../run-cli.ts';
import { START_MS, useBotProcesses } from './bot-process.ts';

const server = await startPglite();
const environment = { DATABASE_URL: server.url };

beforeAll(async () => {
  const { exitCode, stderr } = await runCli(['index'], { environment });
  if (exitCode !== 0) throw new Error(`The index could not be built:\n${stderr}`);
}, 120_000);
afterAll(() => server.close());

describe('a bot whose index is in a database', () => {
  const processes = useBotProcesses();
  const { run, answered } = processes;

  it('ends when it is told to, although the database says nothing', async () => {
    const { child, stderr, exit } = run(['start'], { ...environment, INDEXING: 'false' });
    await expect.poll(stderr, { timeout: START_MS }).toMatch(/^ready: /m);
    await answered('anna');
    server.stall(true);
    try {
      const asked = processes.fake.user('anna').slash('ask', { question: DONBAS });
      await asked.acknowledged();
      child.kill('SIGTERM');
      // Not by itself, it would end with another code.
      expect(await exit).toBe(0);
      expect((await asked.response()).content).toContain('I am being restarted.');
    } finally {
      server.stall(false);
    }
  }, 60_000);
});

describe('a bot that starts before its database', () => {
  const processes = useBotProcesses();
  const { run, answered } = processes;
  const AWAY = 'The articles cannot be reached just now.';

  const said = async (who: string): Promise<string> =>
    (await processes.fake.replyTo(processes.fake.user(who).mention('general', DONBAS), 20_000)).content;

  it.each([
    { what: 'alone', more: {} },
    { what: 'that only answers', more: { INDEXING: 'false' } },
    { what: 'in shards', more: { SHARDS: '2' } },
  ])(
    '$what, says so, and answers when it is there',
    async ({ more }) => {
      await server.setDown(true);
      const { child, stderr, exit } = run(['start'], { ...environment, ...more });
      await expect.poll(stderr, { timeout: START_MS }).toMatch(/^ready: .*cannot reach the articles yet/m);
      const shards = 'SHARDS' in more ? 2 : 1;
      await expect.poll(() => stderr().match(/^ready: /gm)?.length, { timeout: START_MS }).toBe(shards);
      expect(stderr()).toContain('The bot starts without it');
      expect(await said('anna')).toContain(AWAY);
      await server.setDown(false);
      await expect.poll(stderr, { timeout: START_MS }).toContain('The database can be reached again.');
      await answered('ben');
      child.kill('SIGTERM');
      expect(await exit).toBe(0);
      expect(stderr()).not.toMatch(/secret|A fault in Verbatim/);
    },
    180_000,
  );

  it('indexes what it could not, and ends when the database turns out to be of a newer version', async () => {
    await server.db.exec('DROP SCHEMA verbatim CASCADE');
    await server.setDown(true);
    const first = run(['start'], environment);
    await expect.poll(first.stderr, { timeout: START_MS }).toMatch(/^ready: /m);
    await server.setDown(false);
    await expect.poll(first.stderr, { timeout: 2 * START_MS }).toContain('5 added (generation 1');
    await answered('anna');
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);

    await server.db.exec('INSERT INTO verbatim.migrations (version) VALUES (99)');
    await server.setDown(true);
    const second = run(['start'], environment);
    await expect.poll(second.stderr, { timeout: START_MS }).toMatch(/^ready: /m);
    await server.setDown(false);
    expect(await second.exit).toBe(1);
    expect(second.stderr()).toMatch(/schema version 99.*Update Verbatim/s);
    const third = run(['start'], environment);
    expect(await third.exit).toBe(1);
    expect(third.stderr()).toContain('Update Verbatim');
    expect(third.stderr()).not.toContain('ready');
  }, 180_000);
});
