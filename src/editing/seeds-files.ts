import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { type Overlay, overlayFileName, overlayRecord, OVERLAYS_FOLDER } from '../articles/overlay.ts';
import { SeedsFolderError } from '../articles/errors.ts';
import { hasCode } from '../error-codes.ts';
import { whyNotWritable } from '../files/not-writable.ts';
import { SeedsNotWritableError } from './errors.ts';

const TEMPORARY = '.tmp';
const NOTE = `# What was done to this source. Its text is never changed; \`verbatim source\` writes this file.\n`;

/** Writes what was done to a source. @throws SeedsNotWritableError */
export function writeOverlay(seedsDirectory: string, overlay: Overlay): Promise<void> {
  const text = NOTE + stringify(overlayRecord(overlay), { lineWidth: 0 });
  return replaceNote(seedsDirectory, overlayFileName(overlay.id), text);
}

/**
 * Writes a file into the folder of what people decided about the seeds, all of it or nothing: under another
 * name first, then flushed, then renamed. The folder has been prepared.
 *
 * @throws SeedsNotWritableError
 */
export async function replaceNote(seedsDirectory: string, name: string, text: string): Promise<void> {
  await guarded(seedsDirectory, async () => {
    const temporary = await writeTemporary(seedsDirectory, Buffer.from(text, 'utf8'));
    await rename(temporary, join(dirname(temporary), name));
    await flushFolder(dirname(temporary));
  });
}

/**
 * Writes a new file into the seeds folder, all of it or nothing, and never over another one.
 *
 * @returns false when a file of this name is there
 * @throws SeedsNotWritableError
 */
export async function writeNewFile(
  seedsDirectory: string,
  name: string,
  bytes: Uint8Array,
): Promise<boolean> {
  return guarded(seedsDirectory, async () => {
    const temporary = await writeTemporary(seedsDirectory, bytes);
    try {
      // Unlike renaming, a link never takes the place of another file.
      await link(temporary, join(seedsDirectory, name));
      await flushFolder(seedsDirectory);
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

/** Takes back what was noted of a source that came to nothing. */
export function removeOverlay(seedsDirectory: string, id: string): Promise<void> {
  return rm(join(seedsDirectory, OVERLAYS_FOLDER, overlayFileName(id)), { force: true });
}

/**
 * Makes the folder of changes, where there is none yet.
 *
 * @throws SeedsFolderError when there is no folder of articles; SeedsNotWritableError
 */
export async function prepareFolder(seedsDirectory: string): Promise<void> {
  await guarded(seedsDirectory, async () => {
    try {
      await mkdir(join(seedsDirectory, OVERLAYS_FOLDER));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) throw new SeedsFolderError(seedsDirectory, error);
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  });
}

/** Clears the folder of changes of what a killed process left half-written; only while nobody else writes. */
export async function removeTemporaries(seedsDirectory: string): Promise<void> {
  const folder = join(seedsDirectory, OVERLAYS_FOLDER);
  for (const name of await readdir(folder)) {
    if (name.endsWith(TEMPORARY)) await rm(join(folder, name), { force: true });
  }
}

/** Runs `work`; a folder that cannot be written to comes out as an error a person can act on. */
export async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const why = whyNotWritable(cause);
    throw why === null ? cause : new SeedsNotWritableError(folder, why, { cause });
  }
}

async function writeTemporary(seedsDirectory: string, bytes: Uint8Array): Promise<string> {
  const path = join(seedsDirectory, OVERLAYS_FOLDER, `${randomUUID()}${TEMPORARY}`);
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return path;
}

/** A new name is safe once its folder is flushed; systems that cannot do that need not. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
