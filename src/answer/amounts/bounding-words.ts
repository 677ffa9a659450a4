/*
 * Words before a number that say how exact it is, or bound it: alternatives, to be put in a group of a regular
 * expression, with the beginning of a word before it. Those of counts never stand before a year.
 */

/** Words by which a number is about right, of years and of counts; and of counts alone. */
export const ABOUT = 'about|around|roughly|approximately|close to|circa';
export const ABOUT_COUNTS = 'some|nearly|almost|estimated';

/** Words that make it the least, or the most, that there are. */
export const AT_LEAST_COUNTS = 'at least';
export const AT_MOST_COUNTS = 'at most|up to|as (?:many|much) as';

/** Words that compare with it, which a negation turns round. */
export const MORE = 'over|above|exceeding';
export const MORE_COUNTS = 'more than|upwards of';
export const LESS = 'under|below';
export const LESS_COUNTS = '(?:less|fewer) than';
