import { stemSetOf, stemsOf } from '../../retrieval/stems.ts';
import { itemsBefore } from './index-or-end.ts';
import { AUXILIARIES_OF_DEEDS } from '../question/question-words.ts';
import { BEFORE_DEEDS, isTitle, sameOwner, sentenceTokens, type Token } from './tokens.ts';

/**
 * Something a question says of somebody: "the Ukrainian delegation", "does Oslo demand", "minister of
 * France", "warned Macron". A sentence in which another one has the delegation, or demands, or was warned, is
 * about another matter.
 */
export interface Ascription {
  /** Stems that stand for who it is said of: a country, or somebody or something that has a name. */
  readonly owner: readonly string[];
  readonly isNation: boolean;
  /** Of which countries people are, as far as that is known. */
  readonly affiliations: Affiliations;
  /** The stem of what is said. */
  readonly said: string;
  /** Whether they do it, have it, or are its target; `sufferer` is the target where the doer is asked for. */
  readonly as: 'subject' | 'holder' | 'object' | 'sufferer';
  /** Whether it is an office, and who holds it is asked: what does not speak of it says nothing of it. */
  readonly isOffice: boolean;
}

/** Of which country people are: the stems of its names, by the stem of a last name. */
export type Affiliations = ReadonlyMap<string, readonly string[]>;

const NO_AFFILIATIONS: Affiliations = new Map();

/** How many words may stand between. */
const REACH = { subject: 8, holder: 3, object: 3 } as const;
const MAX_NOUNS = 2;
/** Words between a verb and whom it concerns ("meet with", "go to"). */
const PREPOSITIONS = new Set(stemsOf('to with the'));
/** What is done by both who do it: "Lee met Costa" is what Costa did, too. */
const MUTUAL = new Set(
  stemsOf('meet met speak spoke spoken talk agree negotiate confer debate quarrel clash fight fought marry'),
);
const BE = new Set(['am', 'is', 'are', 'was', 'were', 'be', 'been', 'being', 'got']);
/** How far a passive's form of "be" may stand before its verb ("was not openly praised"). */
const MAX_TO_BE = 3;
/** Verbs that have a subject and what it does behind them. */
const OF_DEEDS = new Set(AUXILIARIES_OF_DEEDS.split('|').flatMap((word) => stemsOf(word)));
const ASKS_WHO = /^\W*(?:who(?:['’]?s)?\b|what(?:['’]?s| is| was) the name of\b)/iu;

/**
 * What a question says of whom.
 *
 * @param tokens its own
 */
export function ascriptionsIn(
  question: string,
  tokens: readonly Token[],
  affiliations: Affiliations = NO_AFFILIATIONS,
): Ascription[] {
  const asksWho = ASKS_WHO.test(question);
  return tokens.flatMap((_, at) => ascriptionsAt(tokens, at, asksWho, affiliations));
}

/** What is said of the one whose name ends at a word. */
function ascriptionsAt(
  tokens: readonly Token[],
  at: number,
  asksWho: boolean,
  affiliations: Affiliations,
): Ascription[] {
  const { isOwner, isNation } = tokens[at]!;
  if (!isOwner || tokens[at + 1]?.isOwner === true) return [];
  const first = beginningOfName(tokens, at);
  const named = tokens.slice(first, at + 1).filter((token) => token.isOwner);
  const owner = named.flatMap((token) => sameOwner(token.stem));
  const isSubject = [tokens[first - 1], tokens[at + 1]].some((token) => BEFORE_DEEDS.has(token?.stem ?? ''));
  // "Did the Institute *call*", "did the Bergen *team* call": it may do what follows, or have it.
  const isEither =
    !isNation && tokens[first - 1]?.stem === 'the' && OF_DEEDS.has(tokens[first - 2]?.stem ?? '');
  const nouns = isSubject ? [] : [...nounsBefore(tokens, first), ...(isEither ? [] : nounsAfter(tokens, at))];
  const office = asksWho ? nouns.slice(-1).find(isTitle) : undefined;
  const ascribe = (words: readonly string[], as: Ascription['as']): Ascription[] =>
    words.map((said) => {
      const isOffice = as === 'holder' && said === office;
      return { owner, isNation, affiliations, said, as, isOffice };
    });
  return [
    ...ascribe(nouns, 'holder'),
    ...ascribe([...(isSubject ? verbAfter(tokens, at) : []), ...verbDoneBy(tokens, first)], 'subject'),
    ...ascribe(verbBefore(tokens, first), asksWho ? 'sufferer' : 'object'),
  ];
}

