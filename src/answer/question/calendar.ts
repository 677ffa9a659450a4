/** Names of months and of weekdays, in small letters, from January and from Monday. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');
export const WEEKDAYS: readonly string[] = 'monday tuesday wednesday thursday friday saturday sunday'.split(
  ' ',
);
/** Months as they are shortened. */
export const SHORT_MONTHS: readonly string[] = 'jan feb mar apr jun jul aug sep sept oct nov dec'.split(' ');

/** Weekdays, and the same in the plural. */
export const WEEKDAY_FORMS: readonly string[] = [...WEEKDAYS, ...WEEKDAYS.map((day) => `${day}s`)];

const DAYS_AND_MONTHS = new Set([...MONTHS, ...SHORT_MONTHS, ...WEEKDAY_FORMS]);

/** Whether a word, in small letters, is a weekday or a month: written like a name, and nobody's. */
export function isDayOrMonth(word: string): boolean {
  return DAYS_AND_MONTHS.has(word);
}
