const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = String.raw`\d{1,2}`;
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2} )?`;
const TIME = String.raw`(?:,| -)?(?: at)? (?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d{1,9})?)?(?: ?(?<half>[ap])\.?m\.?)?`;
const ZONE = String.raw` ?\(?(?:(?:z|gmt|utc)?(?<offset>[+-](?:0\d|1[0-4]):?[0-5]\d)|z|gmt|utc)\)?(?: \([^()]{1,40}\))?`;
const END = `(?:${TIME}(?<zone>${ZONE})?)?$`;

/** A date has its month in letters, or its year first: of other numbers nobody knows which is the day. */
const FORMS = [
  String.raw`^${WEEKDAY}(?<day>${DAY})(?:st|nd|rd|th|\.)?[ -](?:of )?(?<month>${MONTH})\.?,?[ -]${YEAR}`,
  String.raw`^${WEEKDAY}(?<month>${MONTH})\.? (?<day>${DAY})(?:st|nd|rd|th)?,? ${YEAR}`,
  String.raw`^${YEAR}\/(?<month>\d{1,2})\/(?<day>${DAY})`,
].map((form) => new RegExp(form + END, 'iu'));

/**
 * A date as ISO 8601 where it certainly is one, else as it was given: part of a date ("Spring 2020"), a day that
 * no month has, or numbers that may be another day. A date without a time stays a date; a time without a zone
 * is left as given, as any zone would be a guess.
 */
export function publishedAtOf(given: string): string {
  const text = given.trim();
  const plain = text.replace(/\s+/gu, ' ');
  const groups = FORMS.map((form) => form.exec(plain)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return text;
  const { year, month = '', day, hour, minute, second = '0', half, zone, offset } = groups;
  const date = [Number(year), monthNumber(month), Number(day)] as const;
  if (hour === undefined)
    return (
      momentOf(...date, 0, 0, 0)
        ?.toISOString()
        .slice(0, 10) ?? text
    );
  if (zone === undefined) return text;
  const hours = half === undefined ? Number(hour) : halfDayHours(Number(hour), half);
  const moment = momentOf(...date, hours, Number(minute), Number(second));
  if (moment === null) return text;
  return new Date(moment.getTime() - minutesAhead(offset) * 60_000).toISOString();
}

/** From 1 on; 0 for none. */
function monthNumber(month: string): number {
  return /^\d/u.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
}

/** "12 am" is 0; NaN for hours that no half of a day has. */
function halfDayHours(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** "+05:30" -> 330 */
function minutesAhead(offset = '+0000'): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** Null where the parts do not come back the same ("February 30"). */
function momentOf(...parts: readonly [number, number, number, number, number, number]): Date | null {
  const [year, month, day, hour, minute, second] = parts;
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const back = [
    moment.getUTCFullYear(),
    moment.getUTCMonth() + 1,
    moment.getUTCDate(),
    moment.getUTCHours(),
    moment.getUTCMinutes(),
    moment.getUTCSeconds(),
  ];
  return back.every((part, index) => part === parts[index]) ? moment : null;
}
