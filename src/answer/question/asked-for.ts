import type { AskedThing, Span } from '../../domain.ts';
import { MONTHS, SHORT_MONTHS, WEEKDAYS } from './calendar.ts';
import { openingName } from './openers.ts';
import { AUXILIARIES, QUESTION_WORDS } from './question-words.ts';

/** What kind of thing a question asks for, as far as its wording tells. */
export type AskedFor = AskedThing | 'other';

const PLACE_NOUN =
  '(?:country|countries|city|cities|place|town|village|region|state|capital|area|continent|island)s?';
const PERSON_NOUN = '(?:person|man|woman|people|leader|president|minister|official|author)s?';

/** The first that fits wins: the narrower kinds stand first. */
const QUESTION_WORDING: readonly (readonly [AskedFor, RegExp])[] = [
  [
    'percentage',
    /\b(?:what|which) (?:percentage|share|proportion|fraction)\b|\bhow (?:many|much) per ?cent\b|\bper ?cent(?:age)?\b/,
  ],
  [
    'duration',
    /\bhow long\b|\bfor how (?:many|much)\b|\bhow (?:many|much) (?:minutes|hours|days|weeks|months|years)\b/,
  ],
  [
    'money',
    /\bhow much (?:money|did .{1,80}\b(?:cost|pay|earn|spend)|does .{1,80}\bcost)|\b(?:price|cost)\b/,
  ],
  [
    'number',
    /\bhow (?:many|much|old|far|big|large|high|tall|often|fast|deep)\b|\bwhat (?:number|age|size)\b/,
  ],
  [
    'time',
    /\bwhen\b|\b(?:what|which) (?:year|day|date|month|time|week|century|decade)\b|^what (?:is|was) the (?:date|day|time)\b|\bsince when\b/,
  ],
  [
    'place',
    new RegExp(
      String.raw`\bwhere\b|\b(?:what|which) ${PLACE_NOUN}\b|^(?:what|which) (?:is|was|are|were) the (?:names? of the )?${PLACE_NOUN}\W{0,3}$`,
    ),
  ],
  [
    'statement',
    /\b(?:what|how) (?:did|does|do|has|have) .{1,120}\b(?:say|said|tell|told|call|called|describe|described|think|warn|claim|argue|comment|react|respond|believe|explain)\b/,
  ],
  ['reason', /\bwhy\b|\bwhat (?:caused|causes|led to|made|prompted)\b|\breasons?\b|\bhow come\b/],
  [
    'person',
    new RegExp(
      String.raw`\bwho(?:m|se)?\b|\b(?:what|which) ${PERSON_NOUN}\b|^what (?:is|was|are|were) the names? of the ${PERSON_NOUN}\b`,
    ),
  ],
];

/**
 * The kind of thing that a question asks for: what its leading question word says, or else any of its words but
 * those of clauses behind ("who was mayor *when it burnt*").
 */
export function askedFor(question: string): AskedFor {
  const wording = mainClause(question).toLowerCase();
  const fitting = QUESTION_WORDING.filter(([, pattern]) => pattern.test(wording));
  const [opening] = LEADS.exec(wording) ?? [];
  const leading =
    opening === undefined
      ? undefined
      : fitting.find(([, pattern]) => wording.search(pattern) < opening.length);
  const [kind] = leading ?? fitting[0] ?? [];
  return kind ?? (TOLD_BY_ONE_WHO.test(question.toLowerCase()) ? 'statement' : 'other');
}

/** Begins with a question word. */
const LEADS = new RegExp(String.raw`^(?:(?:for|since) )?(?:${QUESTION_WORDS})\b`);
/** The verb of saying stands behind a clause on who says it: "What did the man who was president say?". */
const TOLD_BY_ONE_WHO =
  /^(?:what|how) (?:did|does|do) [^,?]{1,60}? (?:who|which) [^,?]{1,80}\b(?:say|tell|call|describe|think|warn|claim|argue|comment|react|respond|believe|explain)\b/;
/** The question word that asks, at the beginning or behind what goes before a question: "In Oslo, *who* ...". */
const LEADING = new RegExp(
  String.raw`(?:^|, )(?:\W|(?:and|but|so|then|also|at|by|from|in|on|of|to|until|till|with|about|under|after|before|exactly) ){0,3}((?:for|since) )?(?:(?:about|exactly) )?\b(${QUESTION_WORDS})\b`,
  'i',
);
const ASKS = new RegExp(String.raw`\b(?:${QUESTION_WORDS})\b`, 'i');
/** A clause of time or place with the question behind it: "When the ship left, who was its captain?". */
const CLAUSE_BEFORE = new RegExp(
  String.raw`^\W{0,3}(?:when|where) (?!(?:${AUXILIARIES})\b)[^,?]{1,100}(?=, (?:[a-z]{1,8} )?(?:${QUESTION_WORDS})\b)`,
  'i',
);
/** A clause between commas that says more of somebody or something. */
const CLAUSE_BETWEEN = /, (?:who|whom|whose|which) [^,?]{1,80},/i;
/**
 * What begins a clause that says more of something, and asks nothing. One that is itself asked about does not
 * ("known about *when* it opens"), nor does a last word ("was signed *when*?").
 */
