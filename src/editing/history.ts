import { DETAIL_FIELDS, type DetailField } from '../articles/given.ts';
import type { DetailChanges, Overlay, OverlayChange, OverlayState } from '../articles/overlay.ts';
import { undoableChange } from './plan.ts';

/** A detail before and after; null: none, or as the text has it. */
export interface ChangedDetail {
  readonly field: DetailField;
  readonly before: string | null;
  readonly after: string | null;
}

/** One change of one source, as people read it. */
export interface HistoryEntry extends Omit<OverlayChange, 'before' | 'was'> {
  readonly id: string;
  readonly details: readonly ChangedDetail[];
  /** Of an undone change: what it had done. */
  readonly undid: OverlayChange['did'] | null;
  readonly isUndoable: boolean;
}

/** All that was done to these sources, latest first. */
export function historyOf(overlays: Iterable<Overlay>, now: string): HistoryEntry[] {
  return [...overlays]
    .flatMap((overlay) => entriesOf(overlay, now))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function entriesOf(overlay: Overlay, now: string): HistoryEntry[] {
  const undoable = undoableChange(overlay, now);
  const { id, changes } = overlay;
  return changes
    .map((made, index) => {
      const { before, was = {}, ...change } = made;
      const after = changes[index + 1]?.before ?? overlay;
      return Object.assign(change, {
        id,
        details: change.did === 'added' ? [] : changedDetails({ ...before.details, ...was }, after),
        undid: changes.find(({ key }) => key === change.undoes)?.did ?? null,
        isUndoable: made === undoable,
      });
    })
    .toReversed();
}

function changedDetails(before: DetailChanges, after: OverlayState): ChangedDetail[] {
  return DETAIL_FIELDS.map((field) => ({
    field,
    before: before[field] ?? null,
    after: after.details[field] ?? null,
  })).filter((change) => change.before !== change.after);
}
