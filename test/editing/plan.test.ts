import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Overlay } from '../../src/articles/overlay.ts';
import { AlreadyRemovedError, NotUndoableError } from '../../src/editing/errors.ts';
import { historyOf } from '../../src/editing/history.ts';
import {
  type Deed,
  planAdd,
  planEdit,
  planRemove,
  planUndo,
  undoableChange,
  untouched,
} from '../../src/editing/plan.ts';

const HOUR_MS = 60 * 60 * 1_000;
const START = Date.parse('2026-03-01T12:00:00.000Z');
const by = { name: 'anna', discord: '123456789012345678' };
const deed = (hours: number, key = `key-${hours}`): Deed => ({
  by,
  at: new Date(START + hours * HOUR_MS).toISOString(),
  key,
  title: 'Title',
});
const stateOf = ({ details, isRemoved }: Overlay) => ({ details, isRemoved });
const edit = (overlay: Overlay, title: string, hours: number): Overlay =>
  planEdit(overlay, { changes: { title }, was: { title: 'Title' } }, deed(hours));

describe('changes', () => {
  it('lie over each other, and are taken back one by one', () => {
    const added = planAdd(
      'a',
      { details: { url: 'https://a.example' }, from: 'a.txt', file: 'a.txt' },
      deed(0),
    );
    const edited = edit(edit(added, 'B', 1), 'C', 2);
    expect(edited.details).toEqual({ url: 'https://a.example', title: 'C' });
    const once = planUndo(edited, null, deed(3));
    expect(once.details).toEqual({ url: 'https://a.example', title: 'B' });
    const twice = planUndo(once, null, deed(4));
    expect(stateOf(twice)).toEqual(stateOf(added));
    const thrice = planUndo(twice, null, deed(5));
    expect(thrice.isRemoved).toBe(true);
    expect(() => planUndo(thrice, null, deed(6))).toThrow(NotUndoableError);
  });

  it('are not made to what was removed, nor without a difference', () => {
    const removed = planRemove(untouched('a'), deed(0));
    expect(() => planRemove(removed, deed(1))).toThrow(AlreadyRemovedError);
    expect(() => edit(removed, 'B', 1)).toThrow(AlreadyRemovedError);
    const same = untouched('a');
    expect(planEdit(same, { changes: {}, was: {} }, deed(1))).toBe(same);
  });

  it('can be taken back for a day', () => {
    const removed = planRemove(untouched('a'), deed(0));
    expect(planUndo(removed, null, deed(24)).isRemoved).toBe(false);
    expect(planUndo(removed, null, deed(10_000)).isRemoved).toBe(false);
    expect(undoableChange(removed, deed(10_000).at)).toMatchObject({ did: 'removed' });
    const edited = edit(untouched('a'), 'B', 0);
    expect(planUndo(edited, null, deed(24)).details).toEqual({});
    expect(() => planUndo(edited, null, deed(24.001))).toThrow('24 hours');
    expect(undoableChange(edited, deed(25).at)).toBeNull();
  });

  it('are taken back by their key only while they are the last', () => {
    const twice = edit(edit(untouched('a'), 'B', 1), 'C', 2);
    const refusal = (key: string, overlay: Overlay): string => {
      try {
        planUndo(overlay, key, deed(3));
        return 'undone';
      } catch (error) {
        return error instanceof NotUndoableError ? error.reason : 'another error';
      }
    };
    expect(refusal('key-1', twice)).toBe('changed');
    expect(refusal('other', twice)).toBe('undone');
    expect(refusal('key-2', planUndo(twice, 'key-2', deed(3)))).toBe('undone');
    expect(refusal('key-1', planUndo(twice, 'key-2', deed(3)))).toBe('undone');
  });

  it('come back to every state before, in turn, whatever they were', () => {
    const step = fc.oneof(
      fc.constant('remove' as const),
      fc.constantFrom('A', 'B', 'C', null).map((title) => ({ outlet: title })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let overlay = untouched('a');
        const states = [stateOf(overlay)];
        for (const [index, one] of steps.entries()) {
          if (overlay.isRemoved) break;
          overlay =
            one === 'remove'
              ? planRemove(overlay, deed(index, `k${index}`))
              : planEdit(overlay, { changes: one, was: {} }, deed(index, `k${index}`));
          states.push(stateOf(overlay));
        }
        const made = overlay.changes.length;
        for (let index = made - 1; index >= 0; index -= 1) {
          overlay = planUndo(overlay, `k${index}`, deed(index, `u${index}`));
          expect(stateOf(overlay)).toEqual(states[index]);
        }
        expect(overlay.changes).toHaveLength(2 * made);
        expect(() => planUndo(overlay, null, deed(12))).toThrow(NotUndoableError);
      }),
    );
  });
});

describe('the history', () => {
  it('tells who did what, latest first, and what can be undone', () => {
    const added = planAdd('b', { details: {}, from: null, file: 'b.txt' }, deed(1.5, 'x'));
    const edited = planEdit(untouched('a'), { changes: { outlet: 'BBC' }, was: { outlet: 'CNN' } }, deed(1));
    const undone = planUndo(edit(edited, 'B', 2), null, deed(3));
    const entries = historyOf([undone, added], deed(20).at);
    expect(entries.map(({ id, did, undid, isUndoable }) => [id, did, undid, isUndoable])).toEqual([
      ['a', 'undone', 'edited', false],
      ['a', 'edited', null, false],
      ['b', 'added', null, true],
      ['a', 'edited', null, true],
    ]);
    expect(entries[3]).toMatchObject({ by, details: [{ field: 'outlet', before: 'CNN', after: 'BBC' }] });
    expect(entries[1]!.details).toEqual([{ field: 'title', before: 'Title', after: 'B' }]);
    expect(entries[2]!.details).toEqual([]);
  });
});
