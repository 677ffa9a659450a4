import { rememberedByText } from '../../retrieval/by-text.ts';
import { stemsOf } from '../../retrieval/stems.ts';
import { indexOrEnd, itemsBefore } from './index-or-end.ts';
import type { Affiliations } from './subjects.ts';
import { countryOf, isTitle, sentenceTokens, type Token } from './tokens.ts';

/** What people are of a country, besides ranks and offices. */
const ROLES = new Set(
  stemsOf(
    'aide advisor commander deputy diplomat director founder head leader negotiator official representative',
  ),
);
/** Those who are sent to a country, or busy with it, and called by it: "China ambassador Ann Lee". */
const SENT = new Set(stemsOf('envoy ambassador adviser advisor negotiator official representative diplomat'));
const ADVISERS = new Set(stemsOf('adviser advisor'));
/** Called by countries' names, and by what is theirs alone, are only those who are of them. */
const NAMED_LIKE_THEIRS = new Set(stemsOf('US UK Kremlin'));
const OTHER_NOUNS = new Set(stemsOf('America Britain EU UN'));
const GROUPS = new Set(stemsOf('delegation team side group mission'));
const LED = new Set(stemsOf('led headed'));
const [INCLUDING = ''] = stemsOf('including');
const SERVING = new Set(['to', 'of', 'for']);
/** Words between a country and the name that follows: "US delegation led by Special Envoy Ann Lee". */
const MAX_WORDS_BEFORE = 6;
/** Words behind a name's comma: "a top aide to President Ann Lee". */
const MAX_WORDS_BEHIND = 9;

/**
 * Of which country people are, from "Finnish President Ann Lee", "a US delegation led by Ann Lee", "US
 * officials, including Ann Lee" and "Bob Costa, an aide to Lee". Of whom two countries are told, none is.
 */
export function affiliationsIn(texts: readonly string[]): Affiliations {
  const told = texts.flatMap(affiliationsOf);
  const found = new Map<string, readonly string[]>();
  const unsure = new Set<string>();
  const add = (name: string, country: readonly string[]): void => {
    if ((found.get(name) ?? country)[0] !== country[0]) unsure.add(name);
    found.set(name, country);
  };
  for (const { name, of } of told) {
    const country = countryOf(of);
    if (country !== null) add(name, country);
  }
  const direct = new Map(found);
  for (const { name, of } of told) {
    const country = direct.get(of);
    if (country !== undefined && !unsure.has(of)) add(name, country);
  }
  for (const name of unsure) found.delete(name);
  return found;
}

/** Stems of a last name, and of the country or of the last name of whom it belongs to. */
interface Affiliation {
  readonly name: string;
  readonly of: string;
}

const affiliationsOf = rememberedByText((text): readonly Affiliation[] => {
  const tokens = sentenceTokens(text);
  return tokens.flatMap((token, at) => {
    if (!isOfName(token) || isOfName(tokens[at + 1])) return [];
    const first = tokens.slice(0, at).findLastIndex((each) => !isOfName(each)) + 1;
    return [countryBefore(tokens, first), servedBehind(tokens, at)]
      .filter((of) => of !== null)
      .map((of) => ({ name: token.stem, of }));
  });
});

function isOfName(token: Token | undefined): boolean {
  return token?.isOwner === true && !token.isNation && !token.isStop;
}

function isRole({ stem }: Token): boolean {
  return isTitle(stem) || ROLES.has(stem);
}

/** "*Finnish* President Ann Lee", with nothing between but ranks and roles, or who is led. */
function countryBefore(tokens: readonly Token[], first: number): string | null {
  let at = first - 1;
  let isSent = false;
  const isLinked = (): boolean => tokens[at]?.stem === 'by' || tokens[at]?.stem === INCLUDING;
  if (tokens[at] === undefined || (!isRole(tokens[at]!) && !isLinked())) return null;
  for (; at >= Math.max(0, first - MAX_WORDS_BEFORE); at -= 1) {
    const token = tokens[at]!;
    if (token.isNation) return isSent && !isOfIts(token) ? null : token.stem;
    const [before, further] = [tokens[at - 1], tokens[at - 2]];
    if (token.stem === 'by' && LED.has(before?.stem ?? '')) at -= 1;
    else if (token.stem === INCLUDING && before?.isBreak === true && further !== undefined && isRole(further))
      at -= 1;
    else if (!isRole(token) && !GROUPS.has(token.stem)) return null;
    isSent ||= SENT.has(token.stem);
  }
  return null;
}

/** Whether a country's word says whose somebody is: "Ukrainian envoy", "Ukraine's envoy", and not "Ukraine envoy". */
function isOfIts({ stem, isHolder }: Token): boolean {
  if (isHolder || NAMED_LIKE_THEIRS.has(stem)) return true;
  const names = countryOf(stem);
  return names?.includes(stem) === true && names[0] !== stem && !OTHER_NOUNS.has(stem);
}

/** "Bob Costa, a top aide to President *Lee*". */
function servedBehind(tokens: readonly Token[], last: number): string | null {
  if (tokens[last + 1]?.isBreak !== true) return null;
  const behind = tokens.slice(last + 2, last + 2 + MAX_WORDS_BEHIND);
  const clause = itemsBefore(behind, ({ isBreak }) => isBreak);
  const link = indexOrEnd(clause, ({ stem }) => SERVING.has(stem));
  const roles = clause.slice(0, link).filter(isRole);
  if (roles.length === 0) return null;
  const served = clause.slice(link + 1);
  const start = indexOrEnd(served, (token) => !isRole(token) && token.stem !== 'the');
  const end = start + indexOrEnd(served.slice(start), ({ isOwner }) => !isOwner);
  const name = served[end - 1];
  // "Head of the Norway desk".
  if (end === start || name === undefined || served[end]?.isStop === false) return null;
  return serves(roles.at(-1)!, clause[link]!.stem, name) ? name.stem : null;
}

/** An envoy is not of whom he is sent to, nor of the country he is there for; an adviser is of whom he advises. */
function serves({ stem }: Token, link: string, { isNation }: Token): boolean {
  if (!SENT.has(stem) || link === 'of') return true;
  return link === 'to' ? ADVISERS.has(stem) : !isNation;
}