/** Words within names ("Bank of England", "Baker and Costa"). */
const LINKS = new Set(stemsOf('of for the and'));

function beginningOfName(tokens: readonly Token[], at: number): number {
  let first = at;
  for (let place = at - 1; place >= 0; place -= 1) {
    const { isOwner, stem } = tokens[place]!;
    if (isOwner) first = place;
    else if (!LINKS.has(stem)) break;
  }
  return first;
}

/** "does Oslo *demand*", "Oslo must *leave*". */
function verbAfter(tokens: readonly Token[], at: number): string[] {
  const verb = tokens[BEFORE_DEEDS.has(tokens[at + 1]?.stem ?? '') ? at + 2 : at + 1];
  return verb === undefined || endsPhrase(verb) ? [] : [verb.stem];
}

/** "who was *warned* by Macron". */
function verbDoneBy(tokens: readonly Token[], first: number): string[] {
  const verb = tokens[first - 2];
  if (tokens[first - 1]?.stem !== 'by' || verb === undefined || endsPhrase(verb)) return [];
  return tokens.slice(0, first - 2).some(({ word }) => BE.has(word)) ? [verb.stem] : [];
}

/** "*warned* Macron", "*meet* with Macron". */
function verbBefore(tokens: readonly Token[], first: number): string[] {
  const verb = tokens[PREPOSITIONS.has(tokens[first - 1]?.stem ?? '') ? first - 2 : first - 1];
  return verb === undefined || endsPhrase(verb) ? [] : [verb.stem];
}

/** "Ukrainian *foreign minister*". */
function nounsAfter(tokens: readonly Token[], at: number): string[] {
  const following = tokens.slice(at + 1, at + 1 + MAX_NOUNS);
  return itemsBefore(following, endsPhrase).map(({ stem }) => stem);
}

/** "*foreign minister* of (the) Ukraine". */
function nounsBefore(tokens: readonly Token[], at: number): string[] {
  const link = tokens[at - 1]?.stem === 'the' ? at - 2 : at - 1;
  if (tokens[link]?.stem !== 'of') return [];
  const preceding = tokens.slice(Math.max(0, link - MAX_NOUNS), link);
  return preceding.slice(preceding.findLastIndex(endsPhrase) + 1).map(({ stem }) => stem);
}

function endsPhrase({ isStop, isBreak, isOwner }: Token): boolean {
  return isStop || isBreak || isOwner;
}

/** Whether a sentence says of others what a question says of somebody, and never of that one. */
export function saysItOfOthers(ascriptions: readonly Ascription[], sentence: string): boolean {
  const stems = stemSetOf(sentence);
  return ascriptions.some((ascription) => {
    const { said, isOffice } = ascription;
    if (!stems.has(said)) return isOffice;
    const tokens = sentenceTokens(sentence);
    const clauses = tokens.flatMap(({ stem }, at) => (stem === said ? [clauseAround(tokens, at)] : []));
    const found = new Set(clauses.map((clause) => IS_OF[ascription.as](clause, ascription)));
    return !found.has('same') && found.has('other');
  });
}

interface Clause {
  readonly said: Token;
  readonly before: readonly Token[];
  readonly after: readonly Token[];
}

