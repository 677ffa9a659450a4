import { MONTHS } from '../answer/question/calendar.ts';
import { publishedAtOf } from '../articles/published-at.ts';
import { InvalidDetailError } from './errors.ts';

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2} )?';
const CLOCK =
  '(?:[ ,t]{1,2}(?:at )?(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?::[0-5]\\d)?(?: ?[ap]\\.?m\\.?)?(?: ?(?:z|[a-z]{2,5}|(?:gmt|utc)?[+-]\\d\\d:?\\d\\d))?)?';

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[t ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?: ?(?:z|[+-]\d\d(?::?\d\d)?))?)?$/i;
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -](?:of )?${MONTH}\\.?,?[ -](\\d{4})(${CLOCK})$`,
  'i',
);
const MONTH_FIRST = new RegExp(
  `^${WEEKDAY}${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(${CLOCK})$`,
  'i',
);
const NUMBERS_ALONE = /^\d{1,4}[./\- ]{1,2}\d{1,2}[./\- ]{1,2}\d{1,4}$/;

/**
 * A date that somebody typed, as ISO 8601: one in that form, or with a named month. Unlike in articles,
 * anything else is refused: whoever typed it can be asked.
 *
 * @throws InvalidDetailError
 */
export function typedDate(typed: string): string {
  const text = typed.trim().replaceAll(/\s+/gu, ' ');
  const iso = ISO.exec(text);
  if (iso !== null && isDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))) return text;
  const [, day, month, year, clock] = DAY_FIRST.exec(text) ?? monthFirst(text);
  const number = MONTHS.findIndex((name) => month !== undefined && isSameMonth(name, month)) + 1;
  if (isDay(Number(year), number, Number(day))) {
    // A zone makes it a moment; a time without one is left as typed.
    if (clock !== '') return publishedAtOf(text);
    return `${year}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
  throw new InvalidDetailError(
    NUMBERS_ALONE.test(text)
      ? 'The date does not say for certain which number is the month.'
      : 'The date cannot be read.',
    'Write it as 2025-11-27 or as “27 November 2025”.',
  );
}

/** "Sept" is September: no two months begin with the same three letters. */
function isSameMonth(name: string, typed: string): boolean {
  return name.slice(0, 3) === typed.slice(0, 3).toLowerCase();
}

function monthFirst(text: string): readonly (string | undefined)[] {
  const [, month, day, year, clock] = MONTH_FIRST.exec(text) ?? [];
  return [text, day, month, year, clock];
}

/** Whether the calendar has this day. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
