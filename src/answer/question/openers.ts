import { searchTerms } from '../../retrieval/terms.ts';

/** Words that a sentence begins with and that name nobody. */
const OPENER =
  /^\W*(?:however|meanwhile|later|earlier|also|still|instead|then|now|finally|moreover|furthermore|additionally|overall|thus|therefore|nevertheless|nonetheless|similarly|previously|recently|initially|ultimately|asked|yet|yesterday|today|tonight|last (?:week|month|year|night)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu;

/** The beginning of a sentence without such words: "Later Ann Lee" is Ann Lee. */
export function withoutOpener(opening: string): string {
  return opening.replace(OPENER, '');
}

/** A name that opens a sentence, without what only stands there in a capital letter; may be empty. */
export function openingName(name: string): string {
  const [first = '', ...others] = withoutOpener(name).trim().split(' ');
  return searchTerms(first).length === 0 ? others.join(' ') : [first, ...others].join(' ');
}
