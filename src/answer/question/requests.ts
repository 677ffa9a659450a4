import type { OtherRequest } from '../../domain.ts';
import { withoutCourtesies, withoutGreeting } from './courtesies.ts';

/** What someone wants who writes to the bot. */
export type RequestKind = Exclude<OtherRequest, 'unclear'> | 'question' | 'about-a-source';

/** All patterns look at lower-case text, and are bounded so that no text takes them long. */
const DISOBEY = String.raw`\b(?:ignore|disregard|forget|override|bypass)\b`;
/** What belongs to a program: nobody else is told to forget "your rules" or "all previous instructions". */
const OF_PROGRAMS = String.raw`(?:\bsystem prompts?\b|\byour (?:\w{1,20} ){0,2}(?:prompts?|guidelines|instructions?|sources?|rules?|articles?)\b|\b(?:all(?: of)?|(?:all )?(?:the |my |your )?(?:previous|prior|above|preceding)) (?:the |my |your )?(?:previous |prior |above |preceding )?(?:prompts?|instructions?)\b)`;
/** What a story may speak of, too: only at the beginning of a sentence is it an order. */
const OF_ANYTHING = String.raw`\b(?:prompts?|guidelines|sources?|instructions?|rules?|articles?|above|previous|everything)\b`;
/** Only behind these does a comma begin an order: "Did Lee lie, ignore the rules and leave?" has none. */
const ADDRESS = String.raw`^(?:hey|hi|hello|ok(?:ay)?|please|bot|verbatim|now|then|so|well|thanks|from now on)(?: (?:there|you|bot|verbatim|please|then|now)){0,2},\s*`;
const ORDERING = String.raw`(?:^|[.!?;:]\s*|${ADDRESS})(?:(?:please|now|and|then|just|ok|from now on|i want you to|(?:can|could|would|will) you(?: please)?|you (?:must|should|can|will|may)),? ){0,2}`;
const INJECTION = new RegExp(
  [
    String.raw`${DISOBEY}.{0,40}${OF_PROGRAMS}`,
    String.raw`${ORDERING}(?:${DISOBEY}.{0,40}${OF_ANYTHING}|(?:act as|pretend (?:to be|that)|jailbreak)\b)`,
    String.raw`\b(?:you (?:are now|(?:must|should|will|can|now) act as)|pretend you|act as (?:if|though) you|act as (?:an? )?(?:\w{1,20} )?(?:ai|assistant|chat ?bot|bot|(?:language )?model)|jailbreak (?:mode|yourself|prompt)|developer mode|system prompt|your (?:prompt|instructions))\b`,
    String.raw`^(?:system|assistant|developer)\s*:`,
    String.raw`\b(?:answer|reply|respond) (?:only )?(?:from your own|with the word|without (?:the )?(?:sources|quotes))\b`,
  ].join('|'),
);
/** Words that are as often nouns ("call between", "draft of") are orders only with what is ordered. */
const COMMAND =
  /^(?:please |can you |could you |would you |will you |i want you to )?(?:(?:write|compose|translate|summari[sz]e|generate|create|sing|remind|calculate|compute|solve|tell (?:me|us) a (?:joke|story|poem)|make (?:me|us|up) )\b|(?:draft|draw|code|program|play|order|book|buy|call|email) (?:me|us|an?|some|it|this|that|my|your|him|her|them)\b)/;
