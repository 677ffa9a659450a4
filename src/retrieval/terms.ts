import { searchableText } from '../stores/searchable.ts';
import { stem } from '../stores/stem.ts';

/**
 * Words that carry no subject: articles, pronouns, prepositions, auxiliaries, and the words a question
 * is asked with. Matching on them finds passages that are merely wordy.
 */
const STOP_WORDS = new Set(
  `a about above after again against all also am an and any are aren't as at be because been before being
  below between both but by can can't could couldn't did didn't do does doesn't doing don't down during
  each else ever few for from further get gets got had has have having he he'd he'll he's her here hers
  herself him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself just let's many
  me more most much my myself no nor not of off on once only or other ought our ours ourselves out over own
  please same say says said she should so some such tell than that that's the their theirs them themselves
  then there there's these they they're this those through to too under until up very was wasn't we
  we're were what what's when when's where where's which while who who's whom whose why why's will with
  won't would you your yours yourself yourselves`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const STOP_STEMS = new Set(Array.from(STOP_WORDS, stem));

/** Whether any word that searching goes by has this stem, as far as words without a subject tell. */
export function isSearchedStem(wordStem: string): boolean {
  return !STOP_STEMS.has(wordStem);
}

/**
 * A word: letters with their accents and digits, inner apostrophes, hyphens and dots between them ("Lee's",
 * "U.S", "1,100").
 */
const TERM = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/**
 * The words of a text that searching goes by: lower case, straight apostrophes, without possessive
 * endings, in order and each once. Abbreviations lose their dots ("U.S." becomes "us").
 */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const [match] of searchableText(text).matchAll(TERM)) {
    const term = normaliseTerm(match);
    if (term !== '' && !STOP_WORDS.has(term)) terms.add(term);
  }
  return [...terms];
}

/** The terms that a text has with a capital letter anywhere but at its beginning, where any word has one. */
export function capitalisedTerms(text: string): ReadonlySet<string> {
  const words = Array.from(searchableText(text).matchAll(TERM)).filter(
    ({ 0: word, index }) => index > 0 && /^\p{Lu}/u.test(word),
  );
  return new Set(words.map(([word]) => normaliseTerm(word)));
}

function normaliseTerm(word: string): string {
  const plain = word.toLowerCase().replaceAll('’', "'");
  if (STOP_WORDS.has(plain)) return '';
  return plain.replace(/'s$/u, '');
}
