import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsCsv } from '../../src/gaps/csv.ts';
import type { Gap } from '../../src/gaps/group.ts';

/** Reads RFC 4180 as it is written: quoted fields may hold anything, others no quote, comma or line break. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) throw new Error('This is no CSV.');
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

function gap(question: string, wordings: readonly string[] = [question]): Gap {
  return {
    question,
    count: 3,
    noAnswer: 2,
    notHelpful: 1,
    ids: ['1', '2', '3'],
    lastAskedAt: Date.UTC(2025, 0, 2, 3, 4, 5),
    wordings: wordings.map((text, index) => ({ text, count: index === 0 ? 2 : 1 })),
  };
}

const COLUMNS = 'question,asked,no answer,not helpful,last asked,wordings';

describe('gaps as CSV', () => {
  it('has a line for each gap under the names of the columns', () => {
    expect(gapsCsv([])).toBe(`${COLUMNS}\r\n`);
    expect(gapsCsv([gap('Who, really, is “Xi”?', ['Who, really, is “Xi”?', 'say "Xi"'])])).toBe(
      `${COLUMNS}\r\n"Who, really, is “Xi”?",3,2,1,2025-01-02T03:04:05.000Z,"Who, really, is “Xi”? (2)\nsay ""Xi"""\r\n`,
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =HYPERLINK("http://a.b")', '＝1+1', '\n=1'])(
    'gives spreadsheets no formula: %j',
    (text) => {
      const [, row] = parseCsv(gapsCsv([gap(text)]));
      expect(row![0]).toBe(`'${text}`);
      expect(row![5]).toMatch(/^'/);
    },
  );

  it('can be read back, whatever was asked', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '@', '-', ' ', '\t', 'a', "'") }),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const rows = parseCsv(gapsCsv(texts.map((one) => gap(one))));
        expect(rows).toHaveLength(texts.length + 1);
        for (const [index, one] of texts.entries()) {
          const [shown = '', ...others] = rows[index + 1]!;
          expect([one, `'${one}`]).toContain(shown);
          expect(shown).not.toMatch(/^[\s\p{Cc}]*[=+\-@]/u);
          expect(others.slice(0, 4)).toEqual(['3', '2', '1', '2025-01-02T03:04:05.000Z']);
        }
      }),
    );
  });
});
