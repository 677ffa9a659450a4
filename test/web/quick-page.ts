import { type ServerType, serve } from '@hono/node-server';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReindexing } from '../../src/reindexing/reindexing.ts';
import { openState } from '../../src/state/open-state.ts';
import type { BotState } from '../../src/state/state.ts';
import type { WebApp } from '../../src/web/place.ts';
import { createRoutes } from '../../src/web/routes.tsx';
import { quickApp } from '../discord/quick-scene.ts';

/** The page with an app that answers at once and a state of its own, at a real address. */
export interface QuickPage {
  readonly address: string;
  /** What the page answers, by method; `/*` for what stands before every answer. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly state: BotState;
  /** What the page called a fault. */
  readonly faults: unknown[];
  /** Index runs that were begun. */
  runs(): number;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form as the page itself does. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

const nothing = (): Promise<never> => Promise.reject(new Error('There is nothing here'));

/** @param openPageState what the page opens, in place of the state that the test looks into */
export async function startQuickPage(openPageState?: () => Promise<BotState>): Promise<QuickPage> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-page-'));
  const settings = { embeddingsDirectory: folder, database: null, stateKey: null, keepQuestionsDays: 30 };
  const faults: unknown[] = [];
  const state = openState(settings, (error) => faults.push(error));
  let runs = 0;
  const app: WebApp = {
    ...quickApp(join(folder, 'seeds'), openPageState ?? (async () => state)),
    explain: nothing,
    reindexing: createReindexing({
      child: {
        index: () => {
          runs += 1;
          return nothing();
        },
        rollBack: nothing,
      },
      indexHere: nothing,
    }),
  };
  const routes = await createRoutes({
    app,
    keepQuestionsDays: 30,
    startedAt: Date.now(),
    onFault: (fault) => faults.push(fault),
  });
  const server: ServerType = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    routes: routes.routes,
    state,
    faults,
    runs: () => runs,
    get: (path, headers = {}) => fetch(`${address}${path}`, { headers, redirect: 'manual' }),
    post: (path, fields, headers = {}) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: address, ...headers },
        redirect: 'manual',
      }),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await state.close();
      await rm(folder, { recursive: true });
    },
  };
}
