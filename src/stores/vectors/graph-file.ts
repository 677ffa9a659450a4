import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRIVATE_FILE } from '../../files/private-modes.ts';
import { createEmptyGraph, type Graph } from './graph.ts';

/** Which generation's graph a file must be. */
export interface GraphKey {
  readonly directory: string;
  readonly generation: number;
  /** Random, made when the generation was committed: no other index has it. */
  readonly fingerprint: string;
  readonly dimension: number;
  /** Vectors that are not marked as deleted. */
  readonly count: number;
}

/** What is known of a graph file; all of it is checked before the native library sees the file. */
interface Manifest {
  readonly format: typeof FORMAT;
  readonly space: 'ip';
  readonly fingerprint: string;
  readonly dimension: number;
  readonly count: number;
  readonly deleted: number;
  readonly bytes: number;
  readonly sha256: string;
}

const FORMAT = 1;
const FILE_NAME = /^graph-(\d+)\.(?:hnsw|json)$/u;
const TEMPORARY_NAME = /^graph-.*\.tmp$/u;

const graphPath = ({ directory, generation }: GraphKey): string =>
  join(directory, `graph-${generation}.hnsw`);
const manifestPath = ({ directory, generation }: GraphKey): string =>
  join(directory, `graph-${generation}.json`);

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1_048_576 });
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

async function readManifest(key: GraphKey): Promise<Manifest | null> {
  const manifest: Manifest | null = JSON.parse(await readFile(manifestPath(key), 'utf8'));
  const isRight =
    manifest?.format === FORMAT &&
    manifest.space === 'ip' &&
    manifest.fingerprint === key.fingerprint &&
    manifest.dimension === key.dimension &&
    manifest.count === key.count &&
    Number.isInteger(manifest.deleted);
  return isRight ? manifest : null;
}

/** The graph of this generation as cached, or null when there is none that can be trusted. */
export async function loadGraph(key: GraphKey): Promise<Graph | null> {
  try {
    const manifest = await readManifest(key);
    const path = graphPath(key);
    if (!manifest || (await stat(path)).size !== manifest.bytes) return null;
    if ((await hashFile(path)) !== manifest.sha256) return null;
    const native = createEmptyGraph(key.dimension);
    await native.readIndex(path);
    const isComplete = native.getCurrentCount() === manifest.count + manifest.deleted;
    return isComplete ? { native, deleted: manifest.deleted } : null;
  } catch {
    // Missing or unreadable: it is a cache, and can be built again.
    return null;
  }
}

/**
 * Whether a file just written is whole: the library reports success on a full disk, too.
 * Layout (hnswlib's saveIndex): a header of 96 bytes, a block of fixed size per vector, then for
 * each vector the byte length of its upper links and these links.
 */
async function isWhole(path: string, vectors: number): Promise<boolean> {
  const headerBytes = 96;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const header = Buffer.alloc(headerBytes);
    await file.read(header, 0, headerBytes, 0);
    const [count, vectorBytes] = [Number(header.readBigUInt64LE(16)), Number(header.readBigUInt64LE(24))];
    const tailStart = headerBytes + count * vectorBytes;
    if (count !== vectors || tailStart > size) return false;
    const tail = Buffer.alloc(size - tailStart);
    await file.read(tail, 0, tail.length, tailStart);
    let at = 0;
    for (let i = 0; i < count; i += 1) {
      if (at + 4 > tail.length) return false;
      at += 4 + tail.readUInt32LE(at);
    }
    return at === tail.length;
  } finally {
    await file.close();
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Caches a graph: both files are written under other names, checked and flushed before they take
 * their own. Killed in between, the manifest does not fit the graph and the graph is built again.
 * @throws when the folder cannot be written, or the disk is full
 */
export async function saveGraph(key: GraphKey, { native, deleted }: Graph): Promise<void> {
  const temporary = join(key.directory, `graph-${key.generation}-${randomUUID()}.tmp`);
  try {
    // Created here for its permissions; the library opens it again.
    await writeFile(temporary, '', { mode: PRIVATE_FILE });
    await native.writeIndex(temporary);
    if (!(await isWhole(temporary, native.getCurrentCount()))) {
      throw Object.assign(new Error('The graph file was not written completely.'), { code: 'ENOSPC' });
    }
    // Writing it to the disk and reading it from memory keep no one from each other.
    const [sha256] = await Promise.all([hashFile(temporary), flush(temporary)]);
    const manifest: Manifest = {
      format: FORMAT,
      space: 'ip',
      fingerprint: key.fingerprint,
      dimension: key.dimension,
      count: key.count,
      deleted,
      bytes: (await stat(temporary)).size,
      sha256,
    };
    await rename(temporary, graphPath(key));
    await writeFile(temporary, `${JSON.stringify(manifest)}\n`, { mode: PRIVATE_FILE, flush: true });
    await rename(temporary, manifestPath(key));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Removes the graphs of generations that are gone, and what a killed process left half-written. */
export async function removeStaleGraphs(directory: string, kept: ReadonlySet<number>): Promise<void> {
  for (const name of await readdir(directory)) {
    const generation = FILE_NAME.exec(name)?.[1];
    const isStale = generation !== undefined && !kept.has(Number(generation));
    if (isStale || TEMPORARY_NAME.test(name)) await rm(join(directory, name), { force: true });
  }
}
