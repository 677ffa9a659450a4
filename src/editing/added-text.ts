import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceProblem } from '../articles/errors.ts';
import type { Overlay } from '../articles/overlay.ts';
import { sourceFromBytes } from '../articles/read-source.ts';
import { formatOf } from '../articles/scan.ts';
import { hasCode } from '../error-codes.ts';

/**
 * The text of a source that was added here, as it will be indexed.
 *
 * @returns null for one that was not, whose file is gone, or that is no text
 */
export async function addedText(seedsDirectory: string, { id, changes }: Overlay): Promise<string | null> {
  const file = changes.find(({ did }) => did === 'added')?.file;
  const format = file === undefined ? undefined : formatOf(file);
  if (file === undefined || format === undefined || format === 'jsonl') return null;
  try {
    return sourceFromBytes(await readFile(join(seedsDirectory, file)), { id, file, format }).raw;
  } catch (error) {
    if (error instanceof SourceProblem || hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
