import { editDistance } from '../../retrieval/spelling.ts';
import { itemsBefore } from './index-or-end.ts';
import { sameOwner, sentenceTokens, type Token } from './tokens.ts';

const NUMBER_OF = String.raw`%|\bper ?cent|\b(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)`;
const SHARE_OF = {
  number: new RegExp(String.raw`(?:${NUMBER_OF}) of `, 'giu'),
  any: new RegExp(String.raw`(?:${NUMBER_OF}|\b(?:all|most|parts?|portions?)) of `, 'giu'),
} as const;
const ASKS_SHARE = {
  number: /\b(?:percentage|per ?cent|share|proportion|fraction) of /iu,
  any: /\b(?:part|much) of /iu,
} as const;
/** Words between "of" and a name: "of the internationally recognised". */
const REACH = 5;
/** Shorter names that differ in a letter are of two. */
const MIN_NAME_CHARS = 5;

/** What a question wants a share of: the stems of its name; and whether that must be a number. */
export interface Whole {
  readonly name: readonly string[];
  readonly share: 'number' | 'any';
}

/** What a question wants a share of, by its name; null: it wants none. */
export function wholeAskedAbout(question: string, tokens: readonly Token[]): Whole | null {
  const share = (['number', 'any'] as const).find((kind) => ASKS_SHARE[kind].test(question));
  const name = share === undefined ? null : namedBehindOf(tokens);
  return share === undefined || name === null ? null : { name, share };
}

/** Whether all shares that a sentence gives are of other things that have names. */
export function givesShareOfOthers({ name, share }: Whole, sentence: string): boolean {
  const wholes = Array.from(sentence.matchAll(SHARE_OF[share]), ({ index }) =>
    namedBehindOf(sentenceTokens(sentence.slice(index))),
  );
  const isSame = (stem: string): boolean => name.some((each) => isSameName(each, stem));
  return wholes.length > 0 && wholes.every((other) => other !== null && !other.some(isSame));
}

/** Names from another alphabet are written in several ways. */
function isSameName(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= MIN_NAME_CHARS && editDistance(a, b, 1) <= 1);
}

/** "of the *Harbour*", "of *Norwegian* territory", but of no name where that only describes ("of Lee boats"). */
function namedBehindOf(tokens: readonly Token[]): readonly string[] | null {
  const of = tokens.findIndex(({ stem }) => stem === 'of');
  const behind = tokens.slice(of + 1, of + 1 + REACH);
  const first = behind.findIndex(
    ({ isOwner, isStop, isBreak, stem }) => isOwner || isBreak || (isStop && stem !== 'the'),
  );
  if (of === -1 || behind[first]?.isOwner !== true) return null;
  const rest = behind.slice(first);
  const name = itemsBefore(rest, ({ isOwner }) => !isOwner);
  const next = rest[name.length];
  const describes = next !== undefined && !next.isStop && !next.isBreak;
  return describes && name.some(({ isNation }) => !isNation)
    ? null
    : name.flatMap(({ stem }) => sameOwner(stem));
}
