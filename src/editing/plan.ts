import type { DetailChanges, Editor, Overlay, OverlayChange, OverlayState } from '../articles/overlay.ts';
import { AlreadyRemovedError, NotUndoableError } from './errors.ts';

const UNDO_HOURS = 24;
const UNDO_MS = UNDO_HOURS * 60 * 60 * 1_000;

/** Who changes a source, when, and what names the change. */
export interface Deed {
  readonly by: Editor;
  /** ISO 8601. */
  readonly at: string;
  readonly key: string;
  /** The source's title. */
  readonly title: string;
}

const UNTOUCHED: OverlayState = { details: {}, isRemoved: false };

/** The source with nothing laid over it. */
export function untouched(id: string): Overlay {
  return { id, ...UNTOUCHED, changes: [] };
}

/** A source that is new, and what its text does not say of it. */
export function planAdd(
  id: string,
  added: { readonly details: DetailChanges; readonly from: string | null; readonly file: string },
  deed: Deed,
): Overlay {
  const { details, from, file } = added;
  return changed(untouched(id), { details, isRemoved: false }, { ...deed, did: 'added', from, file });
}

/**
 * Other details; the same object when that changes nothing.
 *
 * @param was what the source said before in the fields that are changed
 * @throws AlreadyRemovedError
 */
export function planEdit(
  overlay: Overlay,
  { changes, was }: { readonly changes: DetailChanges; readonly was: DetailChanges },
  deed: Deed,
): Overlay {
  if (overlay.isRemoved) throw new AlreadyRemovedError(overlay.id);
  if (Object.keys(changes).length === 0) return overlay;
  return changed(
    overlay,
    { ...overlay, details: { ...overlay.details, ...changes } },
    { ...deed, did: 'edited', was },
  );
}

/** @throws AlreadyRemovedError */
export function planRemove(overlay: Overlay, deed: Deed): Overlay {
  if (overlay.isRemoved) throw new AlreadyRemovedError(overlay.id);
  return changed(overlay, { ...overlay, isRemoved: true }, { ...deed, did: 'removed' });
}

/**
 * The state before the last change that is not undone yet. What was added is left out again; its file stays.
 *
 * @param key the change that is meant; the last one unless told
 * @throws NotUndoableError
 */
export function planUndo(overlay: Overlay, key: string | null, deed: Deed): Overlay {
  const last = standingChanges(overlay).at(-1);
  if (last === undefined) throw new NotUndoableError(key === null ? 'nothing' : 'undone');
  if (key !== null && last.key !== key) {
    const isStanding = standingChanges(overlay).some((change) => change.key === key);
    throw new NotUndoableError(isStanding ? 'changed' : 'undone');
  }
  if (!isUndoable(last, deed.at)) throw new NotUndoableError('late');
  const before = last.did === 'added' ? { ...overlay, isRemoved: true } : last.before;
  return changed(overlay, before, { ...deed, did: 'undone', undoes: last.key });
}

/** The change that could be undone now; null when there is none. */
export function undoableChange(overlay: Overlay, now: string): OverlayChange | null {
  const last = standingChanges(overlay).at(-1);
  return last !== undefined && isUndoable(last, now) ? last : null;
}

/** Changes that were not undone. */
function standingChanges({ changes }: Overlay): OverlayChange[] {
  const undone = new Set(changes.map(({ undoes }) => undoes));
  return changes.filter(({ did, key }) => did !== 'undone' && !undone.has(key));
}

/** What was removed can come back at any time, as its file stays; other changes can be made again. */
function isUndoable({ did, at }: OverlayChange, now: string): boolean {
  return did === 'removed' || Date.parse(now) - Date.parse(at) <= UNDO_MS;
}

function changed(
  overlay: Overlay,
  { details, isRemoved }: OverlayState,
  change: Omit<OverlayChange, 'before'>,
): Overlay {
  const before = { details: overlay.details, isRemoved: overlay.isRemoved };
  return { id: overlay.id, details, isRemoved, changes: [...overlay.changes, { ...change, before }] };
}
