import type { RawSource, Rejection } from '../domain.ts';
import { contentHash } from './content-hash.ts';

/** One thing that a scan of the seeds comes upon. */
export type ScanItem = { readonly source: RawSource } | { readonly rejection: Rejection };

/** Reads the seeds from the beginning; called twice in a run. */
export type Scan = () => AsyncIterable<ScanItem>;

/** What a first look at the seeds tells; of texts only hashes and lengths are kept. */
export interface Survey {
  readonly sources: ReadonlyMap<string, { readonly contentHash: string; readonly chars: number }>;
  readonly rejections: readonly Rejection[];
  readonly rejectedIds: ReadonlySet<string>;
}

const reasonFor = (id: string, other: string): string =>
  `The id "${id}" is also that of ${other}. Rename one of the two.`;

/** Looks at every source. Of several with one id none is taken: nobody could tell which is meant. */
export async function surveySources(scan: Scan, onSource: (count: number) => void): Promise<Survey> {
  const sources = new Map<string, { contentHash: string; chars: number }>();
  const files = new Map<string, string>();
  const rejections: Rejection[] = [];
  const duplicates = new Set<string>();
  let count = 0;
  for await (const item of scan()) {
    onSource((count += 1));
    if ('rejection' in item) {
      rejections.push(item.rejection);
      continue;
    }
    const { id, file, raw } = item.source;
    const first = files.get(id);
    if (first === undefined) {
      files.set(id, file);
      sources.set(id, { contentHash: contentHash(item.source), chars: raw.length });
      continue;
    }
    if (!duplicates.has(id)) rejections.push({ file: first, id, reason: reasonFor(id, file) });
    rejections.push({ file, id, reason: reasonFor(id, first) });
    duplicates.add(id);
    sources.delete(id);
  }
  const ids = rejections.map((rejection) => rejection.id).filter((id) => id !== undefined);
  return { sources, rejections, rejectedIds: new Set(ids) };
}
