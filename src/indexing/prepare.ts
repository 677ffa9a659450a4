import type { Article, CutArticle, RawSource, Rejection } from '../domain.ts';
import { VerbatimError } from '../errors.ts';
import type { GenerationBuild, SourceContent, StoredVersion } from '../stores/store.ts';
import { contentHash } from './content-hash.ts';
import type { Scan } from './survey.ts';

/** The stages between a source and its texts. */
export interface Cutter {
  readonly recognise: (source: RawSource) => Article;
  readonly cut: (article: Article) => CutArticle;
}

/** A changed source, as far as it gets without a model. */
export type Prepared =
  | { readonly kind: 'staged'; readonly id: string; readonly version: number }
  | { readonly kind: 'cut'; readonly id: string; readonly contentHash: string; readonly cut: CutArticle }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

function reasonOf(error: unknown): string {
  if (error instanceof VerbatimError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? error.message : String(error);
}

/** Why a source is gone that was to be kept. */
const LOST =
  'What was stored of it is damaged, so it was taken out of the index. Correct its file and index again, with `--full` where a rollback holds it back.';

/** What is made of one source; whatever goes wrong becomes its rejection. */
function prepareCut(
  { id, file }: Pick<RawSource, 'id' | 'file'>,
  hash: string,
  make: () => CutArticle,
): Prepared {
  try {
    const result = make();
    return result.passages.length > 0
      ? { kind: 'cut', id, contentHash: hash, cut: result }
      : { kind: 'rejected', rejection: { file, id, reason: 'No article text was found in it.' } };
  } catch (error) {
    return { kind: 'rejected', rejection: { file, id, reason: reasonOf(error) } };
  }
}

/** One source, unless its content is known. */
function prepareSource(source: RawSource, staged: ReadonlyMap<string, number>, cutter: Cutter): Prepared {
  const hash = contentHash(source);
  const version = staged.get(hash);
  return version === undefined
    ? prepareCut(source, hash, () => cutter.cut(cutter.recognise(source)))
    : { kind: 'staged', id: source.id, version };
}

/**
 * Reads the seeds once more and prepares the sources with these ids, as they are now: a file that
 * changed since the first look is taken as changed.
 *
 * @param changed id -> the file it was found in
 * @param staged content hash -> version, for what need not be done again
 */
export async function* prepareSources(
  scan: Scan,
  changed: ReadonlyMap<string, string>,
  staged: ReadonlyMap<string, number>,
  cutter: Cutter,
): AsyncGenerator<Prepared> {
  const wanted = new Set(changed.keys());
  // What has moved since the first look is found by looking everywhere.
  for (const places of [new Set(changed.values()), undefined]) {
    if (wanted.size === 0) return;
    for await (const item of scan(places)) {
      if ('rejection' in item) {
        const { id } = item.rejection;
        if (id !== undefined && wanted.delete(id)) yield { kind: 'rejected', rejection: item.rejection };
      } else if (wanted.delete(item.source.id)) {
        yield prepareSource(item.source, staged, cutter);
      }
      if (wanted.size === 0) return;
    }
  }
}

function toArticle({ article }: StoredVersion): Article {
  const { id, title, outlet, byline, url, publishedAt, raw, sha256, spans, citedOutlets } = article;
  return { id, title, outlet, byline, url, publishedAt, raw, sha256, spans, citedOutlets };
}

/**
 * Stored articles whose sources are not read now, prepared anew for another model or other rules. One that is
 * damaged is rejected, as nothing of it is left.
 *
 * @param fileOf the file that a source was found in, by its id
 */
export async function* prepareStored(
  build: GenerationBuild,
  sources: readonly SourceContent[],
  { cut }: Cutter,
  fileOf: (id: string) => string,
): AsyncGenerator<Prepared> {
  const staged = await build.staged(sources.map(({ contentHash: hash }) => hash));
  for (const { id, version, contentHash: hash } of sources) {
    const known = staged.get(hash);
    if (known !== undefined) {
      yield { kind: 'staged', id, version: known };
      continue;
    }
    const before = await build.stored(version);
    const source = { id, file: fileOf(id) };
    yield before
      ? prepareCut(source, hash, () => cut(toArticle(before)))
      : { kind: 'rejected', rejection: { ...source, reason: LOST } };
  }
}
