import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidDetailError } from '../../src/editing/errors.ts';
import { typedDate } from '../../src/editing/typed-date.ts';

function refusalOf(typed: string): unknown {
  try {
    return typedDate(typed);
  } catch (error) {
    return error;
  }
}

describe('typedDate', () => {
  it.each([
    ['2025-11-27', '2025-11-27'],
    ['2025-11-27T10:30:00Z', '2025-11-27T10:30:00Z'],
    ['2025-11-27 10:30', '2025-11-27 10:30'],
    ['2025-11-27T10:30:00.000+01:00', '2025-11-27T10:30:00.000+01:00'],
    ['27 November 2025', '2025-11-27'],
    [' 27  Nov.  2025', '2025-11-27'],
    ['27-Nov-2025', '2025-11-27'],
    ['3rd of April 2025', '2025-04-03'],
    ['3. September 2025', '2025-09-03'],
    ['Sept. 3, 2025', '2025-09-03'],
    ['Thursday, November 27, 2025', '2025-11-27'],
    ['Thu, 27 Nov 2025 10:30:00 GMT', '2025-11-27T10:30:00.000Z'],
    ['Nov 27, 2025 10:30 am +0100', '2025-11-27T09:30:00.000Z'],
    ['29 February 2024', '2024-02-29'],
    ['27 November 2025, 10:30', '27 November 2025, 10:30'],
  ])('reads %s', (typed, date) => {
    expect(typedDate(typed)).toBe(date);
    expect(typedDate(date)).toBe(date);
  });

  it.each(['03/04/2025', '27/11/2025', '3.4.2025', '27-11-2025', '2025/11/27', '3 4 25'])(
    'does not guess which number of %s is the month',
    (typed) => {
      expect(() => typedDate(typed)).toThrow('which number is the month');
    },
  );

  it.each([
    'yesterday',
    'November 2025',
    '2025',
    '2025-13-01',
    '2025-02-30',
    '31 February 2025',
    '0 May 2025',
    '27 Marchember 2025',
    '27 November',
    'about 27 November 2025',
    '27 November 2025 or later',
    '27 November 2025, 10:30 on the clock',
    '27 November 2025, 25:30',
    '2025-11-27T25:30',
  ])('refuses %s, and says what to write', (typed) => {
    const refusal = refusalOf(typed);
    expect(refusal).toBeInstanceOf(InvalidDetailError);
    expect(refusal).toMatchObject({ remedy: expect.stringContaining('2025-11-27 or as “27 November 2025”') });
  });

  it('reads a day that is written out as that day, in every year and month', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1000-01-01T00:00:00Z'),
          max: new Date('9999-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.constantFrom('en-GB', 'en-US'),
        fc.constantFrom('long', 'short'),
        fc.boolean(),
        (date, locale, month, hasWeekday) => {
          const words = date.toLocaleDateString(locale, {
            timeZone: 'UTC',
            day: 'numeric',
            month,
            year: 'numeric',
            ...(hasWeekday ? { weekday: month } : {}),
          });
          expect(typedDate(words)).toBe(date.toISOString().slice(0, 10));
        },
      ),
    );
  });
});
