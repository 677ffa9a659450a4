import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSockets } from '../../../src/stores/postgres/sockets.ts';

let server: Server;

beforeEach(async () => {
  // It never closes its side by itself, as a process that was stopped.
  server = createServer({ allowHalfOpen: true }, (socket) => socket.on('error', () => {}).resume());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

const connect = async (sockets: ReturnType<typeof createSockets>) => {
  const socket = sockets.open().connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
};

describe('sockets', () => {
  it('of a server that says nothing are destroyed in the end', async () => {
    const sockets = createSockets();
    const socket = await connect(sockets);
    socket.end();
    await sockets.close(100);
    expect(socket.destroyed).toBe(true);
  });

  it('that are closed, or were never used, are not waited for', async () => {
    const sockets = createSockets();
    (await connect(sockets)).destroy();
    const unused = sockets.open();
    await sockets.close(60_000);
    expect(unused.destroyed).toBe(true);
  });
});
