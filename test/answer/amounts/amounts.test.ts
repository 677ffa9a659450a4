import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areComparable, areCompatible, findAmounts } from '../../../src/answer/amounts/amounts.ts';

/** What the amounts of a text may be, from least to most. */
function limits(text: string): number[] {
  return findAmounts(text).flatMap(({ low, high }) => [low, high]);
}

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
    ['no more than 20 people', '20', 'count', 0, 20],
    ['not more than 20 people', '20', 'count', 0, 20],
    ['not over 20 people', '20', 'count', 0, 20],
    ['no fewer than 20 people', '20', 'count', 20, Infinity],
    ['no less than 20 people', '20', 'count', 20, Infinity],
    ['not less than 20%', '20%', 'percent', 20, Infinity],
    ['up to 20 people', '20', 'count', 0, 20],
    ['as many as 20 people', '20', 'count', 0, 20],
    ['as much as $20', '$20', 'dollar', 0, 20],
    ['more than about 20 people', '20', 'count', 17, Infinity],
    ['no more than around 20 people', '20', 'count', 0, 23],
    ['It took 20 or so people.', '20', 'count', 17, 23],
    ['up to a seven-month voyage', 'seven-month', 'month', 0, 7],
    ['about 1600 dusty pages', '1600', 'count', 1360, 1840],
    ['20 or more people', '20', 'count', 20, Infinity],
    ['1600 soldiers', '1600', 'count', 1600, 1600],
    ['about 1600 Russian soldiers', '1600', 'count', 1360, 1840],
    ['between 1600 and', '1600', 'year', 1600, 1600],
    ['more than 2000 were hurt', '2000', 'count', 2000, Infinity],
    ['It took 2000 hours.', '2000 hours', 'hour', 2000, 2000],
    ['a 2000-hour search', '2000-hour', 'hour', 2000, 2000],
    ['1600 million people', '1600 million', 'count', 1.6e9, 1.6e9],
    ['over 1500 km away', '1500', 'count', 1500, Infinity],
    ['In 2022 soldiers came.', '2022', 'year', 2022, 2022],
    ['the 2022 elections', '2022', 'year', 2022, 2022],
    ['the 2014 annexation of it', '2014', 'year', 2014, 2014],
    ['Lee’s 2019 books', '2019', 'year', 2019, 2019],
    ['since about 1600', '1600', 'year', 1600, 1600],
    ['In March 2014 troops came.', '2014', 'year', 2014, 2014],
    ['In 2014, troops came.', '2014', 'year', 2014, 2014],
    ['It was 2014 when troops came.', '2014', 'year', 2014, 2014],
    ['over a 24-hour cycle', '24-hour', 'hour', 24, 24],
    ['more than a 20% rise', '20%', 'percent', 20, Infinity],
    ['the law of 2006 bans people', '2006', 'year', 2006, 2006],
    ['up on 2005 levels', '2005', 'year', 2005, 2005],
    ['In 2014 was his birth.', '2014', 'year', 2014, 2014],
    ['in 1600 homes', '1600', 'count', 1600, 1600],
    ['in 1600 the homes burnt', '1600', 'year', 1600, 1600],
    ['In 2000 homes had it.', '2000', 'year', 2000, 2000],
    ['upwards of 1600 lay there', '1600', 'count', 1600, Infinity],
    ['another third of them', 'another third', 'percent', 100 / 3, 100 / 3],
    ['nearly half of them', 'half', 'percent', 42.5, 57.5],
    ['a wall 5 m tall', '5', 'count', 5, 5],
    ['about 20m people', '20m', 'count', 17e6, 23e6],
    ['fines of $5 m', '$5 m', 'dollar', 5e6, 5e6],
  ])('reads %j', (text, words, unit, low, high) => {
    const [amount, ...others] = findAmounts(text);
    expect(others).toEqual([]);
    expect(text.slice(amount!.start, amount!.end)).toBe(words);
    expect(amount!.unit).toBe(unit);
    expect(amount!.low).toBeCloseTo(low);
    expect(amount!.high).toBeCloseTo(high);
  });

  it.each([
    'COVID-19',
    'at 12:30',
    'G20',
    'v1.2.3',
    'the second time',
    'the third of March',
    'the fifth of its kind',
    'the first quarter of the year',
    '5m tall',
    'anyone',
    'nobody',
  ])('finds none in %j', (text) => expect(findAmounts(text)).toEqual([]));

  it('takes a comparison that is denied for its opposite', () => {
    const amount = fc.integer({ min: 2, max: 1_499 });
    const more = fc.constantFrom('more than', 'over', 'above', 'exceeding');
    const less = fc.constantFrom('less than', 'fewer than', 'under', 'below');
    fc.assert(
      fc.property(fc.constantFrom('no', 'not'), more, less, amount, (not, above, below, number) => {
        expect(limits(`${above} ${number} ships`)).toEqual([number, Infinity]);
        expect(limits(`${not} ${below} ${number} ships`)).toEqual([number, Infinity]);
        expect(limits(`${below} ${number} ships`)).toEqual([0, number]);
        expect(limits(`${not} ${above} ${number} ships`)).toEqual([0, number]);
      }),
    );
  });

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
    ['no more than 20 people', '15 people', true],
    ['no more than 20 people', '25 people', false],
    ['no fewer than 20 people', '15 people', false],
    ['no fewer than 20 people', '25 people', true],
    ['about 1600 soldiers', '1650 soldiers', true],
    ['1600 soldiers', '1900 soldiers', false],
    ['2000 hours', '2600 hours', false],
    ['built about 1600', '1650 soldiers', null],
  ])('%j and %j: %s', (a, b, expected) => expect(compare(a, b)).toBe(expected));
});
