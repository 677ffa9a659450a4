import { COMMON_AUXILIARIES, QUESTION_WORDS } from './question-words.ts';

/** Words of greeting and thanks: whoever writes one may go on with anything. */
const GREETING = String.raw`(?:hi+|hello+|hey+|hiya|howdy|good (?:morning|afternoon|evening|day|night)|(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot)?|thx|bye|goodbye)`;
/** Words of approval, which may as well be the first of a question ("Great Britain's role"). */
const APPROVAL = String.raw`(?:nice|great|cool|ok(?:ay)?|alright|right|perfect|excellent|awesome|amazing|brilliant|wow|lovely|welcome|cheers|greetings|yo|see you|well done|(?:good|nice|great) (?:bot|job|work|one|answer|stuff))`;
const THOSE_GREETED = String.raw`(?:,? (?:there|all|everyone|everybody|folks|guys|people|team|friends?|mate|again|bot|verbatim))*`;
const ASKING = String.raw`(?:${QUESTION_WORDS}|${COMMON_AUXILIARIES}|may|tell|and|so|but)\b`;

const COURTESY = new RegExp(
  [
    String.raw`^@[\p{L}\p{N}_]{1,40}[,:]?(?:\s+|$)`,
    String.raw`^${GREETING}${THOSE_GREETED}(?![\p{L}\p{N}'’-]|\s+to\b)[\s.,;:!…)]*`,
    String.raw`^${APPROVAL}${THOSE_GREETED}(?:$|\s*[.,;:!…\p{Extended_Pictographic}]+\s*|\s+(?=${ASKING}|(?:${GREETING}|${APPROVAL})(?![\p{L}\p{N}])))`,
  ].join('|'),
  'iu',
);
/** More than these in a row are no politeness. */
const MAX_COURTESIES = 4;

/** What is said after a greeting and asks nothing; a single word is a name for whoever is greeted. */
const SMALL_TALK =
  /^(?:how(?:'s| is| are| r) (?:you|u|it|things|life|everyone)\b|what'?s up\b|nice to (?:meet|see)\b|have an?\b|(?:good|nice|great) (?:bot|job|work|one|answer|stuff)\b|that(?:'s| is| was| helped| really| makes| answers)\b|i(?:'m| am| appreciate| love| like)\b|you(?:'re| are)\b|for\b|from\b|later\b|[\p{L}\p{N}'-]+[.!\s]*$)/iu;
/** Longer ones may ask something after all. */
const MAX_SMALL_TALK_CHARS = 60;

/** What a question is wrapped in: "can anyone tell me who". */
const WRAPPING = new RegExp(
  String.raw`^(?:(?:please|pls),? )?(?:(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody)(?: please)? (?:tell|say|explain)(?: to)?(?: (?:me|us))?|do(?:es)? (?:you|anyone|anybody|someone|somebody)(?: here)? (?:happen to )?know|tell (?:me|us)|(?:i|we)(?:'d|’d| would) (?:like|love) to know|(?:i|we) (?:want|need) to know|i(?:'m|’m| am| was)? wonder(?:ing)?|quick question[,:]?)(?: please)?\s+(?=(?:${QUESTION_WORDS})\b)`,
  'iu',
);
/** The order of words in what was wrapped: "who Ann Lee is". */
const WRAPPED =
  /^(who|what|where|when|how)\s(?!is\b|are\b|was\b|were\b)(.{1,80}?)\s(is|are|was|were)([ ?.!]{0,9})$/iu;

/** Wishes to hear whatever is said of something, in words that the sources need not have. */
const ALL_ABOUT = [
  /^(?:(?:please|can you|could you) )?(?:tell|give) (?:me|us) (?:everything|anything|something|all|more|a (?:bit|little))(?: (?:that )?(?:you (?:know|have)|there is))? (?:about|on)\s+/iu,
  /^what (?:(?:do|can) (?:you|they|the (?:sources|articles|reports)) (?:know|have|say|tell (?:me|us))|is (?:known|said|reported)) (?:about|on)\s+/iu,
  /^do(?:es)? (?:you|anyone|the (?:sources|articles|reports)) (?:know|have|say) (?:anything|something) (?:about|on)\s+/iu,
  /^which (?:of (?:the|these|your) )?(?:sources?|articles?|outlets?|reports?|stor(?:y|ies)) (?:mentions?|names?|covers?|(?:speaks?|talks?|writes?) (?:about|of))\s+/iu,
];
const TELL_ABOUT = 'tell me about ';
/** A wish to hear what somebody said. */
const ALL_QUOTES =
  /^(?:(?:show|give|list|tell|find|get|read)(?: (?:me|us))? )?(?:all |every |any |some )?(?:of )?(?:the )?(?:quotes?|quotations?|statements?) (?:by|from|of) /iu;
/** What a wish is asked with: it is no question that wants a yes or no. */
const REQUESTING =
  /^(?:(?:please|pls),? )?(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody) (?:please |kindly )?(?:just )?(?=(?:give|show|list|tell|find|get|read|name|explain|describe|quote)\b)/iu;

/**
 * A text without the greetings, thanks and mentions of somebody that it begins with.
 *
 * @returns `isAll`: there is nothing else but small talk
 */
export function withoutGreeting(text: string): { readonly rest: string; readonly isAll: boolean } {
  const whole = text.trim();
  let rest = whole;
  for (let count = 0; count < MAX_COURTESIES; count += 1) rest = rest.replace(COURTESY, '').trim();
  const asksNothing =
    !/[\p{L}\p{N}]/u.test(rest) ||
    (rest.length <= MAX_SMALL_TALK_CHARS && SMALL_TALK.test(rest.replaceAll('’', "'")));
  return { rest, isAll: rest !== whole && !whole.includes('?') && asksNothing };
}

/**
 * What somebody asks, without the politeness around it: "Hi! Can anyone tell me who Ann Lee is?" is
 * "who is Ann Lee?". A text that is all politeness stays as it is.
 */
export function withoutCourtesies(text: string): string {
  const { rest } = withoutGreeting(text);
  const asked = wishedFor(/[\p{L}\p{N}]/u.test(rest) ? rest : text.trim());
  const wish = ALL_ABOUT.find((pattern) => pattern.test(asked));
  if (wish !== undefined) return asked.replace(wish, TELL_ABOUT).replace(/[\s?]{1,9}$/u, '');
  const unwrapped = asked.replace(WRAPPING, '');
  return unwrapped === asked ? asked : unwrapped.replace(WRAPPED, '$1 $3 $2$4');
}

/** A wish without the form that it is asked in: "can you please give me all quotes by Lee" is what Lee said. */
function wishedFor(text: string): string {
  const wish = text.replace(REQUESTING, '');
  return ALL_QUOTES.test(wish)
    ? `what did ${wish.replace(ALL_QUOTES, '').replace(/[\s?.!]{1,9}$/u, '')} say?`
    : wish;
}