/** How a text may end that is nothing but a pattern. */
const END = String.raw`(?: please)?[\s.?!]{0,9}$`;
const SOURCE = '(?:source|article|report|story|piece)';
const SOURCES = '(?:sources|articles|reports|stories|pieces)';
/** What the list says of each. */
const DETAIL = String.raw`(?:outlets?|publishers?|newspapers?|authors?|bylines?|headlines?|titles?|word counts?|lengths?|(?:publication )?dates?|links?|urls?|address(?:es)?)`;
/** A place in the list, or in the order of age or length. */
const PLACE = String.raw`(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,6}(?:st|nd|rd|th)|oldest|earliest|newest|latest|most recent|longest|shortest)`;
/** Sources as people speak of those of a list. */
const LISTED = String.raw`(?:\b${SOURCE} (?:no\.? ?|number |#)?\d{1,6}\b|\[\d{1,6}\]|\b${PLACE} ${SOURCE}\b|\b(?:each|every|any|all|all of|your|these|those)(?: the| your)? (?:${SOURCE}|${SOURCES})\b)`;
/** What the list of sources may be called by before its noun: "which of your other sources". */
const OF_LIST = String.raw`(?: (?:me|are|is|all|of|the|your|these|those|different|other|news|indexed|available)){0,4}`;
/** What is asked of sources as those of whoever answers: "do you have", "is this from". */
const AS_OWN = String.raw`(?:(?:do|did|have|can|could|are|were) (?:you|we|i)|you (?:have|know|use|used|read)|(?:does|did|has|can) (?:(?:this|the|your) bot|verbatim)|(?:is|are|was|were) (?:this|these|that|your answers?) from|(?:do|does|did) (?:this|that|these|it) come from)\b`;
const ARE_THERE = '(?:are|were|have been) (?:there|indexed|available|in (?:the|your|this) index)';
const WHO_WROTE = '(?:who (?:wrote|is the author of|are the authors of|authored|reported|published))';
const ABOUT_SOURCES = new RegExp(
  [
    String.raw`\b(?:how many|which|what|list|show)${OF_LIST} (?:sources|articles|outlets|documents|reports)(?:(?: in total)?${END}| ${AS_OWN}| (?:${ARE_THERE}|exist|there (?:are|were))${END})`,
    String.raw`\b(?:how many|which|what)${OF_LIST} (?:sources|articles|outlets) (?:${ARE_THERE}|(?:are|were) used)\b`,
    String.raw`\b(?:list|show)${OF_LIST} (?:sources|articles|reports) from\b`,
    String.raw`\b(?:how many|which|what)${OF_LIST} (?:sources|articles) (?:are|were|come) from\b`,
    String.raw`\b(?:list|show|name) (?:me )?(?:all )?(?:of )?(?:your|the) (?:sources|articles)\b`,
    String.raw`^(?:sources|articles)(?: please)?[\s.?!]{0,9}$`,
    String.raw`^(?:(?:list|show|give|tell|read|name)(?: (?:me|us))?|what are)(?: all)?(?: of)?(?: the| your| their) ${DETAIL}[\s.?!]{0,9}$`,
    String.raw`\b${WHO_WROTE}(?: (?:any|all|each|every|both))?(?: of)?(?: (?:this|these|it|them))?${END}`,
    String.raw`\b${WHO_WROTE}.{0,40}(?:${LISTED}|\b(?:this|these) (?:${SOURCE}|${SOURCES})\b|\b(?:articles?|sources?|story|stories|pieces?|(?:the|your) reports)${END})`,
    String.raw`\btell (?:me|us) about (?:your|the) (?:sources|articles)[\s?.!]*$`,
    String.raw`\bdid .{1,40}\bwrite (?:any|one|some|all) of (?:these|them|the ${SOURCES})\b`,
    String.raw`\bwhen (?:was|were) (?:it|they|(?:this|these|the|your)(?: (?:index|${SOURCE}|${SOURCES}))?)(?: (?:last|first))? (?:indexed|updated|added|published|read)(?: with new (?:sources|articles)| to (?:the|your) index)?${END}`,
    String.raw`\bhow (?:old|new|recent|fresh|current|up to date) (?:is|are) (?:your|the|this|these) (?:information|sources|articles|index|data|knowledge|news)\b`,
    String.raw`\b(?:what|which|whose)\b.{0,30}\b${DETAIL}\b.{0,30}${LISTED}`,
    String.raw`\b${DETAIL} (?:of|for) the ${SOURCES}\b`,
    String.raw`\bhow (?:long|old|many words)\b.{0,30}${LISTED}`,
    String.raw`\bwhen (?:was|were)\b.{0,20}${LISTED} (?:published|written|posted|added|indexed)\b`,
    String.raw`^(?:what|which)(?:'s| is| are)? (?:the |your )?${PLACE} ${SOURCE}(?: (?:here|there is|(?:that )?you have))?[\s?.!]{0,9}$`,
    String.raw`\bhow many (?:of )?(?:the |your |these )?(?:${SOURCES}|outlets)\b.{0,20}\b(?:on|about|mention|cover|name|quote|speak of|talk about)\b`,
  ].join('|'),
);
/** The same of a source that must be one of the list: a story may speak of the reports of others, too. */
const ABOUT_A_SOURCE = new RegExp(
  [
    String.raw`\b(?:what|which|whose)\b(?! (?:did|does|do)\b).{0,30}\b${DETAIL}\b.{0,40}\b${SOURCE}\b`,
    String.raw`\bwhen (?:was|were)\b.{0,60}\b${SOURCE} (?:published|written|posted|added|indexed)\b`,
    String.raw`\bhow (?:long|many words)\b.{0,40}\b${SOURCE}\b`,
    String.raw`\b${WHO_WROTE}.{0,60}\b${SOURCE}\b`,
  ].join('|'),
);

