import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areComparable, areCompatible, findAmounts } from '../../src/answer/amounts.ts';

describe('findAmounts', () => {
  it.each([
    ['roughly 20% of the land', '20%', 'percent', 17, 23],
    ['one-fifth of the land', 'one-fifth', 'percent', 20, 20],
    ['two thirds of them', 'two thirds', 'percent', 200 / 3, 200 / 3],
    ['85 per cent of it', '85 per cent', 'percent', 85, 85],
    ['It cost $240,000.', '$240,000', 'dollar', 240_000, 240_000],
    ['about 1.5 million euros', '1.5 million euros', 'euro', 1.275e6, 1.725e6],
    ['on 14 March', '14 March', 'day of the year', 214, 214],
    ['March 14th', 'March 14th', 'day of the year', 214, 214],
    ['built in 1987.', '1987', 'year', 1987, 1987],
    ['a nearly five-hour talk', 'five-hour', 'hour', 4.25, 5.75],
    ['more than 12 people', '12', 'count', 12, Infinity],
    ['fewer than twenty-one people', 'twenty-one', 'count', 0, 21],
    ['the 1,100-kilometre line', '1,100', 'count', 1100, 1100],
  ])('reads %j', (text, words, unit, low, high) => {
    const [amount, ...others] = findAmounts(text);
    expect(others).toEqual([]);
    expect(text.slice(amount!.start, amount!.end)).toBe(words);
    expect(amount!.unit).toBe(unit);
    expect(amount!.low).toBeCloseTo(low);
    expect(amount!.high).toBeCloseTo(high);
  });

  it.each(['COVID-19', 'at 12:30', 'G20', 'v1.2.3', 'the second time', 'anyone', 'nobody'])(
    'finds none in %j',
    (text) => expect(findAmounts(text)).toEqual([]),
  );

  it('finds them in order, apart from each other, whatever the text', () => {
    const piece = fc.constantFrom(
      '20',
      '%',
      ' ',
      ',',
      '.',
      '-',
      '$',
      'five',
      'March',
      'million',
      'half of',
      '1987',
      ':',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const amount of findAmounts(text)) {
          expect(amount.start).toBeGreaterThanOrEqual(end);
          expect(amount.end).toBeGreaterThan(amount.start);
          expect(amount.low).toBeLessThanOrEqual(amount.high);
          end = amount.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

/** Whether both may be true; null when they cannot be compared. */
function compare(a: string, b: string): boolean | null {
  const [first, second] = [findAmounts(a)[0]!, findAmounts(b)[0]!];
  expect(areCompatible(first, second)).toBe(areCompatible(second, first));
  return areComparable(first, second) ? areCompatible(first, second) : null;
}

describe('areComparable and areCompatible', () => {
  it.each([
    ['20% of it', 'one-fifth of it', true],
    ['about 20 people', '22 people', true],
    ['at least 12 people', '15 people', true],
    ['3 million dollars', '$2.96 million', true],
    ['12 people died', '15 people died', false],
    ['six hours', 'nine hours', false],
    ['in 1987', 'in 1992', false],
    ['14 March', 'March 15', false],
    ['12 people', '15 ships', null],
    ['six hours', 'six days', null],
    ['$5', '5 euros', null],
  ])('%j and %j: %s', (a, b, expected) => expect(compare(a, b)).toBe(expected));
});
