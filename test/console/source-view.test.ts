import { describe, expect, it } from 'vitest';
import { inspectLines } from '../../src/console/inspect-view.ts';
import { sourceLines, sourceListLines } from '../../src/console/source-view.ts';
import { sampleArticle, unwrapped } from './samples.ts';

describe('sourceListLines', () => {
  it('numbers the sources and tells what is known of each', () => {
    const bare = sampleArticle({
      id: 'x',
      title: '',
      outlet: null,
      byline: null,
      url: null,
      publishedAt: null,
    });
    expect(sourceListLines([sampleArticle(), bare], unwrapped)).toEqual([
      '[1] Bridge to open in May',
      '    The Courier · by Ada Lin · 2026-03-01 · 27 words · 5 passages',
      '    bridge · https://courier.example/bridge',
      '[2] x',
      '    27 words · 5 passages',
      '    x',
    ]);
  });
});

describe('sourceLines', () => {
  it('shows the paragraphs of an article', () => {
    const lines = sourceLines(sampleArticle({ citedOutlets: ['CNN'] }), 7, unwrapped);
    expect(lines[0]).toBe(' [7] Bridge to open in May');
    expect(lines[1]).toContain('cites CNN');
    expect(lines[2]).toMatch(/ · indexed \d{4}-\d\d-\d\d \d\d:\d\d UTC$/u);
    expect(lines.at(-1)).toBe('  3 │ Shops nearby hope for more guests.');
  });
});

describe('inspectLines', () => {
  it('names what each span was taken for, and why it is furniture', () => {
    const raw = 'Share\nThe council met.';
    const lines = inspectLines(
      sampleArticle({
        raw,
        spans: [
          { start: 0, end: 6, kind: 'furniture', reason: 'share bar' },
          { start: 6, end: raw.length, kind: 'body' },
        ],
      }),
      unwrapped,
    );
    expect(lines.slice(-2)).toEqual(['furniture Share (share bar)', 'body      The council met.']);
  });
});
