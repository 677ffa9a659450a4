import { createHash } from 'node:crypto';
import { OVERLAYS_FOLDER } from '../articles/overlay.ts';
import type { IndexReport } from '../indexing/report.ts';
import { MEND } from '../stores/errors.ts';
import type { Damage, GenerationInfo, StoredArticle, StoredSource } from '../stores/store.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

const BUILD = 'Run `npm run -s verbatim -- index`.';
/** Mends either store, and touches nothing of what bots remember. */
const REBUILD = 'Run `npm run -s verbatim -- index --full`, which makes every article again.';

/** What the check needs to know of the index. */
export interface IndexUnderTest {
  status(): Promise<GenerationInfo | null>;
  index(options: { dryRun: true }): Promise<IndexReport>;
  sources(): Promise<StoredSource[]>;
  examine(): Promise<Damage>;
  inspect(id: string): Promise<StoredArticle>;
}

/**
 * Whether there is an index, whether every article in it is whole, and whether it is up to date.
 *
 * @param isComparable whether the models can be loaded, on which "up to date" depends
 */
export async function checkIndex(index: IndexUnderTest, isComparable: boolean): Promise<Finding[]> {
  const info = await index.status();
  if (info === null) return [problem('index', 'There is no index yet.', BUILD)];
  const changed = await changedParts(index);
  if (changed !== null) return [problem('index', changed, MEND)];
  const damaged = await damagedSources(index);
  if (damaged.length > 0) {
    return [problem('index', `Stored articles are damaged: ${damaged.join(', ')}.`, REBUILD)];
  }
  const what = `Generation ${info.generation}: ${info.sources} sources, ${info.passages} passages, ${info.sentences} sentences`;
  if (!isComparable) {
    return [
      ok('index', `${what}; every article is whole`),
      warning(
        'index',
        'Whether it is up to date cannot be told without its model.',
        'Repair the model first.',
      ),
    ];
  }
  const { added, updated, removed, rejected } = await index.index({ dryRun: true });
  const changes = added.length + updated.length + removed.length;
  return [
    changes === 0
      ? ok('index', `${what}; every article is whole, and it is up to date`)
      : warning(
          'index',
          `${what}; out of date: ${added.length} to add, ${updated.length} to update, ${removed.length} to remove.`,
          BUILD,
        ),
    ...rejected
      .filter(isArticle)
      .map(({ file, reason }) =>
        warning('seeds', `${file} is not indexed: ${reason}`, 'Correct it or take it out of the folder.'),
      ),
  ];
}

/** What was changed about sources is checked by itself. */
function isArticle({ file }: { readonly file: string }): boolean {
  return !file.startsWith(`${OVERLAYS_FOLDER}/`);
}

/** What was written and has changed since, for people; null when nothing has. */
async function changedParts(index: IndexUnderTest): Promise<string | null> {
  const { versions, isWordListDamaged } = await index.examine();
  const sources = await index.sources();
  const ids = sources.filter(({ version }) => versions.has(version)).map(({ id }) => id);
  const parts = [
    ...(ids.length > 0 ? [`what was indexed of ${ids.join(', ')}`] : []),
    ...(versions.size > ids.length ? ['articles of earlier generations'] : []),
    ...(isWordListDamaged ? ['the lists of words'] : []),
  ];
  return parts.length === 0
    ? null
    : `Some of the index has changed since it was written: ${parts.join('; ')}.`;
}

/** Ids of articles whose text is not the one that their sha256 was made of. */
async function damagedSources(index: IndexUnderTest): Promise<string[]> {
  const damaged: string[] = [];
  for (const { id, sha256 } of await index.sources()) {
    const { raw } = await index.inspect(id);
    if (createHash('sha256').update(raw, 'utf8').digest('hex') !== sha256) damaged.push(id);
  }
  return damaged;
}
