import { stemsOf } from '../../retrieval/stems.ts';
import { isDayOrMonth } from '../question/calendar.ts';
import { itemsBefore } from './index-or-end.ts';
import type { Affiliations } from './subjects.ts';
import { countryOf, isTitle, sameOwner, sentenceTokens, type Token } from './tokens.ts';
import { isSaying, isTelling, mayTell } from './telling-verbs.ts';

/** Whose words a question wants, on whom or to whom: "What did Ann Lee say about Bob Costa?". */
export interface Telling {
  /** Stems that stand for the speaker. */
  readonly speaker: readonly string[];
  readonly isNation: boolean;
  /** Of each name that they are about or go to, the stems. */
  readonly concerned: readonly (readonly string[])[];
  readonly affiliations: Affiliations;
}

/** Verbs that say to whom right behind them. */
const TO_WHOM = new Set(stemsOf('advise ask assure promise say speak tell told urge warn'));
const DOES = new Set(stemsOf('did does do has have'));
const ABOUT = new Set(['about', 'of', 'on']);
/** What stands for a speaker who is named elsewhere, or for none: "claims from officials". */
const UNNAMED = new Set(['he', 'she', 'they', 'who', 'it', 'i', 'we'].flatMap((word) => stemsOf(word)));
const HE = new Set(['he', 'she']);
const PRONOUNS = new Set(
  'he him his she her hers they them their theirs its himself herself themselves'.split(' '),
);
/** Who may stand for somebody like a title does. */
const LEADERS = new Set(stemsOf('leader counterpart premier'));
const BEHIND_NOUN = new Set(['from', 'by']);
const [ACCORDING = ''] = stemsOf('according');
/** Words from "what" to the speaker, and from him to his verb. */
const MAX_OPENING = 4;
const REACH = 8;

/** What a question wants of whose words; null: it wants none, or not of one who is named. */
export function tellingIn(question: readonly Token[], affiliations: Affiliations): Telling | null {
  const tokens = question.map(withoutDay);
  const [opening, does] = tokens;
  if (opening?.stem !== 'what' && opening?.stem !== 'how') return null;
  const first = tokens.findIndex(({ isOwner }) => isOwner);
  if (!DOES.has(does?.stem ?? '') || first < 2 || first > MAX_OPENING) return null;
  const speaker = namedAt(tokens, first);
  const verb = tokens[first + speaker.length];
  if (verb === undefined || !mayTell(verb.stem)) return null;
  const rest = tokens.slice(first + speaker.length + 1);
  const link = rest.findIndex(({ stem }) => ABOUT.has(stem));
  const topic = link === -1 ? [] : rest.slice(link);
  const whom = TO_WHOM.has(verb.stem) ? namedAt(rest, rest[0]?.stem === 'to' ? 1 : 0) : [];
  return {
    speaker: speaker.flatMap(({ stem }) => sameOwner(stem)),
    isNation: speaker.every(({ isNation }) => isNation),
    concerned: [...topic, ...whom]
      .filter(({ isOwner, isNation }) => isOwner && !isNation)
      .map(({ stem }) => sameOwner(stem)),
    affiliations,
  };
}

/**
 * Whether a sentence has the words of others alone, or those of the one that is asked on others. Not where the
 * one that is asked is named before words that may be his.
 */
export function isToldByOthers(telling: Telling, sentence: string): boolean {
  const tokens = sentenceTokens(sentence).map(withoutDay);
  const last = tokens.findLastIndex(({ stem }) => mayTell(stem));
  const isHis = tokens.slice(0, Math.max(last, 0)).some(({ stem }) => telling.speaker.includes(stem));
  const speakers = speakersIn(tokens);
  if (speakers.length === 0) return !isHis && namesWhoIsNotHe(tokens, telling);
  const hasNone = (name: readonly string[]): boolean => !tokens.some(({ stem }) => name.includes(stem));
  if (telling.concerned.some(hasNone) && !tokens.some(standsForSomebody)) return true;
  return !isHis && !speakers.some((name) => mayBe(name, speakers, telling));
}

