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
import { MONTHS, SHORT_MONTHS } from '../question/calendar.ts';
import { itemsBefore } from '../ascription/index-or-end.ts';

/** What dates what follows, so that "In 2022 soldiers came" and "the 2022 elections" have a year. */
const DATING = new RegExp(
  String.raw`(?:\b(?:in|since|until|till|during|early|late|spring|summer|autumn|fall|winter|the|this|that|its|his|her|their|our|${[...MONTHS, ...SHORT_MONTHS].join('|')})|['’]s?)[ ,.]{1,2}(?:(?:about|around|circa) )?$`,
  'iu',
);
/** What stands before how many there are, and never before a year. */
const COUNTING = new RegExp(
  String.raw`\b(?:${[ABOUT_COUNTS, AT_LEAST_COUNTS, AT_MOST_COUNTS, MORE_COUNTS, LESS_COUNTS].join('|')})\W?$`,
  'iu',
);
/** What may stand before either. */
const ROUGHLY = new RegExp(String.raw`\b(?:${[ABOUT, MORE, LESS].join('|')})\W?$`, 'iu');
/** A number in whole hundreds, as few years of the news are: "in 1600 homes". */
const ROUND = /^(?!1900|2000)\d\d00$/u;
const LENGTH_OF_TIME = /^ (?:second|minute|hour|day|week|month|year|decade)s\b/iu;

/** What is seldom said of a year: "2014 levels" are. */
const COUNTED = new Set(
  `people persons men women children boys girls babies families households pupils students teachers workers employees
  staff jobs soldiers troops fighters recruits prisoners hostages civilians residents refugees migrants
  protesters demonstrators voters votes police officers personnel members inmates patients passengers victims
  casualties deaths dead killed wounded injured missing homes houses buildings tanks drones missiles aircraft
  ships vehicles km kilometres kilometers miles metres meters feet kg kilograms tonnes tons pounds litres liters
  pages words times`.split(/\s+/),
);
/** "Pages", "cities", but neither "crisis" nor "press". */
const PLURAL = /[^siu]s$/iu;
/** How many words there may be up to what is counted: "1600 heavily armed men". */
const WORDS = 3;

/**
 * Whether a number from 1500 to 2099 is a year rather than how many of something there are: it is in articles
 * nearly always, as those write 1,600 with a comma. Not where its wording is that of a count, or where something
 * that is counted follows ("1600 soldiers", "about 1600 pages") and nothing before it tells a date. A number in
 * whole hundreds is a count even behind a dating word if what is counted follows at once ("in 1600 homes"). Of
 * 820 years in the articles of OneStopQA and of the story this takes one for a count ("at least 1990 levels").
 *
 * @param number as written
 * @param before what stands before the number
 * @param behind what stands behind it
 */
export function isYear(number: string, before: string, behind: string): boolean {
  if (COUNTING.test(before) || LENGTH_OF_TIME.test(behind)) return false;
  const things = thingsBehind(behind);
  if (DATING.test(before)) return !(ROUND.test(number) && COUNTED.has(things[0] ?? ''));
  const thing = things.find((word) => COUNTED.has(word) || PLURAL.test(word));
  return thing === undefined || !(COUNTED.has(thing) || ROUGHLY.test(before));
}

/** The next words behind a number, in small letters, up to the first that names nothing. */
function thingsBehind(behind: string): readonly string[] {
  const [clause = ''] = behind.split(/[^\p{L}\p{M}'’ -]/u, 1);
  if (!clause.startsWith(' ')) return [];
  const words = clause.trim().toLowerCase().split(' ', WORDS);
  return itemsBefore(words, (word) => searchTerms(word).length === 0);
}
