import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPglite } from '../../stores/postgres/pglite-server.ts';
import { runCli } from '../run-cli.ts';
import { DONBAS, START_MS, useBotProcesses } from './bot-process.ts';

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
      const begun = performance.now();
      child.kill('SIGTERM');
      expect(await exit).toBe(0);
      expect(performance.now() - begun).toBeLessThan(18_000);
      expect((await asked.response()).content).toContain('I am being restarted.');
    } finally {
      server.stall(false);
    }
  }, 60_000);
});