/** "He claimed that they are like Lee": who says so is not the one that he names. */
function namesWhoIsNotHe(tokens: readonly Token[], { speaker, isNation }: Telling): boolean {
  const he = tokens.findIndex(({ word }, at) => HE.has(word) && isTelling(tokens[at + 1]?.word ?? ''));
  return he !== -1 && !isNation && tokens.slice(he).some(({ stem }) => speaker.includes(stem));
}

function withoutDay(token: Token): Token {
  return isDayOrMonth(token.word) ? { ...token, isOwner: false } : token;
}

/** A pronoun, or a title without a name behind it: "he", "the president". */
function standsForSomebody({ word, stem }: Token, at: number, tokens: readonly Token[]): boolean {
  if (PRONOUNS.has(word)) return true;
  const behind = tokens[at + 1];
  return isRank(stem) && behind?.isOwner !== true && !isRank(behind?.stem ?? '');
}

function isRank(stem: string): boolean {
  return isTitle(stem) || LEADERS.has(stem);
}

/** The words of a name. */
type Name = readonly Token[];

/** Who speaks in a sentence; none where there is one whose name cannot be told. */
function speakersIn(tokens: readonly Token[]): Name[] {
  const speakers: Name[] = [];
  for (const [at, { stem, word }] of tokens.entries()) {
    // "..., Costa said, according to Selby News": who passes words on does not say them.
    const isPassedOn = tokens[at - 1]?.isBreak === true && isSaying(tokens[at - 2]?.word ?? '');
    if (stem === ACCORDING && !isPassedOn) speakers.push(namedAt(tokens, at + 2));
    if (!isTelling(word)) continue;
    const start = tokens.slice(0, at).findLastIndex(({ isBreak }) => isBreak) + 1;
    const clause = tokens.slice(Math.max(start, at - REACH), at);
    const isNoun = BEHIND_NOUN.has(tokens[at + 1]?.stem ?? '');
    if (isNoun || clause.some((token) => UNNAMED.has(token.stem))) return [];
    // "..., said Ann Lee", or "Ann Lee, an adviser to Costa, said".
    const behind = clause.length > 0 ? [] : namedAt(tokens, at + 1);
    speakers.push(
      ...(behind.length > 0 ? [behind] : namesIn(clause.length > 0 ? clause : tokens.slice(0, at))),
    );
  }
  return speakers.filter((name) => name.length > 0);
}

/** The name that begins at a place, ranks before it left out; empty where there is none. */
function namedAt(tokens: readonly Token[], at: number): Name {
  const rest = tokens.slice(at);
  const start = rest.findIndex(({ stem }) => !isTitle(stem));
  if (start === -1) return [];
  return itemsBefore(rest.slice(start), ({ isOwner }) => !isOwner);
}

function namesIn(tokens: readonly Token[]): Name[] {
  return tokens.flatMap(({ isOwner }, at) =>
    isOwner && tokens[at - 1]?.isOwner !== true ? [namedAt(tokens, at)] : [],
  );
}

function isOfCountry(name: Name): boolean {
  return name.every(({ isNation }) => isNation);
}

/** Whether a name among those of speakers may stand for whom a question asks. */
function mayBe(name: Name, speakers: readonly Name[], asked: Telling): boolean {
  if (name.some(({ stem }) => asked.speaker.includes(stem))) return true;
  const isCountry = isOfCountry(name);
  if (asked.isNation) {
    const country = asked.affiliations.get(name.at(-1)!.stem);
    return !isCountry && (country === undefined || country.some((each) => asked.speaker.includes(each)));
  }
  // "The Kremlin said" may be of whom Russia has, "Kremlin aide Ann Lee said" is of her.
  if (!isCountry || !speakers.every(isOfCountry)) return false;
  const country = asked.speaker.flatMap((each) => asked.affiliations.get(each) ?? []);
  return country.length === 0 || name.some(({ stem }) => country.includes(countryOf(stem)?.[0] ?? stem));
}
