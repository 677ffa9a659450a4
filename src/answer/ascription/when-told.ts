import { stemsOf } from '../../retrieval/stems.ts';
import { hasKind, mainClause } from '../question/asked-for.ts';
import { WEEKDAY_FORMS } from '../question/calendar.ts';
import { isTitle, sentenceTokens, type Token } from './tokens.ts';
import { isSaying, mayTell } from './telling-verbs.ts';

const DAYS = [...WEEKDAY_FORMS, 'today', 'yesterday', 'tonight'];
const IS_DAY = new Set(DAYS);
const DAY_OF_TIME = new RegExp(
  String.raw`\b(?:${DAYS.join('|')})\b(?: (?:morning|afternoon|evening|night)\b)?`,
  'giu',
);
const DAYS_OWN = new RegExp(String.raw`\b(?:${DAYS.join('|')})['’]`, 'iu');
/** A time that is told by what happens then. */
const BY_EVENT =
  /\b(?:when|whenever|once|after|before|until|till|soon|immediately|spring|summer|autumn|winter)\b/iu;

const TOLD = new Set(['tells', 'told']);
/** What may stand between a verb of saying and its day, besides names. */
const BETWEEN = new Set(
  `in at to during from on late early earlier the a an reporters journalists lawmakers parliament media press
  interview statement briefing speech conference news`.split(/\s+/),
);
const MAX_BETWEEN = 7;
/** Behind a day they are said of it: "said Friday was". */
const OF_DAY = new Set('is was will would has had may might could should must can'.split(' '));
/** What a day and its verb may have between them: "on Friday morning also said". */
const LITTLE = new Set(['morning', 'afternoon', 'evening', 'night', 'also', 'again']);
const OF_NAME = new Set(['the', 'of']);

const ASKS_WHEN = /\bwhen\b|\b(?:what|which) (?:day|date)\b/iu;
/** Of the verbs those that a question more often has as nouns: "the call", "a state visit". */
const NOUNS = new Set(stemsOf('call state'));
const NO_NOUN = /\b(?:call(?:s|ed)? (?:for|on|upon)|state[sd]? that)\b/iu;

/** Whether a question asks when something was, and not when something was said. */
export function asksWhenElse(question: string): boolean {
  return ASKS_WHEN.test(mainClause(question)) && !NO_NOUN.test(question) && !stemsOf(question).some(tells);
}

function tells(stem: string): boolean {
  return mayTell(stem) && !NOUNS.has(stem);
}

/** Whether a sentence has no time but days on which something was said: "Lee said on Friday that". */
export function saysOnlyWhenTold(sentence: string): boolean {
  const rest = sentence.replace(DAY_OF_TIME, ' ');
  if (rest === sentence || DAYS_OWN.test(sentence) || BY_EVENT.test(rest)) return false;
  if (hasKind('time', rest, []) || hasKind('duration', rest, [])) return false;
  const tokens = sentenceTokens(sentence);
  return tokens.every(
    ({ word }, at) => !IS_DAY.has(word) || isBehindTelling(tokens, at) || isBeforeTelling(tokens, at),
  );
}

/** "told reporters in Oslo on *Friday*". */
function isBehindTelling(tokens: readonly Token[], day: number): boolean {
  if (OF_DAY.has(tokens[day + 1]?.word ?? '')) return false;
  const verb = tokens.slice(0, day).findLastIndex(({ word }) => isSaying(word));
  const between = tokens.slice(verb + 1, day);
  if (verb === -1 || between.length > MAX_BETWEEN) return false;
  if (!between.every((token) => BETWEEN.has(token.word) || token.isOwner)) return false;
  // "said Costa on Friday" may be of what he does then.
  return TOLD.has(tokens[verb]!.word) || between[0]?.isOwner !== true;
}

/** "Ann Lee on *Friday* said", "On *Friday*, Ann Lee said". */
function isBeforeTelling(tokens: readonly Token[], day: number): boolean {
  const first = tokens[day - 1]?.word === 'on' ? day - 1 : day;
  const rest = tokens.slice(day + 1).filter(({ word }) => !LITTLE.has(word));
  if (first > 0) {
    const before = tokens.slice(0, first);
    const clause = before.slice(before.findLastIndex(({ isBreak }) => isBreak) + 1);
    const isNamed =
      clause.length > 0 && clause.every((token, at) => isOfName(token) || (at === 0 && !token.isStop));
    return isNamed && isSaying(rest[0]?.word ?? '');
  }
  const named = rest[0]?.isBreak === true ? rest.slice(1) : rest;
  const verb = named.findIndex((token) => !isOfName(token));
  return verb > 0 && isSaying(named[verb]!.word) && named[verb + 1]?.isBreak !== true;
}

function isOfName({ word, stem, isOwner }: Token): boolean {
  return isOwner || isTitle(stem) || OF_NAME.has(word);
}
