import colors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { goldenListLines, goldenReportLines, goldenResultLines } from '../../src/console/golden-view.ts';
import { expectedOf } from '../../src/golden/golden.ts';
import type { GenerationInfo } from '../../src/stores/store.ts';
import { answered, golden, NO_ANSWER, quote } from '../golden/answers.ts';

const look = { paint: colors.createColors(false), columns: Infinity };
const RIGHT = answered(quote('Ann leads \u001B[31mit.', 'a'));
const KEPT = { golden: golden('When?', null), now: NO_ANSWER, verdict: 'kept', isNew: false } as const;
const LOST = {
  golden: golden('Who leads it?', expectedOf(RIGHT)),
  now: NO_ANSWER,
  verdict: 'lost',
  isNew: true,
} as const;

describe('golden questions in the terminal', () => {
  it('are listed with what must stay; control characters are shown, not sent', () => {
    const lines = goldenListLines([LOST.golden, KEPT.golden], look);
    expect(lines[0]).toBe('  1  Who leads it?');
    expect(lines.at(-1)).toBe('     No source may answer this.');
    expect(lines.join('\n')).not.toContain('\u001B');
    expect(goldenListLines([], look)).toEqual(['There are no golden questions.']);
  });

  it('say what was and what is, and how to keep that', () => {
    const lines = goldenResultLines([KEPT, LOST], look);
    expect(lines[0]).toBe('no longer answered  Who leads it?');
    expect(lines[1]).toMatch(/^ {5}was {2}“Ann leads .*it\.”$/);
    expect(lines[3]).toBe('     now  No source answers this. No source has anything on this.');
    expect(lines[4]).toBe(
      '2 golden questions: 1 kept, 1 lost. To keep an answer as it is now, add its question again.',
    );
    expect(goldenResultLines([KEPT], look)).toEqual(['1 golden question: 1 kept.']);
  });

  it('say of a run only what it changed, and that it was taken back', () => {
    const report = { checked: [KEPT], rolledBackTo: null, rollbackFailure: null };
    expect(goldenReportLines(report, look)).toEqual([]);
    const restored = { generation: 3, restoredFrom: 1 } as GenerationInfo;
    const lines = goldenReportLines({ ...report, checked: [KEPT, LOST], rolledBackTo: restored }, look);
    expect(lines.at(-2)).toBe('2 golden questions: 1 kept, 1 lost.');
    expect(lines.at(-1)).toContain('generation 3 answers as generation 1 did');
    const old = {
      ...report,
      checked: [{ ...LOST, isNew: false }],
      rollbackFailure: new Error('no way back'),
    };
    expect(goldenReportLines(old, look).join('\n')).toMatch(
      /1 of them had already lost its answer before this run\.\nThe run could not be taken back:\nerror no way back/,
    );
  });
});
