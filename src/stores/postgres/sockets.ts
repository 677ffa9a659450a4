import { Socket } from 'node:net';

/** The sockets of a database's connections. A server that says nothing never closes its side of them. */
export interface Sockets {
  /** One that is not connected yet. */
  open(): Socket;
  /** Resolves when all are closed; those that are not after this time are destroyed. */
  close(maxMs: number): Promise<void>;
}

/** Resolves when the socket is closed, which it is after this time at the latest. */
export function closed(socket: Socket, maxMs: number): Promise<void> {
  if (socket.closed) return Promise.resolve();
  // One that nobody has connected, either.
  if (socket.pending && !socket.connecting) socket.destroy();
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.destroy(), maxMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export function createSockets(): Sockets {
  const open = new Set<Socket>();
  return {
    open() {
      const socket = new Socket();
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      return socket;
    },
    async close(maxMs) {
      await Promise.all(Array.from(open, (socket) => closed(socket, maxMs)));
    },
  };
}
