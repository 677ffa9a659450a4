import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HealthPortError } from './errors.ts';

/** What a supervisor wants to know; nothing in it is secret. It is told with whatever else is known. */
export interface Health {
  /** Whether a question asked now is answered. */
  readonly isReady: boolean;
  readonly gateway: 'connected' | 'connecting';
  /** Of the index; null: nothing is indexed. */
  readonly generation: number | null;
  readonly questionsWaiting: number;
  readonly upSeconds: number;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers `GET /live` (200 while the process works), `GET /ready` (200, or 503 while it cannot answer
 * questions) and `GET /health` (everything, as JSON).
 *
 * @param port 0: any free one
 * @param isLive whether those work that this process answers for
 * @throws HealthPortError
 */
export async function startHealthServer(
  { host, port }: { host: string; port: number },
  look: () => Promise<Health>,
  isLive: () => Promise<boolean> = async () => true,
): Promise<HealthServer> {
  async function tell(response: ServerResponse, path: string): Promise<void> {
    if (path === '/live') {
      const live = await isLive();
      return send(response, live ? 200 : 503, { live });
    }
    const [live, health] = await Promise.all([isLive(), look().catch(() => null)]);
    if (health === null) return send(response, 503, { live, ready: false });
    const { isReady, ...rest } = health;
    send(response, isReady || path === '/health' ? 200 : 503, { live, ready: isReady, ...rest });
  }

  const server = createServer((request, response) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    const path = (request.url ?? '').split('?', 1)[0];
    if (!isReading) return send(response, 405, { error: 'only GET' });
    if (path === '/live' || path === '/ready' || path === '/health') void tell(response, path);
    else send(response, 404, { error: 'no such path' });
  });
  // Whoever opens connections and says nothing is not waited for.
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  server.maxConnections = 50;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new HealthPortError(host, port, { cause })));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

/**
 * The same where a port is set, which people are told of.
 *
 * @returns null where none is
 */
export async function serveHealth(
  { healthPort: port, healthHost: host }: { healthPort: number | null; healthHost: string },
  tell: (line: string) => void,
  ...looks: [look: () => Promise<Health>, isLive?: () => Promise<boolean>]
): Promise<HealthServer | null> {
  if (port === null) return null;
  const server = await startHealthServer({ host, port }, ...looks);
  tell(`health: http://${host}:${server.port}/health`);
  return server;
}