/** The words beside one, as far as its clause goes. */
function clauseAround(tokens: readonly Token[], at: number): Clause {
  const start = tokens.slice(0, at).findLastIndex(({ isBreak }) => isBreak) + 1;
  return {
    said: tokens[at]!,
    before: tokens.slice(start, at),
    after: itemsBefore(tokens.slice(at + 1), ({ isBreak }) => isBreak),
  };
}

type Owner = Pick<Ascription, 'owner' | 'isNation' | 'affiliations'>;
type Finding = 'same' | 'other' | null;

const IS_OF: Record<Ascription['as'], (clause: Clause, owner: Owner) => Finding> = {
  subject({ before, after }, owner) {
    const near = [...before.slice(-REACH.subject - 1), ...after.slice(0, REACH.subject + 1)];
    return isNamed(near, owner) ? 'same' : whoIs(before.slice(-REACH.subject), owner);
  },
  holder({ before, after }, owner) {
    if (isNamed(after.slice(0, REACH.holder + 1), owner)) return 'same';
    const held = heldBy(after, owner);
    if (held !== null) return held;
    const nearest = before.findLastIndex(({ isOwner }) => isOwner);
    if (nearest < before.length - REACH.holder) return null;
    return whoIs(before.slice(beginningOfName(before, nearest)), owner);
  },
  object({ said, before, after }, owner) {
    const isMutual = MUTUAL.has(said.stem) && isNamed(before, owner);
    if (isMutual || isNamed(after, owner)) return 'same';
    return whoIs(withoutPreposition(after).slice(0, REACH.object), owner);
  },
  sufferer(clause, owner) {
    const near = clause.before.slice(-REACH.object);
    // "Lee was praised by Costa": who stands before a passive does nothing.
    if (isPassive(clause)) return isNamed(clause.before, owner) ? 'same' : null;
    return IS_OF.object(clause, owner) ?? (isNamed(near, owner) ? 'other' : null);
  },
};

/** Whether what is said is done to who stands before it: "was *praised*", "*praised* by". */
function isPassive({ before, after }: Clause): boolean {
  if (after[0]?.word === 'by') return true;
  const near = before.slice(-MAX_TO_BE);
  return near.slice(near.findLastIndex(({ isOwner }) => isOwner) + 1).some(({ word }) => BE.has(word));
}

/** Whether who is named right behind an office ("President *Ann Lee*") is known to be of another country. */
function heldBy(after: readonly Token[], owner: Owner): 'other' | null {
  const name = itemsBefore(after, ({ isOwner }) => !isOwner).filter(({ isNation }) => !isNation);
  return owner.isNation && name.some((token) => whoIsOne(token, owner) === 'other') ? 'other' : null;
}

/** The words that a verb concerns, but for ranks, up to the first that begins something else ("from", "in"). */
function withoutPreposition(after: readonly Token[]): readonly Token[] {
  const concerned = itemsBefore(after, ({ isStop, stem }) => isStop && !PREPOSITIONS.has(stem));
  return concerned.filter(({ stem }) => !isTitle(stem));
}

function whoIs(tokens: readonly Token[], owner: Owner): Finding {
  if (isNamed(tokens, owner)) return 'same';
  return tokens.some((token) => whoIsOne(token, owner) === 'other') ? 'other' : null;
}

/** A person says nothing of a country unless it is known of which one he is, nor a country of a person. */
function whoIsOne({ stem, isOwner, isNation }: Token, asked: Owner): Finding {
  if (asked.owner.includes(stem)) return 'same';
  if (!isOwner) return null;
  if (isNation === asked.isNation) return 'other';
  const country = asked.isNation ? asked.affiliations.get(stem) : undefined;
  return country === undefined || country.some((each) => asked.owner.includes(each)) ? null : 'other';
}

function isNamed(tokens: readonly Token[], { owner }: Pick<Owner, 'owner'>): boolean {
  return tokens.some(({ stem }) => owner.includes(stem));
}
