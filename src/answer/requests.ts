import type { OtherRequest } from '../domain.ts';
import { plainQuestion, withoutGreeting } from './courtesies.ts';

/** What someone wants who writes to the bot. */
export type RequestKind = Exclude<OtherRequest, 'unclear'> | 'question';

/** All patterns look at lower-case text, and are bounded so that no text takes them long. */
const DISOBEY = String.raw`\b(?:ignore|disregard|forget|override|bypass)\b`;
/** What only those speak of who want a program to be another. */
const OF_PROGRAMS = String.raw`(?:\b(?:prompts?|guidelines)\b|\binstructions?\b(?! (?:of|from|to)\b)|\byour (?:sources?|rules?|articles?)\b)`;
/** What a story may speak of, too: only at the beginning of a sentence is it an order. */
const OF_ANYTHING = String.raw`\b(?:sources?|instructions?|rules?|articles?|above|previous|everything)\b`;
const ORDERING = String.raw`(?:^|[.!;:]\s*)(?:(?:please|now|and|then|just|ok|you (?:must|should|can|will|may)),? )?`;
const INJECTION = new RegExp(
  [
    String.raw`${DISOBEY}.{0,40}${OF_PROGRAMS}`,
    String.raw`${ORDERING}${DISOBEY}.{0,40}${OF_ANYTHING}`,
    String.raw`\b(?:you are now|pretend (?:to be|you|that)|act as|jailbreak|developer mode|system prompt|your (?:prompt|instructions))\b`,
    String.raw`^(?:system|assistant|developer)\s*:`,
    String.raw`\b(?:answer|reply|respond) (?:only )?(?:from your own|with the word|without (?:the )?(?:sources|quotes))\b`,
  ].join('|'),
);
/** Words that are as often nouns ("call between", "draft of") are orders only with what is ordered. */
const COMMAND =
  /^(?:please |can you |could you |would you |will you |i want you to )?(?:(?:write|compose|translate|summari[sz]e|generate|create|sing|remind|calculate|compute|solve|tell (?:me|us) a (?:joke|story|poem)|make (?:me|us|up) )\b|(?:draft|draw|code|program|play|order|book|buy|call|email) (?:me|us|an?|some|it|this|that|my|your|him|her|them)\b)/;
const ABOUT_SOURCES =
  /\b(?:how many|which|what|list|show)\b.{0,20}\b(?:sources|articles|outlets|documents|reports)\b.{0,20}(?:\b(?:have|has|there|indexed|know|use|used|available|from)\b|[?.!]*$)|\b(?:list|show|name) (?:me )?(?:all )?(?:of )?(?:your|the) (?:sources|articles)\b|\bwho (?:wrote|is the author of|are the authors of|authored|reported|published)\b(?:.{0,40}(?:\b(?:reports?|articles?|stor(?:y|ies)|pieces?|sources?|these|this|them)\b|\[\d{1,6}\])|[\s?.!]*$)|\btell (?:me|us) about (?:your|the) (?:sources|articles)[\s?.!]*$|\bdid .{1,40}\bwrite (?:any|one|some|all) of (?:these|them|the)\b|\bwhen (?:was|were) (?:this|these|it|they|the (?:index|sources|articles))\b.{0,20}\b(?:indexed|updated|added|published|read)\b|\bhow (?:old|new|recent|fresh|current|up to date) (?:is|are) (?:your|the|this|these) (?:information|sources|articles|index|data|knowledge|news)\b/;

/**
 * Tells a question about the story from what is none. In doubt it is a question: that is answered from
 * the sources or not at all, so that a mistake does no harm.
 */
export function classifyRequest(text: string): RequestKind {
  const plain = text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'empty';
  if (INJECTION.test(plain)) return 'injection';
  const { rest, isAll } = withoutGreeting(plain);
  if (isAll) return 'greeting';
  if (COMMAND.test(rest)) return 'command';
  if (ABOUT_SOURCES.test(plainQuestion(rest))) return 'about-sources';
  return 'question';
}
