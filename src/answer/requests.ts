import type { OtherRequest } from '../domain.ts';

/** What someone wants who writes to the bot. */
export type RequestKind = OtherRequest | 'question';

/** All patterns look at lower-case text, and are bounded so that no text takes them long. */
const GREETING =
  /^(?:hi+|hello+|hey+|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day|night)|thanks?|thank you|thx|cheers|bye|goodbye|see you|welcome|nice|great|cool|ok(?:ay)?|well done|good bot)\b[^?]{0,60}$/;
const INJECTION =
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:sources?|instructions?|rules?|prompts?|articles?|above|previous|guidelines|everything)\b|\b(?:you are now|pretend (?:to be|you|that)|act as|jailbreak|developer mode|system prompt|your (?:prompt|instructions))\b|^(?:system|assistant|developer)\s*:|\b(?:answer|reply|respond) (?:only )?(?:from your own|with the word|without (?:the )?(?:sources|quotes))\b/;
const COMMAND =
  /^(?:please |can you |could you |would you |will you |i want you to )?(?:write|compose|draft|draw|translate|summari[sz]e|generate|create|code|program|sing|play|order|book|buy|call|email|remind|calculate|compute|solve|tell (?:me|us) a (?:joke|story|poem)|make (?:me|us|up) )\b/;
const ABOUT_SOURCES =
  /\b(?:how many|which|what|list|show)\b.{0,20}\b(?:sources|articles|outlets|documents|reports)\b.{0,20}(?:\b(?:have|has|there|indexed|know|use|used|available|from)\b|[?.!]*$)|\b(?:list|show|name) (?:me )?(?:all )?(?:of )?(?:your|the) (?:sources|articles)\b|\bwho (?:wrote|is the author of|are the authors of|authored|reported|published)\b.{0,40}\b(?:reports?|articles?|stor(?:y|ies)|pieces?|sources?|these|this|them)\b|\bdid .{1,40}\bwrite (?:any|one|some|all) of (?:these|them|the)\b|\bwhen (?:was|were) (?:this|these|it|they|the (?:index|sources|articles))\b.{0,20}\b(?:indexed|updated|added|published|read)\b|\bhow (?:old|new|recent|fresh|current|up to date) (?:is|are) (?:your|the|this|these) (?:information|sources|articles|index|data|knowledge|news)\b/;

/**
 * Tells a question about the story from what is none. In doubt it is a question: that is answered from
 * the sources or not at all, so that a mistake does no harm.
 */
export function classifyRequest(text: string): RequestKind {
  const plain = text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'empty';
  if (INJECTION.test(plain)) return 'injection';
  if (GREETING.test(plain)) return 'greeting';
  if (COMMAND.test(plain)) return 'command';
  if (ABOUT_SOURCES.test(plain)) return 'about-sources';
  return 'question';
}
