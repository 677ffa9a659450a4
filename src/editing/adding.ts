import { join } from 'node:path';
import { isThere } from '../files/is-there.ts';
import type { Editor } from '../articles/overlay.ts';
import { type Overlays, readOverlays } from '../articles/overlays.ts';
import type { CutArticle } from '../domain.ts';
import type { StoredSource } from '../stores/store.ts';
import type { Alike } from './alike.ts';
import { type Draft, DRAFT_ENDINGS } from './draft.ts';
import { SameTextError } from './errors.ts';
import { idsOfFiles } from './files-of-sources.ts';
import { freeId, idFromTitle } from './ids.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Deed, planAdd } from './plan.ts';
import { type Preview, previewOf } from './preview.ts';
import { addedText } from './added-text.ts';
import { removeOverlay, writeNewFile, writeOverlay } from './seeds-files.ts';

export interface AddedSource {
  readonly id: string;
  /** In the seeds folder. */
  readonly file: string;
  readonly title: string;
  /** The id that its title would have given, where another source has that. */
  readonly taken: string | null;
  /** False when the same draft was added before. */
  readonly isNew: boolean;
}

/** The part of editing that makes drafts sources. */
export interface Adding {
  /** What a draft would be as a source. @throws SourceProblem, SameTextError */
  preview(draft: Draft): Promise<Preview>;
  /**
   * Makes a draft a source.
   *
   * @param token names the draft, so that it is added once, however often it is tried
   * @throws SourceProblem, SameTextError, SeedsNotWritableError, EditingBusyError
   */
  add(draft: Draft, by: Editor, token?: string): Promise<AddedSource>;
  /** The source that a draft became; null when it became none. */
  addedAs(token: string): Promise<AddedSource | null>;
}

export interface AddingParts {
  readonly seedsDirectory: string;
  /** Reads, recognises and cuts a draft. @throws SourceProblem */
  readonly cutDraft: (draft: Draft) => Promise<CutArticle>;
  /** What is indexed; nothing when there is no index. */
  readonly sources: () => Promise<readonly StoredSource[]>;
  readonly findAlike: (cut: CutArticle) => Promise<readonly Alike[]>;
  readonly deed: (by: Editor, title: string, key?: string) => Deed;
}

/** The part of the editor that adds sources. */
export function createAdding({ seedsDirectory, ...parts }: AddingParts): Adding {
  /** Held against what is indexed, and what was added since. */
  async function checkIsNew({ article }: CutArticle, { byId }: Overlays): Promise<void> {
    const sources = await parts.sources();
    const same = sources.find(({ sha256 }) => sha256 === article.sha256);
    if (same !== undefined) throw new SameTextError(same.id);
    const indexed = new Set(sources.map(({ id }) => id));
    for (const overlay of byId.values()) {
      if (overlay.isRemoved || indexed.has(overlay.id)) continue;
      if ((await addedText(seedsDirectory, overlay)) === article.raw) throw new SameTextError(overlay.id);
    }
  }

  /** The source that was noted as added under this token, if its file is there. */
  async function addedBefore(noted: AddedSource | null): Promise<AddedSource | null> {
    return noted !== null && (await isThere(join(seedsDirectory, noted.file))) ? noted : null;
  }

  async function addNew(
    draft: Draft,
    cut: CutArticle,
    by: Editor,
    token: string | undefined,
  ): Promise<AddedSource> {
    const overlays = await readOverlays(seedsDirectory);
    await checkIsNew(cut, overlays);
    const { title } = cut.article;
    const wanted = idFromTitle(title);
    const taken = new Set([
      ...(await parts.sources()).map(({ id }) => id),
      ...overlays.byId.keys(),
      ...(await idsOfFiles(seedsDirectory)),
    ]);
    for (;;) {
      const id = freeId(wanted, taken);
      const file = `${id}${DRAFT_ENDINGS[draft.format]}`;
      const overlay = planAdd(
        id,
        { details: draft.details, from: draft.from, file },
        parts.deed(by, title, token),
      );
      // What is noted of a source that is not there harms nobody; a source without its link would.
      await writeOverlay(seedsDirectory, overlay);
      try {
        if (await writeNewFile(seedsDirectory, file, draft.bytes)) {
          return { id, file, title, taken: id === wanted ? null : wanted, isNew: true };
        }
      } catch (error) {
        await removeOverlay(seedsDirectory, id);
        throw error;
      }
      // Somebody has put a file of this name there just now.
      await removeOverlay(seedsDirectory, id);
      taken.add(id);
    }
  }

  return {
    async preview(draft) {
      const cut = await parts.cutDraft(draft);
      await checkIsNew(cut, await readOverlays(seedsDirectory));
      return previewOf(cut, await parts.findAlike(cut));
    },
    async add(draft, by, token) {
      // Others need not wait for that.
      const cut = await parts.cutDraft(draft);
      return oneAtATime(seedsDirectory, async () => {
        const noted = notedAs(await readOverlays(seedsDirectory), token);
        const before = await addedBefore(noted);
        if (before !== null) return before;
        // Whoever noted it was stopped before the file was there.
        if (noted !== null) await removeOverlay(seedsDirectory, noted.id);
        return addNew(draft, cut, by, token);
      });
    },
    addedAs: async (token) => addedBefore(notedAs(await readOverlays(seedsDirectory), token)),
  };
}

function notedAs({ byId }: Overlays, token: string | undefined): AddedSource | null {
  for (const { id, changes } of token === undefined ? [] : byId.values()) {
    const added = changes.find(({ did, key }) => did === 'added' && key === token);
    if (added?.file !== undefined) {
      return { id, file: added.file, title: added.title, taken: null, isNew: false };
    }
  }
  return null;
}
