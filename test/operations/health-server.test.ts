import { afterEach, describe, expect, it } from 'vitest';
import { type Health, type HealthServer, startHealthServer } from '../../src/operations/health-server.ts';

const HEALTHY: Health = {
  isReady: true,
  gateway: 'connected',
  generation: 3,
  questionsWaiting: 0,
  upSeconds: 5,
};
const connecting = async (): Promise<Health> => ({ ...HEALTHY, isReady: false, gateway: 'connecting' });
let server: HealthServer;
afterEach(() => server.close());

async function get(path: string, init: RequestInit = {}): Promise<[number, unknown]> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
  return [response.status, await response.json()];
}

describe('the health endpoint', () => {
  it('tells what a supervisor asks', async () => {
    server = await startHealthServer({ host: '127.0.0.1', port: 0 }, async () => HEALTHY);
    expect(await get('/live')).toEqual([200, { live: true }]);
    const all = {
      live: true,
      ready: true,
      gateway: 'connected',
      generation: 3,
      questionsWaiting: 0,
      upSeconds: 5,
    };
    expect(await get('/ready?now')).toEqual([200, all]);
    expect(await get('/health')).toEqual([200, all]);
    expect((await get('/'))[0]).toBe(404);
    expect((await get('/../.env'))[0]).toBe(404);
    expect((await get('/live', { method: 'POST', body: 'x'.repeat(1_000_000) }))[0]).toBe(405);
  });

  it('is live but not ready while questions cannot be answered, or nobody can tell', async () => {
    let look = connecting;
    server = await startHealthServer({ host: '127.0.0.1', port: 0 }, () => look());
    expect((await get('/ready'))[0]).toBe(503);
    expect(await get('/health')).toEqual([
      200,
      expect.objectContaining({ ready: false, gateway: 'connecting' }),
    ]);
    look = () => Promise.reject(new Error('damaged'));
    expect(await get('/ready')).toEqual([503, { live: true, ready: false }]);
    expect((await get('/live'))[0]).toBe(200);
  });

  it('is not live where those that it answers for are not', async () => {
    const place = { host: '127.0.0.1', port: 0 };
    server = await startHealthServer(
      place,
      async () => HEALTHY,
      async () => false,
    );
    expect(await get('/live')).toEqual([503, { live: false }]);
    expect((await get('/health'))[1]).toMatchObject({ live: false, ready: true });
  });

  it('names a port that is taken', async () => {
    server = await startHealthServer({ host: '127.0.0.1', port: 0 }, async () => HEALTHY);
    const second = startHealthServer({ host: '127.0.0.1', port: server.port }, async () => HEALTHY);
    await expect(second).rejects.toMatchObject({ code: 'HEALTH_PORT', port: server.port });
  });
});
