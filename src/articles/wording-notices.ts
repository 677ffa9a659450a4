import type { WordingRule } from './wording-rule.ts';

/** What a site says of cookies, rights and terms. */
export const RIGHTS_RULES: readonly WordingRule[] = [
  {
    reason: 'cookie notice',
    maxWords: 90,
    pattern:
      /^(?:accept (?:all )?cookies|manage (?:cookies|preferences)|cookie)\b.{0,200}\b(?:cookies?|consent|privacy)\b/iu,
  },
  {
    reason: 'cookie notice',
    maxWords: 90,
    pattern:
      /^(?=(?:we|this (?:web)?site|our (?:web)?sites?|our partners|by (?:continuing|using|clicking|accepting))\b)(?:.{0,200}\b(?:value|respect|care about|protect(?:ing)?) your (?:\w{1,12} )?privacy\b|(?=.{0,200}\b(?:cookies?|(?:your|you) (?:\w{1,12} ){0,2}consent|your (?:\w{1,12} ){0,2}privacy)\b).{0,300}\b(?:us(?:es?|ing) cookies|(?:web)?sites?|browsers?|browsing|devices?|data|personal information|experience|preferences|settings|advertis(?:ing|ements?|ers)|analytics|policy|agree|use of (?:all )?(?:the )?cookies|you (?:\w{1,12} )?(?:consent|accept|agree)\b.{0,60}\bcookies|(?:stores?|sets?) cookies|shares? cookies with (?:\w{1,12} ){0,2}(?:parties|partners)|consent (?:to load|before loading))\b)/iu,
  },
  {
    reason: 'cookie notice',
    maxWords: 8,
    pattern: /\b(?:accept|reject|manage|allow) (?:all )?(?:cookies?|preferences)\b/iu,
  },
  {
    reason: 'copyright notice',
    maxWords: 160,
    pattern:
      /^(?:\W{0,3}|.{0,40}\b)(?:copyright\b\s*(?:©|ⓒ|\(c\)|\d{4}|:)|©|ⓒ|저작권자)|\b(?:all rights reserved|may not be (?:published, broadcast|reproduced)|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|все права защищены|무단\s?전재|無断転載|版权所有)/iu,
  },
  {
    reason: 'terms and privacy',
    maxWords: 45,
    pattern:
      /\b(?:privacy (?:policy|notice|statement|preferences)|terms (?:of (?:use|service)|and conditions|& conditions)|user agreement|data protection policy|community (?:guidelines|standards)|comment policy|commenting policy|cookie policy|editorial (?:guidelines|standards|policy))\b.{0,60}$/iu,
    notSentences: true,
  },
  {
    reason: 'terms and privacy',
    maxWords: 45,
    pattern:
      /^(?=.{0,300}\b(?:privacy (?:policy|notice|statement|preferences)|terms (?:of (?:use|service)|and conditions|& conditions)|user agreement|data protection policy|community (?:guidelines|standards)|comment policy|commenting policy|cookie policy|editorial (?:guidelines|standards|policy))\b.{0,60}$)(?:[^"“”]{0,300}\bour (?:[^\s"“”]{1,14} ){0,5}(?:privacy|terms|user|data|community|comment|commenting|cookie|editorial)\b|.{0,300}\b(?:(?:you|i|users|readers) (?:\w{1,12} ){0,2}(?:agree|accept|consent|acknowledge)|by (?:signing|clicking|submitting|using|continuing|subscribing|registering|posting|creating)|this (?:web)?site|(?:web)?site['’]s|recaptcha)\b|\W{0,3}(?:please|see|read|view|visit|learn more)\b)/iu,
  },
];

/**
 * Views as a disclaimer names them, with what else is the author's own. Views that are told of are news:
 * "His views are similar to those of Lee", "..., the minister said".
 */
const VIEWS = String.raw`(?:^|[.!?;:(–—])\W{0,3}(?:(?:the|any|all|these|our) )?(?:(?:authors?|writers?|columnists?|contributors?|guests?|bloggers?|users?)['’]?s?['’]? )?(?:(?:statements|information|facts|content|ideas|thoughts|comments|analys[ei]s|positions|materials?)(?:, (?:(?:and|or|and/or|&) )?| (?:and|or|and/or|&) )){0,3}(?:views|opinions)\b(?!.{0,600}\b(?:said|says|told)\b)(?:,? (?:(?:and|or|and/or|&) )?(?:views|opinions|ideas|beliefs|comments|statements|conclusions|findings|thoughts|recommendations|positions|analys[ei]s)){0,4}`;

/** What it says of an article and of those who wrote it. */
export const NOTE_RULES: readonly WordingRule[] = [
  {
    reason: 'note about the article',
    maxWords: 60,
    pattern:
      /^\W{0,3}(?:this (?:article|story|post|report|piece|content|column|interview)\b.{0,40}\b(?:(?:was|has been|is|were) (?:originally |first |also |re)?(?:published|posted|updated|amended|corrected|syndicated|reproduced|related to|tagged|produced|translated|edited for)|(?:first|originally) appeared|appeared (?:first|originally))|the (?:article|story|post|report|piece|content|column|interview)\b.{0,40}\b(?:(?:originally|first) (?:published|posted|appeared)|appeared (?:first|originally)) (?:on|in|at|by)\b.{0,70}$|the (?:article|story|post|piece) (?:was|has been) (?:updated|amended|corrected) (?:at|on|to|with)\b|(?:originally|first) published\b(?!.{0,60}, (?:the|this|his|her|its|it|an?)\b)|published (?:on|by|in|at|from):|editor(?:['’]s|s['’]) note|(?:editors? note|correction|update|(?:full )?disclosures?|disclaimers?|sources?|via|topics?|tags?)\s?[:：]|note: we)/iu,
  },
  {
    reason: 'note about the article',
    maxWords: 60,
    pattern: /^\W{0,3}(?:posted in|filed (?:under|to)|disclaimers?|disclosures?)\b/iu,
    notSentences: true,
  },
  {
    reason: 'disclaimer',
    maxWords: 110,
    pattern: new RegExp(
      String.raw`${VIEWS} (?:(?:are|is) (?:(?:solely|entirely|strictly|purely|only) )?(?:(?:personal|not necessarily|(?:his|her|their|my|our|its) own)\b|(?:(?:those|that) of (?:\w{1,12} ){0,3}|(?:the|our) )(?:authors?|writers?|contributors?|columnists?|bloggers?|speakers?|guests?|users?)\b)|(?:represent|belong)\b.{0,30}\b(?:authors?|writers?|contributors?|columnists?|bloggers?|speakers?|guests?|users?|those of)\b|do(?:es)? not (?:\w{1,14} ){0,2}(?:reflect|represent)\b.{0,40}\b(?:views?|opinions?|positions?|official|policy|editorial|those of)\b)`,
      'iu',
    ),
  },
  {
    reason: 'disclaimer',
    maxWords: 110,
    pattern: new RegExp(
      String.raw`${VIEWS} (?:expressed|presented|stated|shared|contained|published|voiced|set (?:out|forth)|here|herein|on this|in (?:this|these|our|the (?:\w{1,12} )?(?:articles?|column|post|piece|comments?|blog))|of (?:(?:the|our|its|individual|guest) ){0,2}(?:authors?|writers?|contributors?|columnists?|bloggers?|speakers?|guests?|users?))\b.{0,120}\b(?:(?:are|is|represent|belong)\b.{0,30}\b(?:authors?|writers?|contributors?|columnists?|bloggers?|speakers?|guests?|users?|those of)\b|do(?:es)? not (?:\w{1,14} ){0,2}(?:reflect|represent)\b.{0,40}\b(?:views?|opinions?|positions?|official|policy|editorial|those of)\b|(?:(?:his|her|their|my|our|its) own|not necessarily|personal|alone|solely)\b)`,
      'iu',
    ),
  },
  {
    reason: 'disclaimer',
    maxWords: 110,
    pattern:
      /\b(?:affiliate (?:links?|commission)|for informational purposes only|not (?:financial|investment|legal|medical) advice|(?:quotes?|data|prices?|information)\b.{0,60}\bdelayed by (?:at least )?\w{1,10} minutes|your personal data will|revoke this consent|submission guidelines|spam filtering|akismet|reduce spam)\b/iu,
  },
  {
    reason: 'disclaimer',
    maxWords: 110,
    pattern:
      /(?:^|[.!?])\W{0,3}(?:this|nothing|it|(?:(?:the|all|any) )?(?:above|articles?|content|contents|data|information|materials?|mention|reference|inclusion|publication|newsletter|(?:web)?site))\b[^.!?]{0,120}\bdo(?:es)? not constitute (?:\w{1,14} ){0,5}(?:advice|endorsement|recommendation|offer|solicitation)\b(?!.{0,600}\b(?:said|says|told)\b)/iu,
  },
  {
    reason: 'disclaimer',
    maxWords: 110,
    pattern:
      /^(?=.{0,600}\b(?:links?|purchases?|products?|we|our)\b).{0,600}\b(?:earn|receive|get) (?:an? )?(?:\w{1,12} )?commissions?\b/iu,
  },
];
