import { readdir } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { formatOf } from '../articles/scan.ts';
import { guarded } from './seeds-files.ts';

/** Ids of the files in a folder and those below, without reading them. */
export async function idsOfFiles(folder: string): Promise<string[]> {
  return (await sourceFiles(folder)).map(idOf);
}

/** Whether a source can be in a folder, by the names of its files: a `.jsonl` file can hold any. */
export async function mayHold(folder: string, id: string): Promise<boolean> {
  const files = await sourceFiles(folder);
  return files.some((path) => idOf(path) === id || formatOf(basename(path)) === 'jsonl');
}

async function sourceFiles(folder: string): Promise<string[]> {
  const paths = await guarded(folder, () => readdir(folder, { recursive: true }));
  return paths.filter((path) => formatOf(basename(path)) !== undefined);
}

const idOf = (path: string): string => basename(path, extname(path));
