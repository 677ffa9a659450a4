import { randomBytes } from 'node:crypto';
import {
  type DetailChanges,
  type Editor,
  type Overlay,
  overlayFileName,
  OVERLAYS_FOLDER,
} from '../articles/overlay.ts';
import { type Overlays, readOverlays, withChanges } from '../articles/overlays.ts';
import { checkBytes } from '../articles/read-source.ts';
import type { SourceDetails } from '../domain.ts';
import { UrlSourcesOffError } from '../fetching/errors.ts';
import type { FetchedPage } from '../fetching/fetcher.ts';
import { detailsOf } from '../source-details.ts';
import type { StoredSource } from '../stores/store.ts';
import { type Adding, type AddingParts, createAdding } from './adding.ts';
import { mayHold } from './files-of-sources.ts';
import { changesIn, type TypedDetails } from './details.ts';
import { checkKind, type Draft, fileDraft, pageDraft, textDraft } from './draft.ts';
import { AlreadyRemovedError, LastSourceError, NotUndoableError, OverlayDamagedError } from './errors.ts';
import { type HistoryEntry, historyOf } from './history.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Deed, planEdit, planRemove, planUndo, untouched } from './plan.ts';
import { writeOverlay } from './seeds-files.ts';

/** A change that was made. */
export interface SourceChange {
  readonly id: string;
  readonly title: string;
  /** Names it, for undoing; null when there was nothing to change. */
  readonly key: string | null;
}

/** Changes the sources of a story. Their files stay as they are; what is done is noted beside them. */
export interface SourceEditor extends Adding {
  /**
   * Whether a file can be a source, by its name and size alone.
   * @throws WrongKindError, SourceProblem
   */
  checkFile(name: string, bytes: number): void;
  /** @throws WrongKindError */
  fileDraft(name: string, bytes: Uint8Array): Draft;
  textDraft(text: string, details: DetailChanges): Draft;
  /** @throws UrlSourcesOffError, UrlRefusedError, FetchFailedError, SourceProblem */
  fetchDraft(address: string): Promise<Draft>;
  /** A source's details as they are now. @throws UnknownSourceError, AlreadyRemovedError */
  details(id: string): Promise<SourceDetails>;
  /** @throws UnknownSourceError, AlreadyRemovedError, InvalidDetailError, SeedsNotWritableError, EditingBusyError */
  edit(id: string, typed: TypedDetails, by: Editor): Promise<SourceChange>;
  /** @throws UnknownSourceError, AlreadyRemovedError, LastSourceError, SeedsNotWritableError, EditingBusyError */
  remove(id: string, by: Editor): Promise<SourceChange>;
  /**
   * Takes the last change of a source back: a removal at any time, other changes for 24 hours.
   *
   * @param which the source's id, or the change's key: then only that change
   * @throws UnknownSourceError, NotUndoableError, LastSourceError, SeedsNotWritableError, EditingBusyError
   */
  undo(which: { readonly id: string } | { readonly key: string }, by: Editor): Promise<SourceChange>;
  /** All that was done, latest first. */
  history(): Promise<HistoryEntry[]>;
}

export interface EditorParts extends Omit<AddingParts, 'deed'> {
  /** Larger articles are refused. */
  readonly maxBytes: number;
  /** @throws UnknownSourceError */
  readonly inspect: (id: string) => Promise<StoredSource>;
  /** null: articles are not fetched from the web. */
  readonly fetchPage: ((address: string) => Promise<FetchedPage>) | null;
  readonly now?: () => Date;
}

/** An editor of the articles in one folder. It holds nothing open between two changes. */
export function createSourceEditor(parts: EditorParts): SourceEditor {
  const { seedsDirectory, now = () => new Date() } = parts;

  const deed = (by: Editor, title: string, key = randomBytes(8).toString('hex')): Deed => ({
    by,
    at: now().toISOString(),
    key,
    title,
  });

  const adding = createAdding({ ...parts, deed });

  /** A source as it is now: as it was indexed, with what was changed since. */
  async function current(
    id: string,
  ): Promise<{ overlay: Overlay; details: SourceDetails; overlays: Overlays }> {
    const overlays = await readOverlays(seedsDirectory);
    const overlay = overlayOf(overlays, id);
    if (overlay.isRemoved) throw new AlreadyRemovedError(id);
    const indexed = detailsOf(await parts.inspect(id));
    return { overlay, overlays, details: { ...indexed, ...withChanges({}, overlay.details) } };
  }

  async function checkOthersLeft(id: string, { byId }: Overlays): Promise<void> {
    const others = (await parts.sources()).filter(
      (source) => source.id !== id && byId.get(source.id)?.isRemoved !== true,
    );
    if (others.length === 0) throw new LastSourceError(id);
  }

  async function save(before: Overlay, after: Overlay): Promise<SourceChange> {
    if (after !== before) await writeOverlay(seedsDirectory, after);
    const last = after.changes.at(-1);
    const key = after === before ? null : (last?.key ?? null);
    return { id: after.id, title: after.details.title ?? last?.title ?? after.id, key };
  }

  return {
    checkFile(name, bytes) {
      checkKind(name);
      checkBytes(bytes, parts.maxBytes);
    },
    fileDraft,
    textDraft,
    async fetchDraft(address) {
      if (parts.fetchPage === null) throw new UrlSourcesOffError();
      return pageDraft(await parts.fetchPage(address));
    },
    ...adding,
    details: async (id) => (await current(id)).details,
    edit: (id, typed, by) =>
      oneAtATime(seedsDirectory, async () => {
        const { overlay, details } = await current(id);
        const changes = changesIn(typed, details);
        const was = Object.fromEntries(
          Object.entries(details).filter(([field]) => Object.hasOwn(changes, field)),
        );
        return save(overlay, planEdit(overlay, { changes, was }, deed(by, details.title)));
      }),
    remove: (id, by) =>
      oneAtATime(seedsDirectory, async () => {
        const { overlay, overlays, details } = await current(id);
        await checkOthersLeft(id, overlays);
        return save(overlay, planRemove(overlay, deed(by, details.title)));
      }),
    undo: (which, by) =>
      oneAtATime(seedsDirectory, async () => {
        const overlays = await readOverlays(seedsDirectory);
        const key = 'key' in which ? which.key : null;
        const id = 'id' in which ? which.id : ownerOf(overlays, which.key);
        const overlay = overlayOf(overlays, id ?? '');
        if (id !== null && overlay.changes.length === 0) await parts.inspect(id);
        const title = overlay.changes.at(-1)?.title ?? '';
        const undone = planUndo(overlay, key, deed(by, title));
        if (undone.isRemoved) await checkOthersLeft(overlay.id, overlays);
        const comesBack = overlay.isRemoved && !undone.isRemoved;
        if (comesBack && !(await mayHold(seedsDirectory, overlay.id))) throw new NotUndoableError('gone');
        return save(overlay, undone);
      }),
    async history() {
      const { byId } = await readOverlays(seedsDirectory);
      return historyOf(byId.values(), now().toISOString());
    },
  };
}

function ownerOf({ byId }: Overlays, key: string): string | null {
  return [...byId.values()].find(({ changes }) => changes.some((change) => change.key === key))?.id ?? null;
}

function overlayOf({ byId, damaged }: Overlays, id: string): Overlay {
  const file = overlayFileName(id);
  const why = damaged.get(file);
  if (why !== undefined) throw new OverlayDamagedError(id, `${OVERLAYS_FOLDER}/${file}`, why);
  return byId.get(id) ?? untouched(id);
}
