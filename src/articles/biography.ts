import type { Block } from './blocks.ts';

const MAX_BIOGRAPHY_WORDS = 130;

/**
 * Author biographies ("Ana Lima is a senior reporter at ..."): only looked for at the edges of the
 * article, where they stand.
 */
const BIOGRAPHY =
  /^(?:About )?(?:[\p{Lu}@][\p{L}.'’@_-]{0,30},? ){1,4}(?:\([^)]{1,60}\) )?(?:(?:is|was) (?:[Aa]n?|[Tt]he|[Oo]ur|\p{Lu}\S{1,30}['’]s?)\b.{0,70}\b(?:[Jj]ournalist|[Rr]eporter|[Ww]riter|[Ee]ditor|[Cc]orrespondent|[Cc]olumnist|[Cc]ontributor|[Aa]uthor|[Bb]logger|[Ff]reelancer?|[Pp]roducer|[Pp]hotographer|[Cc]ritic|[Ff]ounder)\b|joined .{1,50}\b(?:in|as) .{1,30}\b(?:[Rr]eporter|[Ww]riter|[Ee]ditor|reporting|covering|covers|[Hh]e|[Ss]he|[Tt]hey)\b|(?:covers|writes about|writes for|reports on|reports for|has been (?:covering|reporting on|writing)|has (?:covered|written for|reported for))\b)/u;

/** What biographies also say; only looked for in the last block of an article. */
const LAST_BIOGRAPHY =
  /^(?:About )?(?:\p{Lu}[\p{L}.'’-]{0,30},? ){1,4}(?:is|was|has|lives|covers|writes|works|holds|joined|grew|can|reports)\b.{0,300}\b(?:can be (?:reached|contacted)|follow (?:him|her|them|me)\b|[Ff]ind (?:him|her|them) on|is the author of|(?:his|her|their) (?:work|writing|reporting) has|years of experience|degree (?:in|from)|master['’]s|award-winning|own website|freelance|journalism|covering|newsroom)\b/u;

/** A biography in the first person ("I am a writer, ..."). */
const OWN_BIOGRAPHY =
  /^I(?: am|['’]m) an? .{0,80}\b(?:journalist|writer|reporter|editor|author|columnist|blogger|contributor|freelancer)\b/u;

/** Whether a block tells who the author is ("Ana Lima is a senior reporter at ..."). */
export function isBiography(block: Block): boolean {
  return block.words <= MAX_BIOGRAPHY_WORDS && (BIOGRAPHY.test(block.text) || OWN_BIOGRAPHY.test(block.text));
}

/** The same for the last block of an article, where less is enough to tell. */
export function isLastBiography(block: Block): boolean {
  return isBiography(block) || (block.words <= MAX_BIOGRAPHY_WORDS && LAST_BIOGRAPHY.test(block.text));
}
