import type { Span } from '../../domain.ts';
import { overlaps } from '../../overlaps.ts';
import { stemsOf } from '../../retrieval/stems.ts';
import { searchTerms } from '../../retrieval/terms.ts';
import {
  ABOUT,
  ABOUT_COUNTS,
  AT_LEAST_COUNTS,
  AT_MOST_COUNTS,
  LESS,
  LESS_COUNTS,
  MORE,
  MORE_COUNTS,
} from './bounding-words.ts';
import { MONTHS } from '../question/calendar.ts';
import { isYear } from './years.ts';

/** A number or a date in a text, and what it may be taken for. Offsets are into the text. */
export interface Amount extends Span {
  /** What it measures ("percent", "dollar", "hour", "year"), or "count": of the things that follow. */
  readonly unit: string;
  /** For a count: stems of the words behind it. */
  readonly things: readonly string[];
  /** What it may be by its wording: "about 20" is 17 to 23, "at least 20" has no upper bound. */
  readonly low: number;
  readonly high: number;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const PARTS: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 };
const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};
const SIGNS: Readonly<Record<string, string>> = {
  $: 'dollar',
  '€': 'euro',
  '£': 'pound',
  '¥': 'yen',
  '₽': 'ruble',
};

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:${TENS.join('|')})(?:-(?:${ONES.slice(1, 10).join('|')}))?|${ONES.join('|')})`;
const SCALED = String.raw`(?<number>${NUMBER})(?:[ -]?(?<scale>hundred|thousand|million|m|billion|bn|trillion)(?![\p{L}\p{N}]))?`;
/** Behind a count "m" is as often metres: millions are written without a space, and have no height. */
const COUNTED = String.raw`(?<number>${NUMBER})(?:[ -]?(?<scale>hundred|thousand|million|billion|bn|trillion)(?![\p{L}\p{N}])|(?<short_scale>m)(?![\p{L}\p{N}]| (?:tall|high|long|wide|deep|thick|away|apart|above|below)\b))?`;
const NOT_INSIDE = String.raw`(?<![\p{L}\p{N}.,:]|[\p{L}\d]-)`;
const NOT_GOING_ON = String.raw`(?![\p{L}\p{N}]|[.,:]\d)`;

interface Pattern {
  readonly find: RegExp;
  /** Whether what it finds is meant so, by what stands around it; always unless given. */
  readonly isMeant?: (found: string, before: string, behind: string) => boolean;
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => { unit: string; value: number };
}

/** The narrower ones stand first; what one has found, no later one finds again. */
const PATTERNS: readonly Pattern[] = [
  {
    find: pattern(String.raw`(?<number>${NUMBER})(?:%| ?per ?cent\b)`),
    read: ({ number }) => ({ unit: 'percent', value: numberOf(number) }),
  },
  {
    find: pattern(
      // "The third of March" and "the first quarter of the year" are no parts.
      String.raw`(?:(?<number>an?|another|one|two|three|four)[ -]|(?=half|quarter)(?<!(?:first|second|third|fourth|last) ))(?<part>half|third|quarter|fifth|tenth)s?\b(?= of\b)`,
    ),
    read: ({ number, part }) => ({
      unit: 'percent',
      value: (100 * Math.max(1, numberOf(number))) / (PARTS[part?.toLowerCase() ?? ''] ?? 1),
    }),
  },
  {
    find: pattern(String.raw`(?<sign>[$€£¥₽]) ?${SCALED}${NOT_GOING_ON}`),
    read: ({ sign = '', number, scale }) => ({ unit: SIGNS[sign] ?? sign, value: scaled(number, scale) }),
  },
  {
    find: pattern(String.raw`${SCALED} (?<currency>dollar|euro|pound|yen|ruble)s?\b`),
    read: ({ currency = '', number, scale }) => ({
      unit: currency.toLowerCase(),
      value: scaled(number, scale),
    }),
  },
  {
    find: pattern(
      String.raw`(?:(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${MONTHS.join('|')})|(?<month_first>${MONTHS.join('|')}) (?<day_second>\d{1,2})(?:st|nd|rd|th)?)${NOT_GOING_ON}`,
    ),
    read: ({ day, month, month_first: monthFirst, day_second: daySecond }) => ({
      unit: 'day of the year',
      value: 100 * MONTHS.indexOf((month ?? monthFirst ?? '').toLowerCase()) + Number(day ?? daySecond),
    }),
  },
  {
    find: pattern(
      String.raw`(?<year>(?:1[5-9]|20)\d\d)${NOT_GOING_ON}(?!-| (?:hundred|thousand|[mb]illion|bn|trillion)\b)`,
    ),
    isMeant: isYear,
    read: ({ year }) => ({ unit: 'year', value: Number(year) }),
  },
  {
    find: pattern(String.raw`${SCALED}[ -](?<time>second|minute|hour|day|week|month|year|decade)s?\b`),
    read: ({ number, scale, time }) => ({ unit: time?.toLowerCase() ?? '', value: scaled(number, scale) }),
  },
  {
    find: pattern(COUNTED + NOT_GOING_ON),
    read: ({ number, scale, short_scale: shortScale }) => ({
      unit: 'count',
      value: scaled(number, scale ?? shortScale),
    }),
  },
];

const IS_ABOUT = new RegExp(String.raw`\b(?:${ABOUT}|${ABOUT_COUNTS})\W{0,2}(?:an? )?$`, 'iu');
const OR_SO = /^ or so\b/iu;
const AT_LEAST = new RegExp(String.raw`\b(?:${AT_LEAST_COUNTS})\W?(?:an? )?$`, 'iu');
const AT_MOST = new RegExp(String.raw`\b(?:${AT_MOST_COUNTS})\W?(?:an? )?$`, 'iu');
/** A negation turns them round: "no more than 20" is at most 20. */
const COMPARED = new RegExp(
  String.raw`(?<negation>\b(?:no|not) )?\b(?:(?<more>(?:${MORE_COUNTS})(?: an?)?|${MORE})|${LESS_COUNTS}(?: an?)?|${LESS})\W?$`,
  'iu',
);
const OR_MORE = /^ or (?:more|above|over)\b/iu;
const OR_LESS = /^ or (?:less|fewer|below|under)\b/iu;
/** By what share of it "about" may miss an amount: set by hand (docs/evaluation.md). */
const ABOUT_SHARE = 0.15;
/** What is looked at before and behind. */
const BEFORE_CHARS = 32;
/** Words behind a number of which one may be what it counts ("20 new points"): set by hand (docs/evaluation.md). */
const THINGS = 3;

/** The numbers and dates in a text, in order. */
export function findAmounts(text: string): Amount[] {
  const found: Amount[] = [];
  for (const { find, read, isMeant = () => true } of PATTERNS) {
    for (const match of text.matchAll(find)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => overlaps(other, { start, end }))) continue;
      const before = text.slice(Math.max(0, start - BEFORE_CHARS), start);
      const behind = text.slice(end);
      if (!isMeant(match[0], before, behind)) continue;
      const { unit, value } = read(match.groups ?? {});
      found.push({
        start,
        end,
        unit,
        things: unit === 'count' ? thingsIn(behind) : [],
        ...bounds(unit, value, before, behind),
      });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Stems of what is counted, by what stands behind a number. */
function thingsIn(behind: string): readonly string[] {
  const [clause = ''] = behind.split(/[,;:.!?“”"()]/u, 1);
  return stemsOf(searchTerms(clause).slice(0, THINGS).join(' '));
}

/** Whether two amounts measure the same thing. */
export function areComparable(a: Amount, b: Amount): boolean {
  return a.unit === b.unit && (a.unit !== 'count' || a.things.some((thing) => b.things.includes(thing)));
}

/** Whether both may be true of one thing: their ranges touch, or one is the other rounded. */
export function areCompatible(a: Amount, b: Amount): boolean {
  if (a.low <= b.high && b.low <= a.high) return true;
  return isRoundedTo(a, b) || isRoundedTo(b, a);
}

function isRoundedTo(exact: Amount, rounded: Amount): boolean {
  if (isDate(rounded.unit) || exact.low !== exact.high || rounded.low !== rounded.high) return false;
  const digits = String(rounded.low)
    .replace(/(?<!0)0+$/u, '')
    .replace('.', '').length;
  return digits > 0 && Number(exact.low.toPrecision(Math.min(digits, 15))) === rounded.low;
}

function bounds(unit: string, value: number, before: string, behind: string): { low: number; high: number } {
  if (isDate(unit)) return { low: value, high: value };
  const about = IS_ABOUT.exec(before);
  const spread = about !== null || OR_SO.test(behind) ? ABOUT_SHARE * value : 0;
  const limit = limitOf(about === null ? before : before.slice(0, about.index), behind);
  return {
    low: limit === 'most' ? 0 : value - spread,
    high: limit === 'least' ? Infinity : value + spread,
  };
}

/** Whether a number is the least or the most that there are, by its wording; null where it is neither. */
function limitOf(before: string, behind: string): 'least' | 'most' | null {
  if (AT_LEAST.test(before) || OR_MORE.test(behind)) return 'least';
  if (AT_MOST.test(before) || OR_LESS.test(behind)) return 'most';
  const groups = COMPARED.exec(before)?.groups;
  if (groups === undefined) return null;
  const isMore = groups['more'] !== undefined;
  const isNegated = groups['negation'] !== undefined;
  return isMore === isNegated ? 'most' : 'least';
}

/** Whether it names a point in time, which can be compared but not measured. */
export function isDate(unit: string): boolean {
  return unit === 'year' || unit === 'day of the year';
}

const NUMBER_STEMS = new Set(stemsOf([...ONES.slice(2), ...TENS, ...Object.keys(PARTS)].join(' ')));

/** Whether a stem is that of a number written as a word, from two on, or of a part ("half", "thirds"). */
export function isNumberWord(stem: string): boolean {
  return NUMBER_STEMS.has(stem);
}

function pattern(source: string): RegExp {
  return new RegExp(NOT_INSIDE + source, 'giu');
}

function scaled(number: string | undefined, scale: string | undefined): number {
  return numberOf(number) * (SCALES[scale?.toLowerCase() ?? ''] ?? 1);
}

/** "1,100", "twenty-one", "a" -> 1; 0 for nothing. */
function numberOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const plain = text.toLowerCase();
  if (/^\d/u.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^an?$/u.test(plain)) return 1;
  return plain.split('-').reduce((sum, word) => {
    const tens = TENS.indexOf(word);
    return sum + (tens === -1 ? Math.max(0, ONES.indexOf(word)) : 20 + 10 * tens);
  }, 0);
}