const CLAUSE_BEHIND =
  /(?<!\b(?:about|of|on|known?))\s(?:who|whom|whose|which|where|when|while|whenever|after|before|because|if)\b(?=\W{0,3}\w)/i;

/**
 * A question from the word that asks, with a "for" or "since" before it and without the clauses behind: "On
 * Friday, what did Lee say when he left?" is "what did Lee say". All of one in which no question word leads.
 */
export function mainClause(question: string): string {
  const text = question.replace(CLAUSE_BEFORE, '');
  const match = LEADING.exec(text);
  if (match === null) return question;
  const before = text.slice(0, match.index);
  // "Did Lee say, when in Oslo, how many came?" asks neither when nor with what stands before.
  if (YES_NO.test(before) || ASKS.test(before)) return question;
  const [whole, preposition = '', word = ''] = match;
  const behind = text.slice(match.index + whole.length).replace(CLAUSE_BETWEEN, '');
  const [clause = ''] = behind.split(CLAUSE_BEHIND, 1);
  return preposition + word + clause;
}

/** It opens with an auxiliary. */
const YES_NO = new RegExp(String.raw`^\W*(?:(?:and|but|so) )?(?:${AUXILIARIES}|am)(?:n['’]t)?\b`, 'i');

/** Whether a question wants a yes or no. */
export function isYesNoQuestion(question: string): boolean {
  return YES_NO.test(question);
}

const NUMBER_WORD =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|thirds?|quarters?|fifths?|tenths?|twice|double|once|several)\b/i;
const UNIT_OF_TIME =
  /\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|century|centuries|overnight)\b/i;
/** Only with its capital is it a month. */
const MAY = /\bMay\b/;
const LONG_MONTHS = MONTHS.filter((month) => month !== 'may');
const DATE = new RegExp(
  String.raw`\b(?:${[...LONG_MONTHS, ...SHORT_MONTHS].join('|')}|(?:${WEEKDAYS.join('|')})s?|today|tomorrow|yesterday|tonight|weekend|ago|noon|midnight|morning|afternoon|evening|(?:last|next|this|past|coming|later|early|earlier) (?:week|month|year|summer|winter|spring|autumn|night|decade|century)|[12]\d{3}s?|\d{1,2}(?::\d{2}|\s?[ap]\.?m)|centur(?:y|ies)|19\d0s)\b`,
  'i',
);
const MONEY = /[$€£¥₽]|\b(?:dollars?|euros?|pounds?|rubles?|cents?)\b/i;
const PERCENTAGE = /%|\bper ?cent\b|\b(?:half|third|quarter|fifth|tenth|majority|most)s?\b/i;
const REASON =
  /\b(?:because|since|due to|owing to|thanks to|as a result|so that|in order to|caused|led to|reasons?|amid|after|following|despite|to avoid|therefore|for fear|given)\b/i;
const STATEMENT =
  /["“”«»]|\b(?:sa(?:id|ys)|t(?:old|ells)|call(?:s|ed)|describ|warn|claim|argu|stat(?:es|ed)|insist|add(?:s|ed)|not(?:es|ed))/i;
const PLACE =
  /\b(?:in|at|to|from|near|of|across|outside|inside|into|around|over|off|through|between)(?: the)? \p{Lu}/u;

/**
 * Whether a sentence holds a thing of the kind that is asked for.
 *
 * @param newNames names in the sentence that the question does not have
 * @returns true for kinds without a test of their own
 */
export function hasKind(kind: AskedFor, sentence: string, newNames: readonly string[]): boolean {
  switch (kind) {
    case 'person':
      return newNames.length > 0;
    case 'place':
      return newNames.length > 0 && (PLACE.test(sentence) || newNames.length > 1);
    case 'time':
      return DATE.test(sentence) || MAY.test(sentence);
    case 'duration':
      return UNIT_OF_TIME.test(sentence);
    case 'percentage':
      return PERCENTAGE.test(sentence);
    case 'money':
      return MONEY.test(sentence);
    case 'number':
      return /\d/.test(sentence) || NUMBER_WORD.test(sentence);
    case 'reason':
      return REASON.test(sentence);
    case 'statement':
      return STATEMENT.test(sentence);
    case 'other':
      return true;
  }
}

/** A run of capitalised words ("Ann Lee", "European Union"), not counting a lone sentence opener. */
const NAME = /\p{Lu}(?:['’.-]?[\p{L}\p{N}])*(?: \p{Lu}(?:['’.-]?[\p{L}\p{N}])*)*/gu;

/**
 * Where names stand in a text, in order. A single capitalised word that opens it may be any word, and so may
 * the first of several ("Later Ann Lee", "In Oslo Ann Lee").
 */
export function nameSpans(text: string): Span[] {
  return Array.from(text.matchAll(NAME), ({ 0: written, index }) => {
    const name = index > 1 ? written : written.includes(' ') ? openingName(written) : '';
    const end = index + written.length;
    return { start: end - name.length, end };
  }).filter(({ start, end }) => start < end);
}

/** The names in a text, in order, as written. */
export function findNames(text: string): string[] {
  return nameSpans(text).map(({ start, end }) => text.slice(start, end));
}
