import { countSpacedWords } from '../stores/spaced-words.ts';
import { findDuplicates } from '../articles/duplicates.ts';
import type { Scanned } from '../articles/reasons.ts';
import type { HiddenSources, Rejection } from '../domain.ts';
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
  /** null where all files and folders could be read. */
  readonly hidden: HiddenSources | null;
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
        words: countSpacedWords(raw),
      });
    }
  }
  const duplicates = findDuplicates(places);
  for (const { id } of duplicates) if (id !== undefined) sources.delete(id);
  rejections.push(...duplicates);
  const ids = rejections.map((rejection) => rejection.id).filter((id) => id !== undefined);
  const hidden = rejections.find((rejection) => rejection.hides !== undefined)?.hides ?? null;
  return { sources, rejections, rejectedIds: new Set(ids), hidden };
}
