import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { takeBatch } from './pglite-server.ts';

export interface CuttingProxy {
  readonly url: string;
  /** Queries that came so far. */
  asked(): number;
  close(): Promise<void>;
}

const QUERIES = new Set(['Q', 'P', 'B'].map((letter) => letter.charCodeAt(0)));

/** `gone`: all connections are cut, and nobody can connect any more. `slow`: this one query is stopped. */
export type Fault = 'gone' | 'slow';

/** What a server says when it stops a query. */
function queryCanceled(): Buffer {
  const fields = Buffer.from('SERROR\0C57014\0Mcanceling statement due to statement timeout\0\0');
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields, Buffer.from([0x5a, 0, 0, 0, 5, 0x49])]);
}

/** Stands before a database, passes so many queries on, and fails with the next. */
export async function startCuttingProxy(url: string, queries: number, fault: Fault): Promise<CuttingProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let asked = 0;

  const server = createServer((socket) => {
    const upstream = connect(Number(target.port), target.hostname);
    let bytes: Buffer = Buffer.alloc(0);
    for (const each of [socket, upstream]) {
      sockets.add(each);
      each.on('error', () => {});
      each.on('close', () => {
        socket.destroy();
        upstream.destroy();
      });
    }
    upstream.on('data', (chunk) => void socket.write(chunk));
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let taken = takeBatch(bytes); taken !== null; taken = takeBatch(bytes)) {
        bytes = taken.rest;
        const isQuery = QUERIES.has(taken.batch[0]!);
        if (isQuery) asked += 1;
        if (fault === 'gone' && asked > queries) return goDown();
        if (fault === 'slow' && isQuery && asked === queries + 1) socket.write(queryCanceled());
        else upstream.write(taken.batch);
      }
    });
  });

  function goDown(): void {
    server.close();
    for (const socket of sockets) socket.destroy();
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const here = new URL(url);
  here.port = String((server.address() as AddressInfo).port);
  return {
    url: here.href,
    asked: () => asked,
    async close() {
      goDown();
    },
  };
}
