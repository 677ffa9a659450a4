import type { IndexReport } from '../../src/indexing/report.ts';

/** Of a run that added one article. */
export const REPORT: IndexReport = {
  added: ['a'],
  updated: [],
  removed: [],
  kept: 0,
  rejected: [],
  heldBack: [],
  passages: 1,
  sentences: 1,
  generation: 2,
  generationBefore: 1,
  seconds: 0.1,
};
