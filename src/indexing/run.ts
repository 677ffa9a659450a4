import type { Rejection } from '../domain.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { GenerationBuild, GenerationInfo, IndexIdentity, Store } from '../stores/store.ts';
import { IndexCancelledError, NothingIndexedError } from './errors.ts';
import { embedAndStore } from './execute.ts';
import { checkLimits, type IndexLimits } from './limits.ts';
import { unlessAborted } from '../until-aborted.ts';
import { type Cutter, prepareSources, prepareStored } from './prepare.ts';
import type { IndexProgress, IndexReport } from './report.ts';
import { type Scan, type Survey, surveySources } from './survey.ts';
import { hasWork, planTask, type Task } from './task.ts';

export interface IndexOptions extends Cutter {
  readonly scan: Scan;
  readonly embedder: Embedder;
  readonly store: Store;
  readonly identity: IndexIdentity;
  /** Index everything anew, changed or not. */
  readonly full?: boolean;
  /** Say what would be done, by hashes alone, and do nothing. */
  readonly dryRun?: boolean;
  /** Default: none. */
  readonly limits?: IndexLimits;
  /** How long to wait for another indexer; default 0. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IndexProgress) => void;
}

function filesOf(ids: readonly string[], { sources }: Survey): Map<string, string> {
  return new Map(ids.map((id) => [id, sources.get(id)!.file]));
}

/** The file of a source; its id where it was found in none. */
function fileFinder({ sources, rejections }: Survey, later: readonly Rejection[]): (id: string) => string {
  const rejected = new Map([...rejections, ...later].map(({ id, file }) => [id, file]));
  return (id) => rejected.get(id) ?? sources.get(id)?.file ?? id;
}

/** Brings together what was done: the next generation's versions, and the report without its totals. */
async function work(options: IndexOptions, survey: Survey, task: Task, build: GenerationBuild) {
  const { scan, embedder, identity, full = false, signal, onProgress = () => {} } = options;
  const { plan, stored } = task;
  const changed = [...plan.added, ...plan.updated];
  const common = {
    stored,
    isReusing: !full,
    build,
    embedder,
    identity,
    charsOf: survey.sources,
    ...(signal ? { signal } : {}),
    onProgress,
  };
  const contents = changed.map((id) => survey.sources.get(id)!.contentHash);
  const staged = full ? new Map<string, number>() : await build.staged(contents);
  const { versions, rejections } = await embedAndStore({
    ...common,
    prepared: prepareSources(scan, filesOf(changed, survey), staged, options),
    articlesTotal: changed.length,
    charsTotal: changed.reduce((sum, id) => sum + (survey.sources.get(id)?.chars ?? 0), 0),
  });
  const added = plan.added.filter((id) => versions.has(id));
  const updated = plan.updated.filter((id) => versions.has(id));

  // Whatever was to be kept, or could not be read the second time, stays as it was.
  const removed = new Set(plan.removed);
  const left = [...stored.values()].filter(({ id }) => !removed.has(id) && !versions.has(id));
  const again = task.isIdentityChanged
    ? await embedAndStore({
        ...common,
        prepared: prepareStored(build, left, options, fileFinder(survey, rejections)),
        articlesTotal: left.length,
        charsTotal: 0,
      })
    : { versions: new Map(left.map(({ id, version }) => [id, version])), rejections: [] };
  return {
    added,
    updated,
    removed: plan.removed,
    kept: again.versions.size,
    heldBack: task.heldBack,
    versions: new Map([...versions, ...again.versions]),
    rejections: [...rejections, ...again.rejections],
  };
}

function describe(
  done: Pick<IndexReport, 'added' | 'updated' | 'removed' | 'kept' | 'heldBack'>,
  rejections: Survey['rejections'],
  info: GenerationInfo | null,
  before: GenerationInfo | null = info,
) {
  return {
    added: done.added,
    updated: done.updated,
    removed: done.removed,
    kept: done.kept,
    heldBack: done.heldBack,
    rejected: rejections.map(({ file, reason }) => ({ file, reason })),
    passages: info?.passages ?? 0,
    sentences: info?.sentences ?? 0,
    generation: info?.generation ?? 0,
    generationBefore: before?.generation ?? 0,
  };
}

async function run(options: IndexOptions): Promise<Omit<IndexReport, 'seconds'>> {
  const { store, identity, waitMs = 0, signal, onProgress = () => {} } = options;
  const survey = await surveySources(options.scan, (sources) => {
    signal?.throwIfAborted();
    onProgress({ kind: 'scanning', sources });
  });

  const damage = await unlessAborted(signal, store.examine({ onlyIfSoon: true }));
  const preview = await unlessAborted(signal, planTask(options, survey, damage));
  if (survey.sources.size === 0 && preview.plan.kept.length === 0)
    throw new NothingIndexedError(survey.rejections);
  if (options.limits) await checkLimits(preview, survey, options.limits, () => store.freeBytes());
  if (options.dryRun || !hasWork(preview, preview.plan)) {
    const { plan, heldBack, info } = preview;
    return describe({ ...plan, kept: plan.kept.length, heldBack }, survey.rejections, info);
  }

  const build = await store.beginBuild(identity, {
    waitMs,
    onWait: (holder) => onProgress({ kind: 'waiting', holder }),
    ...(signal ? { signal } : {}),
  });
  try {
    // Another indexer may have been at work until the lock was ours.
    const task = await unlessAborted(signal, planTask(options, survey, build.damage, preview));
    const done = await work(options, survey, task, build);
    const rejections = [...survey.rejections, ...done.rejections];
    if (done.versions.size === 0) throw new NothingIndexedError(rejections);
    if (!hasWork(task, done)) return describe(done, rejections, task.info);
    signal?.throwIfAborted();
    onProgress({ kind: 'writing', articles: done.versions.size });
    const info = await build.commit([...done.versions.values()]);
    onProgress({ kind: 'committed', generation: info.generation });
    return describe(done, rejections, info, task.info);
  } finally {
    await build.close();
  }
}

/**
 * Brings the index up to date with the seeds: a new generation if anything has changed. Reads the
 * seeds twice, first for hashes alone, then to cut and embed what changed, window by window: of each
 * source its id, hash, lengths and version stay in memory, of texts and vectors only a window. Whatever
 * ends it early, the index stays as it was, and what was embedded is found again by the next run.
 *
 * @throws TooManySourcesError, TooManyWordsError, DiskSpaceError before anything is written
 * @throws NothingIndexedError when no article would be left in the index
 * @throws IndexLockedError when another process indexes, and still does after `waitMs`
 * @throws IndexCancelledError when `signal` was aborted
 */
export async function runIndex(options: IndexOptions): Promise<IndexReport> {
  const startedMs = performance.now();
  try {
    const report = await run(options);
    return { ...report, seconds: (performance.now() - startedMs) / 1_000 };
  } catch (error) {
    if (options.signal?.aborted) throw new IndexCancelledError({ cause: error });
    throw error;
  }
}
