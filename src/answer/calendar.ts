/** Names of months and of weekdays, in small letters, from January and from Monday. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');
export const WEEKDAYS: readonly string[] = 'monday tuesday wednesday thursday friday saturday sunday'.split(
  ' ',
);
