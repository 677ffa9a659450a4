import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';

const SSL_REQUEST = 80_877_103;
const STARTUP = 196_608;
/** Query, Sync and Terminate end what a client sends before it waits for an answer. */
const ENDS = new Set(['Q', 'S', 'X'].map((letter) => letter.charCodeAt(0)));

/** Whole messages at the beginning of `bytes`, and what is left. */
export function takeBatch(bytes: Buffer): { batch: Buffer; rest: Buffer } | null {
  for (let at = 0; at + 5 <= bytes.length;) {
    const isUntyped = at === 0 && bytes.length >= 8 && bytes.readInt32BE(4) === STARTUP;
    const end = isUntyped ? bytes.readInt32BE(0) : at + 1 + bytes.readInt32BE(at + 1);
    if (bytes.length < end) return null;
    if (isUntyped || ENDS.has(bytes[at]!))
      return { batch: bytes.subarray(0, end), rest: bytes.subarray(end) };
    at = end;
  }
  return null;
}

export interface PgliteServer {
  readonly db: PGlite;
  readonly url: string;
  /** Cuts all connections, as a server that goes down. */
  cut(): void;
  /** Leaves everything unanswered until it is told to go on. */
  stall(isStalled: boolean): void;
  /** While it is down, nobody can connect. */
  setDown(isDown: boolean): Promise<void>;
  close(): Promise<void>;
}

const extensions = { vector };
/** Of the first database, before anything is in it: to make one takes four times as long as to copy one. */
let emptyCluster: Promise<File | Blob> | undefined;

async function createDatabase(): Promise<PGlite> {
  if (emptyCluster !== undefined) return PGlite.create({ extensions, loadDataDir: await emptyCluster });
  const first = PGlite.create({ extensions });
  emptyCluster = first.then((db) => db.dumpDataDir('none'));
  await emptyCluster;
  return first;
}

/**
 * PostgreSQL in this process, behind a real socket. It has one session: connections take turns, batch by
 * batch, and one that has begun a transaction goes on alone until its end.
 */
export async function startPglite(options?: PGliteOptions): Promise<PgliteServer> {
  const db = await (options === undefined ? createDatabase() : PGlite.create(options));
  const waiting: { socket: Socket; batch: Buffer }[] = [];
  let owner: Socket | null = null;
  let isBusy = false;
  let isStalled = false;
  const sockets = new Set<Socket>();

  async function work(): Promise<void> {
    if (isBusy || isStalled) return;
    isBusy = true;
    for (;;) {
      const index = waiting.findIndex(({ socket }) => owner === null || socket === owner);
      const [next] = index < 0 ? [] : waiting.splice(index, 1);
      if (!next) break;
      const { socket, batch } = next;
      await db.runExclusive(() =>
        db.execProtocolRawStream(new Uint8Array(batch), {
          onRawData: (data) => void socket.write(Buffer.from(data)),
        }),
      );
      owner = db.isInTransaction() ? socket : null;
    }
    isBusy = false;
  }

  const server = createServer((socket) => {
    let bytes: Buffer = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      // What a client that has gone still wanted is not begun.
      for (let at = waiting.length - 1; at >= 0; at -= 1) {
        if (waiting[at]?.socket === socket) waiting.splice(at, 1);
      }
      if (owner !== socket) return;
      owner = null;
      void db.exec('ROLLBACK').then(work);
    });
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length >= 8 && bytes.readInt32BE(4) === SSL_REQUEST) {
        bytes = bytes.subarray(8);
        socket.write('N');
      }
      for (let taken = takeBatch(bytes); taken !== null; taken = takeBatch(bytes)) {
        bytes = taken.rest;
        if (taken.batch[0] === 'X'.charCodeAt(0)) socket.end();
        else waiting.push({ socket, batch: taken.batch });
      }
      void work();
    });
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  const shut = (): Promise<unknown> =>
    new Promise((resolve) => {
      server.close(resolve);
    });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    db,
    url: `postgres://postgres:secret@127.0.0.1:${port}/postgres`,
    cut,
    stall(wanted) {
      isStalled = wanted;
      void work();
    },
    async setDown(isDown) {
      if (!isDown) return listen(port);
      const closed = shut();
      cut();
      await closed;
    },
    async close() {
      const closed = shut();
      cut();
      await closed;
      await db.close();
    },
  };
}
