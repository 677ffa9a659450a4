import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AddressPolicy } from '../../src/fetching/address-policy.ts';

/** A web server on a local port, and a policy that lets tests ask it. */
export interface WebServer {
  readonly url: string;
  readonly port: number;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** The user agents that asked. */
  readonly agents: Set<string>;
  readonly policy: AddressPolicy;
  close(): Promise<void>;
}

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** @param serve answers everything; what it leaves open stays open */
export async function startWebServer(serve: Serve): Promise<WebServer> {
  const asked: string[] = [];
  const agents = new Set<string>();
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    agents.add(request.headers['user-agent'] ?? '');
    serve(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    agents,
    policy: {
      protocols: ['http:'],
      ports: [port],
      hosts: null,
      isAddressAllowed: (address) => address === '127.0.0.1',
      resolve: async () => ['127.0.0.1'],
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
