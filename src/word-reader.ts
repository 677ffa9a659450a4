import { parentPort, workerData } from 'node:worker_threads';
import type { Postings } from './stores/sqlite/postings.ts';
import type { SqliteSnapshot } from './stores/sqlite/snapshot.ts';
import type { Stems } from './stores/sqlite/words.ts';
import { createSqliteStore } from './stores/sqlite.ts';
import type { WordCalls, WordThreadOptions } from './stores/word-calls.ts';
import type { Reply, Request } from './thread.ts';

/** Entry of the thread that looks up the words of a large index. */
const port = parentPort!;
const { directory } = workerData as WordThreadOptions;
const store = createSqliteStore({ directory });
const snapshots = new Map<number, Promise<SqliteSnapshot>>();

port.on('message', (request: Request<WordCalls>) => void answer(request));

async function answer(request: Request<WordCalls>): Promise<void> {
  try {
    const result = await perform(request);
    send({ id: request.id, result }, buffersOf(request, result));
  } catch (error) {
    // The one that asks looks it up itself, and has the error as it is.
    send({ id: request.id, error: String(error) });
  }
  if (request.name === 'close') port.close();
}

/** @param transferred given away, not copied */
function send(reply: Reply<WordCalls>, transferred: readonly ArrayBuffer[] = []): void {
  port.postMessage(reply, transferred);
}

/** Of what was read for this request alone. */
function buffersOf(request: Request<WordCalls>, result: unknown): ArrayBuffer[] {
  const name = request.name === 'read' ? request.args[1] : null;
  if (name === 'stems') return [(result as Stems).passages.buffer];
  if (name !== 'postings') return [];
  return (result as Postings[]).flatMap((each) => [
    each.at.buffer,
    'scores' in each ? each.scores.buffer : each.times.buffer,
  ]);
}

async function perform(request: Request<WordCalls>): Promise<WordCalls[keyof WordCalls]['result']> {
  switch (request.name) {
    case 'open': {
      const [snapshot, fingerprint] = request.args;
      const opening = openSame(fingerprint);
      snapshots.set(snapshot, opening);
      await opening;
      return null;
    }
    case 'read': {
      const [snapshot, name, args] = request.args;
      const opened = await snapshots.get(snapshot);
      if (opened === undefined) throw new Error('There is no such snapshot.');
      const reads = { ...opened, ...opened.words };
      return (reads[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
    }
    case 'release':
      await release(request.args[0]);
      return null;
    case 'close':
      await Promise.all([...snapshots.keys()].map(release));
      await store.close();
      return null;
  }
}

/** A generation that is current no more would have to be put into full text anew. */
async function openSame(fingerprint: string): Promise<SqliteSnapshot> {
  const opened = await store.openSnapshot();
  if (opened.fingerprint === fingerprint) return opened;
  opened.close();
  throw new Error('Another generation is current.');
}

async function release(snapshot: number): Promise<void> {
  const opening = snapshots.get(snapshot);
  snapshots.delete(snapshot);
  const opened = await opening?.catch(() => undefined);
  opened?.close();
}
