import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawSource, Rejection } from '../domain.ts';
import { hasCode } from '../error-codes.ts';
import { SeedsFolderError } from './errors.ts';
import { readJsonl } from './jsonl.ts';
import { damagedOverlays, laidOver, readOverlays } from './overlays.ts';
import { checkBytes, sourceFromBytes } from './read-source.ts';
import { hidingRejection, reasonOf, type Scanned } from './reasons.ts';

export interface ScanOptions {
  /** Larger files, and larger lines of a JSONL file, are rejected. */
  readonly maxBytes: number;
  /** Read no others but these: files, and lines of JSONL files (`file:number`). Default: all. */
  readonly places?: ReadonlySet<string>;
}

interface ScanPlan extends ScanOptions {
  /** Those that the places are in. */
  readonly files?: ReadonlySet<string>;
}

const FORMATS: ReadonlyMap<string, RawSource['format']> = new Map([
  ['.txt', 'text'],
  ['.md', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.jsonl', 'jsonl'],
]);

/** A note for people about the folder, not an article. */
const README = /^readme(?:\.md|\.txt)$/iu;

function endingOf(name: string): string {
  return /\.[^.]+$/u.exec(name)?.[0] ?? '';
}

function idOf(name: string): string {
  return name.slice(0, name.length - endingOf(name).length);
}

/** What a file is by its name; undefined for one that is no source. */
export function formatOf(name: string): RawSource['format'] | undefined {
  return README.test(name) ? undefined : FORMATS.get(endingOf(name).toLowerCase());
}

interface FoundFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

async function readSource(
  { path, size }: FoundFile,
  place: Pick<RawSource, 'id' | 'file' | 'format'>,
  maxBytes: number,
): Promise<RawSource> {
  checkBytes(size, maxBytes);
  return sourceFromBytes(await readFile(path), place);
}

async function* scanFile(
  found: FoundFile,
  file: string,
  name: string,
  { maxBytes, places, files }: ScanPlan,
): AsyncGenerator<readonly Scanned[]> {
  const format = formatOf(name);
  if (format === undefined) {
    return;
  }
  if (format === 'jsonl') {
    if (files !== undefined && !files.has(file)) return;
    yield* readJsonl(found.path, file, { maxBytes, ...(places ? { places } : {}) });
    return;
  }
  if (places !== undefined && !places.has(file)) {
    return;
  }
  const id = idOf(name);
  try {
    yield [{ source: await readSource(found, { id, file, format }, maxBytes) }];
  } catch (error) {
    yield [{ rejection: { file, id, reason: reasonOf(error) } }];
  }
}

/** The files that places are in: themselves, or those that they are lines of. */
function filesOf(places: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(Array.from(places, (place) => place.replace(/:\d+$/u, '')));
}

/** A link that leads nowhere. */
function isBrokenLink(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ELOOP');
}

/**
 * What becomes of a file or folder that cannot be opened: null where it is passed over, as a broken link with
 * the ending of another kind of file is.
 */
function rejectionOf(error: unknown, file: string, name: string, isFolder: boolean): Rejection | null {
  const format = formatOf(name);
  const reason = reasonOf(error);
  // A link without an ending may be one to a folder.
  const mayBeFolder = format === undefined && endingOf(name) === '';
  if (isFolder || format === 'jsonl' || mayBeFolder) {
    return hidingRejection(file, reason);
  }
  if (format !== undefined) return { file, id: idOf(name), reason };
  return isBrokenLink(error) ? null : { file, reason };
}

/** At the root of a volume, and nobody's but root's. */
const SYSTEM_FOLDER = 'lost+found';

/** Names in a folder, in the order of their code units, the same on every system. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => !name.startsWith('.') && name !== SYSTEM_FOLDER)
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

async function* scanFolder(
  folder: string,
  prefix: string,
  names: readonly string[],
  visited: Set<string>,
  options: ScanPlan,
): AsyncGenerator<readonly Scanned[]> {
  for (const name of names) {
    const path = join(folder, name);
    const file = `${prefix}${name}`;
    let isFolder = false;
    try {
      const stats = await stat(path);
      isFolder = stats.isDirectory();
      if (isFolder) {
        // A link to a folder above, or to one already read, would go round for ever.
        const real = await realpath(path);
        if (!visited.has(real)) {
          visited.add(real);
          yield* scanFolder(path, `${file}/`, await namesIn(path), visited, options);
        }
      } else if (stats.isFile()) {
        yield* scanFile({ path, size: stats.size }, file, name, options);
      }
    } catch (error) {
      const rejection = rejectionOf(error, file, name, isFolder);
      if (rejection !== null) yield [{ rejection }];
    }
  }
}

/**
 * Reads the articles of a folder and its subfolders in a fixed order, one after another, so that
 * memory holds one source, or one piece of a JSONL file, at a time. Files of other kinds, dotfiles and READMEs are passed over;
 * what cannot be read is yielded as a rejection. A source's id is its file's name without the
 * ending. What moderators changed is laid over each source, and what they removed is left out.
 * Throws a SeedsFolderError if the folder itself, or what moderators changed, cannot be read.
 */
export async function* scanSeeds(dir: string, options: ScanOptions): AsyncGenerator<Scanned> {
  let names: string[];
  let real: string;
  try {
    names = await namesIn(dir);
    real = await realpath(dir);
  } catch (cause) {
    throw new SeedsFolderError(dir, cause);
  }
  const overlays = await readOverlays(dir);
  const plan = { ...options, ...(options.places ? { files: filesOf(options.places) } : {}) };
  for await (const together of scanFolder(dir, '', names, new Set([real]), plan)) {
    for (const scanned of together) {
      const changed = laidOver(scanned, overlays);
      if (changed !== null) yield changed;
    }
  }
  yield* damagedOverlays(overlays);
}
