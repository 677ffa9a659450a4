import { findDuplicates } from '../articles/duplicates.ts';
import type { Scanned } from '../articles/reasons.ts';
import type { Rejection } from '../domain.ts';
import { contentHash } from './content-hash.ts';

/**
 * Reads the seeds from the beginning; called twice in a run, the second time for what changed, and once more
 * if that is not where it was.
 *
 * @param places files, or lines of files, without which no source is wanted; others may come, too
 */
export type Scan = (places?: ReadonlySet<string>) => AsyncIterable<Scanned>;

/** What a first look at the seeds tells; of texts only hashes and lengths are kept. */
export interface Survey {
  readonly sources: ReadonlyMap<
    string,
    {
      readonly file: string;
      readonly contentHash: string;
      readonly chars: number;
      readonly words: number;
    }
  >;
  readonly rejections: readonly Rejection[];
  readonly rejectedIds: ReadonlySet<string>;
}

/** Looks at every source. Of several with one id none is taken: nobody could tell which is meant. */
export async function surveySources(scan: Scan, onSource: (count: number) => void): Promise<Survey> {
  const sources = new Map<string, { file: string; contentHash: string; chars: number; words: number }>();
  const places: { id: string; file: string }[] = [];
  const rejections: Rejection[] = [];
  let count = 0;
  for await (const item of scan()) {
    onSource((count += 1));
    if ('rejection' in item) {
      rejections.push(item.rejection);
    } else {
      const { id, file, raw } = item.source;
      places.push({ id, file });
      sources.set(id, {
        file,
        contentHash: contentHash(item.source),
        chars: raw.length,
        words: countWords(raw),
      });
    }
  }
  const duplicates = findDuplicates(places);
  for (const { id } of duplicates) if (id !== undefined) sources.delete(id);
  rejections.push(...duplicates);
  const ids = rejections.map((rejection) => rejection.id).filter((id) => id !== undefined);
  return { sources, rejections, rejectedIds: new Set(ids) };
}

/** All that `\s` finds. */
const SPACES =
  '\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF';

/** For each UTF-16 code unit 1 if it is white space. */
const IS_SPACE = new Uint8Array(65_536);
for (const space of SPACES) IS_SPACE[space.charCodeAt(0)] = 1;

/** Counts runs without white space, without making them: of 100,000 articles that took a second. */
export function countWords(text: string): number {
  let count = 0;
  let before = 1;
  for (let index = 0; index < text.length; index += 1) {
    const space = IS_SPACE[text.charCodeAt(index)]!;
    // A word begins where white space ends.
    count += before & ~space;
    before = space;
  }
  return count;
}
