import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawSource } from '../domain.ts';
import { hasCode } from '../error-codes.ts';
import { SeedsFolderError, SourceProblem } from './errors.ts';
import {
  type DetailChanges,
  type Overlay,
  OVERLAY_ENDING,
  overlayFileName,
  OVERLAYS_FOLDER,
  parseOverlay,
} from './overlay.ts';
import { reasonOf, type Scanned } from './reasons.ts';

/** What moderators changed about the sources of a seeds folder. */
export interface Overlays {
  readonly byId: ReadonlyMap<string, Overlay>;
  /** File name -> why it cannot be used. */
  readonly damaged: ReadonlyMap<string, string>;
}

/**
 * Reads what moderators changed about the sources in a seeds folder.
 *
 * @throws SeedsFolderError when it cannot be read: without it what was removed would come back
 */
export async function readOverlays(seedsDirectory: string): Promise<Overlays> {
  const folder = join(seedsDirectory, OVERLAYS_FOLDER);
  const byId = new Map<string, Overlay>();
  const damaged = new Map<string, string>();
  for (const name of await namesIn(folder)) {
    try {
      const overlay = parseOverlay(await readFile(join(folder, name), 'utf8'));
      const expected = overlayFileName(overlay.id);
      if (name !== expected) {
        throw new SourceProblem(
          `It is about ${overlay.id}, so its name should be ${expected}.`,
          'Rename it, or remove it.',
        );
      }
      byId.set(overlay.id, overlay);
    } catch (error) {
      damaged.set(name, reasonOf(error));
    }
  }
  return { byId, damaged };
}

/**
 * What becomes of a scanned source by what moderators changed: nothing where it was removed, and a
 * rejection, which keeps what is indexed of it, where that cannot be read.
 */
export function laidOver(scanned: Scanned, { byId, damaged }: Overlays): Scanned | null {
  const { id, file } = 'source' in scanned ? scanned.source : scanned.rejection;
  if (id === undefined) return withRemoved(scanned, byId);
  const problem = damaged.size === 0 ? undefined : damaged.get(overlayFileName(id));
  if (problem !== undefined) {
    const reason = `What moderators changed about it cannot be read (${OVERLAYS_FOLDER}/${overlayFileName(id)}). ${problem}`;
    return { rejection: { file, id, reason } };
  }
  const overlay = byId.get(id);
  if (overlay?.isRemoved === true) return null;
  return overlay !== undefined && 'source' in scanned
    ? { source: { ...scanned.source, given: withChanges(scanned.source.given, overlay.details) } }
    : scanned;
}

/** What moderators removed is gone, also where it is not known where it was. */
function withRemoved(scanned: Scanned, byId: Overlays['byId']): Scanned {
  if (!('rejection' in scanned) || scanned.rejection.hides === undefined) return scanned;
  const removed = [...byId.values()].filter(({ isRemoved }) => isRemoved).map(({ id }) => id);
  return { rejection: { ...scanned.rejection, hides: { removed: new Set(removed) } } };
}

/** Files of changes that cannot be used. */
export function damagedOverlays({ damaged }: Overlays): Scanned[] {
  return [...damaged].map(([name, reason]) => ({
    rejection: { file: `${OVERLAYS_FOLDER}/${name}`, reason },
  }));
}

/** What a source says of itself, under what moderators say of it. */
export function withChanges(
  given: RawSource['given'],
  { title, ...others }: DetailChanges,
): RawSource['given'] {
  return { ...given, ...others, ...(title === undefined || title === null ? {} : { title }) };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith(OVERLAY_ENDING) && !name.startsWith('.')).toSorted();
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return [];
    throw new SeedsFolderError(folder, cause);
  }
}
