import { describe, expect, it } from 'vitest';
import { rollbackPlanLines } from '../../src/console/generation-view.ts';
import { reportLines } from '../../src/console/report-view.ts';
import type { GenerationInfo } from '../../src/stores/store.ts';
import { unwrapped } from './samples.ts';

const report = {
  added: ['a', 'b'],
  updated: [],
  removed: [],
  kept: 0,
  rejected: [{ file: 'empty.txt', reason: 'It is empty.' }],
  heldBack: [],
  passages: 4,
  sentences: 9,
  generation: 1,
  generationBefore: 0,
  seconds: 1,
};

const info = (generation: number): GenerationInfo => ({
  generation,
  restoredFrom: null,
  createdAt: '2026-11-30T00:13:22.079Z',
  sources: 1,
  passages: 1,
  sentences: 1,
  model: 'm',
  dimension: 1,
  cutter: 'c',
});

describe('reportLines', () => {
  it('counts what was rejected in the line that sums up', () => {
    expect(reportLines(report, unwrapped).at(-1)).toMatch(/^Index is up to date: 2 added, 1 rejected \(/u);
  });

  it('does not say of an article that is there in an earlier form that it was taken out', () => {
    const [line] = reportLines({ ...report, rejected: [], heldBack: ['a'] }, unwrapped);
    expect(line).toContain('held back a: not taken in as it is now');
    expect(line).toContain('keeps what it had of it before');
  });
});

describe('rollbackPlanLines', () => {
  it('says what becomes of an article that was changed since', () => {
    const plan = { from: info(2), to: info(1), returning: [], changing: ['a'], leaving: [] };
    const lines = rollbackPlanLines(plan, { paint: unwrapped.paint, columns: () => Infinity });
    expect(lines[0]).toContain('generation 1 (2026-11-30 00:13 UTC, 1 article)');
    expect(lines[1]).toBe('returns to its earlier form: a');
  });
});
