import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { createRoutes } from './routes.tsx';
import { NoPortError } from './errors.ts';
import type { WebApp } from './place.ts';

/** This computer alone. */
const HOST = '127.0.0.1';
/** Ports tried after the wanted one. */
const MORE_PORTS = 20;

export interface WebOptions {
  readonly app: WebApp;
  readonly config: Pick<Config, 'webPort' | 'keepQuestionsDays'>;
  /** Hears of faults of the page. */
  readonly onFault: (error: unknown) => void;
}

export interface RunningWeb {
  readonly address: string;
  /** The port that was wanted, where another had to be taken; null otherwise. */
  readonly takenPort: number | null;
  /** Ends it at once, whoever is connected. */
  close(): Promise<void>;
}

/**
 * Serves the page to this computer.
 *
 * @throws NoPortError when the wanted port and the ones after it are taken
 */
export async function startWeb({ app, config, onFault }: WebOptions): Promise<RunningWeb> {
  const routes = await createRoutes({
    app,
    keepQuestionsDays: config.keepQuestionsDays,
    startedAt: Date.now(),
    onFault,
  });
  const { webPort: wanted } = config;
  const server = await listenFrom(routes, wanted);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${HOST}:${port}`,
    takenPort: wanted === 0 || port === wanted ? null : wanted,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

async function listenFrom(routes: Hono, first: number): Promise<ServerType> {
  const last = first === 0 ? 0 : Math.min(first + MORE_PORTS, 65_535);
  for (let port = first; port <= last; port += 1) {
    const server = await listen(routes, port);
    if (server !== null) return server;
  }
  throw new NoPortError(first, last);
}

/** null when the port is taken, or may not be used. */
function listen(routes: Hono, port: number): Promise<ServerType | null> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: routes.fetch, hostname: HOST, port, overrideGlobalObjects: false }, () =>
      resolve(server),
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
  });
}