const THIS_BOT = String.raw`(?:you|this|it|that|verbatim|(?:the|this) bot)`;
/** Questions about whoever answers. */
const HELP = new RegExp(
  `^(?:${[
    String.raw`(?:please |can you |could you )?help(?: me)?`,
    String.raw`(?:who|what) are you|who (?:made|built|runs) you`,
    String.raw`what(?: is|'s) (?:this|verbatim|this (?:bot|channel)|your (?:name|job|purpose))`,
    String.raw`what (?:can|do|could) you (?:do|answer|offer|help(?: me)? with)`,
    String.raw`what (?:can|could|should) (?:i|we) (?:ask|do|say|write)(?: ${THIS_BOT})?(?: here)?`,
    String.raw`how (?:do|does) ${THIS_BOT} (?:work|function)`,
    String.raw`how (?:(?:do|can|should) (?:i|we)|to) (?:start|begin|use ${THIS_BOT}|ask(?: ${THIS_BOT})?(?: (?:a |my )?questions?)?(?: here)?)`,
    String.raw`are you (?:there|real|human|an? (?:bot|robot|ai|human|person|machine|program))`,
    String.raw`(?:show |list )?(?:the )?commands`,
  ].join('|')})${END}`,
);
const ANSWER = '(?:that|this|it)';
/** Doubts about an answer. */
const DOUBT = new RegExp(
  `^(?:${[
    String.raw`are you (?:really |quite |so )?(?:sure|certain|serious)(?: (?:about|of) ${ANSWER})?`,
    String.raw`really|seriously|proof|evidence|citation(?: needed)?|prove ${ANSWER}|(?:your )?source`,
    String.raw`(?:is|was) ${ANSWER} (?:really |actually )?(?:true|right|correct|real)`,
    String.raw`(?:can|should) (?:i|we) (?:really )?(?:trust|believe) (?:${ANSWER}|you)`,
    String.raw`how do you know(?: ${ANSWER})?`,
    String.raw`(?:(?:what|where)(?:'s| is)|(?:give|show|tell) (?:me|us)) (?:the|your|a) (?:source|proof|evidence)(?: (?:for|of) ${ANSWER})?`,
    String.raw`that(?:'s| is) (?:wrong|false|not (?:true|right|correct))`,
  ].join('|')})${END}`,
);
/** What people ask of each other when they meet. */
const HOW_ARE_YOU = new RegExp(
  `^(?:how(?:'s| is| are| r) (?:you|u|it going|things|life)(?: doing)?(?: today)?|what'?s up)${END}`,
);
/** Thanks, approval and farewells, in what is nothing but small talk. */
const THANKS =
  /\b(?:thanks?|thx|cheers|well done|(?:good)?bye|see you|helped|nice|good (?:bot|job|work|one|answer|stuff)|great|cool|ok(?:ay)?|alright|right|perfect|excellent|awesome|amazing|brilliant|wow|lovely)\b/;

/**
 * Tells a question about the story from what is none. In doubt it is a question: that is answered from
 * the sources or not at all, so that a mistake does no harm. "about-a-source" is a question about the story
 * unless it names a source of the list.
 */
export function classifyRequest(text: string): RequestKind {
  const plain = text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'empty';
  if (INJECTION.test(plain)) return 'injection';
  const { rest, isAll } = withoutGreeting(plain);
  if (isAll) return THANKS.test(plain) ? 'thanks' : 'greeting';
  if (HOW_ARE_YOU.test(rest)) return 'greeting';
  if (HELP.test(rest)) return 'help';
  if (DOUBT.test(rest)) return 'doubt';
  if (COMMAND.test(rest)) return 'command';
  const asked = withoutCourtesies(rest);
  if (ABOUT_SOURCES.test(asked)) return 'about-sources';
  return ABOUT_A_SOURCE.test(asked) ? 'about-a-source' : 'question';
}
