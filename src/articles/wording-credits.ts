import type { WordingRule } from './wording-rule.ts';

/** Who made a picture, and what it shows. */
export const PICTURE_RULES: readonly WordingRule[] = [
  {
    reason: 'picture credit',
    maxWords: 60,
    pattern:
      /(?:^|[([\s.,;:'"’”])(?:photo(?:graph|s)?|image|images|picture|pic|foto|fotos|bild|crédit(?:s)?|credits?|illustration|courtesy|source image|사진|写真|图片)(?: credits?| courtesy| by| via)?\s?[:=©/]\s?[^.!?]{2,70}\)?\]?$|^(?:photo|image|picture|photograph|illustration|video|foto|bild)s? (?:by|via|courtesy|credit|from)\b[^.!?]{2,70}$/iu,
  },
  {
    reason: 'picture credit',
    maxWords: 60,
    // Glued to what stands before it, which its capital tells: "snow on the roofsPhoto: Lena Voss".
    pattern:
      /\p{Ll}(?:Photo(?:graph|s)?|Images?|Picture|Pic|Fotos?|Bild|Credits?|Illustration|Courtesy|Source [Ii]mage)(?: [Cc]redits?| courtesy| by| via)?\s?[:=©/]\s?[^.!?]{2,70}\)?\]?$/u,
  },
  {
    reason: 'picture credit',
    maxWords: 60,
    pattern:
      /(?:[([/]\s?|\bvia |[.!?]['"’”]?\s)(?:file(?: photo)?:?\s?|afp|reuters|getty|getty images|ap|ap photo|epa|epa-efe|shutterstock|istock|alamy|bloomberg|xinhua|anadolu|dpa|tass|pa|pa media|pa images|wikimedia|unsplash|pixabay|pexels|statista|nasa|ap images)(?:[\s/|,-][\p{L}\s/.,'’-]{0,60})?\s?[)\]]?$|^(?:afp|reuters|getty images|ap photo|epa|shutterstock|alamy|xinhua|anadolu|dpa)\s?[/|,]\s?[\p{L}\s/.,'’-]{0,60}$/iu,
    notSentences: true,
  },
  {
    reason: 'picture credit',
    maxWords: 60,
    pattern:
      /[([](?:(?:photo|image|picture|file|credit|source|pool|illustration)s?\b[^()[\]]{0,80}|[^()[\]]{0,60}\b(?:via (?:ap|reuters|afp)|getty(?: images)?|reuters|afp|epa|ap photo|shutterstock|handout|file photo|courtesy)[^()[\]]{0,30})[)\]]$/iu,
    notSentences: true,
  },
  {
    reason: 'picture credit',
    maxWords: 60,
    pattern: /[([]\p{Lu}[^()[\]]{1,40}\/[^()[\]]{1,40}[)\]]$/u,
    notSentences: true,
  },
  {
    reason: 'picture credit',
    maxWords: 60,
    // Before a full stop only what says that it is one: "the Environmental Protection Agency (EPA)." is none.
    pattern:
      /[([](?:(?:ap |file |archive )?(?:photo(?:graph)?|image|picture|pic|illustration|credit)s?(?: credits?)?(?:\s?[:=©/]| (?:by|via|courtesy)\b)[^()[\]]{0,80}|(?:file|archive|stock) (?:photo(?:graph)?|image|picture|pic)s?|[^()[\]]{1,60}\/\s?(?:[^()[\]]{0,40}\b)?(?:getty|reuters|afp|ap|epa|shutterstock|associated press|zuma|pool|sipa|dpa|nurphoto)\b[^()[\]]{0,30}|(?:[^()[\]]{1,60}\bvia (?:ap|reuters|afp|getty)|getty images)\b[^()[\]]{0,30})[)\]]\.?$|[.!?…]['"’”)]{0,2}\s[([](?:reuters|afp|getty|epa|ap|shutterstock|handout|file photo|courtesy)\b[^()[\].]{0,40}[)\]]\.?$/iu,
  },
  {
    reason: 'picture credit',
    maxWords: 12,
    pattern:
      /^[^.!?]{2,60}\/\s?[^.!?]{0,40}(?:getty|reuters|afp|\bap\b|epa|shutterstock|images|associated press|bloomberg|zuma|pool|sipa|rex|dpa|nurphoto|press)\b[^.!?]{0,30}$|^(?:getty(?: images)?|reuters|afp|ap photo|shutterstock|istock|alamy|[\p{L} .'’-]{3,40}, (?:associated press|reuters|afp|getty images|staff photographer))$/iu,
  },
  {
    reason: 'picture credit',
    maxWords: 12,
    pattern:
      /^(?:\p{Lu}[\p{L}'’.-]{0,20} ){1,3}(?:via|VIA) (?:Getty|GETTY|AP|Reuters|REUTERS|AFP)[\p{L} ]{0,16}$/u,
  },
  {
    reason: 'picture caption',
    maxWords: 40,
    pattern:
      /^(?:an?|this|in this) (?:\w{1,12} )?(?:stock|file|undated|handout|satellite|composite|combination|screenshot|screengrab|still|artist['’]s|aerial|archive) (?:image|photo|photograph|picture|impression|illustration|view|handout)\b|\b(?:seen in this|in this (?:\w{1,12} ){0,2}(?:file )?(?:photo|image|picture))\b/iu,
    notSentences: true,
  },
  {
    reason: 'picture caption',
    maxWords: 40,
    // "A satellite image shows ..." is news, "This satellite image shows ..." stands below it.
    pattern:
      /^(?:this|in this) (?:\w{1,12} )?(?:stock|file|undated|handout|satellite|composite|combination|screenshot|screengrab|still|artist['’]s|aerial|archive) (?:image|photo|photograph|picture|impression|illustration|view|handout)\b|^an? (?:\w{1,12} )?(?:stock|file|undated|handout|combination|still) (?:image|photo|photograph|picture|handout)\b|^in this (?:\w{1,12} ){0,2}photo(?:graph)?\b|\b(?:pictured (?:above|below|left|right|here)|seen in this (?:\w{1,12} ){0,3}(?:photo(?:graph)?|image|picture|handout|screengrab|screenshot|still|frame|video|illustration)|in this (?:\w{1,12} ){0,2}(?:(?:file|undated|handout|satellite|aerial|archive) (?:photo(?:graph)?|image|picture)|(?:photo(?:graph)?|image|picture) (?:taken|released|provided|made|shot|posted|shared|dated|published|obtained|issued|supplied|from)))\b/iu,
  },
];

/** Who wrote an article. */
export const BYLINE_RULES: readonly WordingRule[] = [
  {
    reason: 'byline',
    maxWords: 18,
    pattern:
      /^\W{0,3}(?:by|words by|written by|posted by|published by|reported by|story by|medically reviewed by|reviewed by|fact[- ]checked by|updated by|edited by|reporting by|additional reporting by|photographs? by|author|authors|reporter|writer|editor|von|par|por|de|door|autor|автор|作者|기자)(?:\s?[:：]\s(?=[\p{L}@])|\s[\p{L}\p{N}._-]{2,20}(?:$|\s(?:[|•·–—-]|on (?:\p{L}{3,9} )?\d)))/iu,
    notSentences: true,
  },
  {
    reason: 'byline',
    maxWords: 18,
    // Case counts here but for what somebody is, and a day is no author: "By early Friday ...", "By Friday evening ...".
    pattern:
      /^\W{0,3}(?:(?:(?:[Ww]ords|[Ww]ritten|[Pp]osted|[Pp]ublished|[Rr]eported|[Ss]tory|(?:[Mm]edically )?[Rr]eviewed|[Ff]act[- ][Cc]hecked|[Uu]pdated|[Ee]dited|(?:[Aa]dditional )?[Rr]eporting|[Pp]hotographs?) )?[Bb]y|(?:(?:WORDS|WRITTEN|POSTED|PUBLISHED|REPORTED|STORY|(?:MEDICALLY )?REVIEWED|FACT[- ]CHECKED|UPDATED|EDITED|(?:ADDITIONAL )?REPORTING|PHOTOGRAPHS?) )?BY|[Aa]uthors?|[Rr]eporter|[Ww]riter|[Ee]ditor|[Vv]on|[Pp]ar|[Pp]or|[Dd]e|[Dd]oor|[Aa]utor|[Аа]втор|作者|기자)\s(?:[Tt]he |[Oo]ur )?(?:(?:[Aa]n? )?(?:(?:staff|senior|special|chief|foreign|political|diplomatic|defen[cs]e|business|science|health|sports?|world|news|web|guest|contributing|freelance) ){0,2}(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|blogger)s? |news agency )?(?=[\p{Lu}\p{Lo}@])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December) [\p{Ll}\d])/u,
    notSentences: true,
  },
  {
    reason: 'byline',
    maxWords: 60,
    pattern:
      /^\W{0,3}(?:(?:reporting|additional reporting|writing|editing|compiled|with (?:inputs|reporting)|with inputs?|reporting and writing)(?: \w{1,12}){0,2} (?:by|from)\b)/iu,
    notSentences: true,
  },
  {
    reason: 'byline',
    maxWords: 60,
    pattern:
      /^\W{0,2}[([](?:reporting|additional reporting|writing|editing|compiled|with (?:inputs|reporting)|with inputs?|reporting and writing)(?: \w{1,12}){0,2} (?:by|from)\b|^.{0,200}\bcontributed to this (?:report|story|article)\b/iu,
  },
  {
    reason: 'byline',
    maxWords: 60,
    // A sentence is one where it holds nothing but names: "Writing from prison, he said ..." does not.
    pattern:
      /^\W{0,3}(?:[Rr]eporting(?: and (?:writing|editing))?|[Aa]dditional [Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Ww]ith (?:inputs?|(?:additional )?reporting))(?: \w{1,12}){0,2} (?:by|from)(?: (?:and|by|from|in|for|of|the|with|at|our|agencies|agency|staff|writers?|correspondents?|reporting|writing|editing|inputs?|additional|[\p{Lu}\p{Lo}@]\S{0,30})){1,40}\W{0,3}$/u,
  },
  {
    reason: 'byline',
    maxWords: 8,
    pattern:
      /^\W{0,3}(?:(?:from|by) )?(?:(?:our|a|the) )?(?:own |special |staff |senior |foreign |political |news |web |guest ){0,2}(?:correspondents?|reporters?|writers?|desk|agencies|staff)(?: in [\p{L} ]{2,30})?\W{0,3}$/iu,
  },
  {
    reason: 'byline',
    maxWords: 16,
    pattern:
      /\d.{0,30}\s(?:by|von|par|por) \p{Lu}[\p{L}.'’-]{1,24}(?: \p{Lu}[\p{L}.'’-]{0,24}){1,3}(?: \d{1,4})?$/u,
    notSentences: true,
  },
];
