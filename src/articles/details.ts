import type { Block } from './blocks.ts';
import type { Verdict } from './furniture.ts';

/** A person's name: two to four capitalised words. */
const NAME = String.raw`\p{Lu}[\p{L}.'’-]{0,24}(?: (?!On\b|At\b|In\b|Updated\b|Published\b|Senior\b|Staff\b|For\b|News\b|And\b)(?:(?:de|da|van|von|der|bin|al|el|la|di) )?\p{Lu}[\p{L}.'’-]{0,24}){1,3}`;
const NAMES = String.raw`${NAME}(?:(?:, and | and |, | & )${NAME}){0,5}`;
const BYLINE = new RegExp(
  String.raw`^\W{0,3}(?:[Bb]y|BY|Words by|Author|Authors|AUTHOR|Reporter|(?:Written|Posted|Published|Reported) by|Story by|Von|Par|Por|Autor)\s?[:：]?\s(?:Dr\.? |Prof\.? )?(${NAMES})`,
  'u',
);
/** The same in the middle of a line of details: "Monday November 18, 2019 by Ana Lima". */
const INNER_BYLINE = new RegExp(String.raw`(?:\d{4}|[ap]m|[A-Z]{3}|\|)\s(?:\|\s)?by (${NAMES})$`, 'u');
/** The name of an outlet: up to five capitalised words. */
const OUTLET = String.raw`(?:[Tt]he )?\p{Lu}[\p{L}\p{N}&'’-]{0,24}(?:\.com)?(?: (?:of |and |the )?\p{Lu}[\p{L}\p{N}&'’-]{0,24}){0,4}`;
const BIOGRAPHY = new RegExp(
  String.raw`^(?:About )?(${NAME}) (?:\([^)]{1,60}\) )?(?:is|was) (?:an?|the|our) [^.]{0,80}?\b(?:at|for|with|of) (${OUTLET})`,
  'u',
);
const SOURCE_LINE = new RegExp(String.raw`^(?:Source|SOURCE)\s?[:：]\s?(${OUTLET})$`, 'u');
/** A republished report names whom it took over, and whom that one cites, in its first words. */
const LEAD_ATTRIBUTION = new RegExp(
  String.raw`^(?:According to|As reported by) (${OUTLET}), (?:citing|quoting) (${OUTLET})`,
  'u',
);
const CITING = new RegExp(String.raw`\b(?:citing|quoting) (${OUTLET})`, 'gu');
/** Words that introduce an outlet as a source; what follows has to be known as one, or look like one. */
const ATTRIBUTION = new RegExp(
  String.raw`\b(?:[Aa]ccording to|told|via|reported by|[Ss]peaking to|interview with|as reported in|published (?:in|by)|reports?) (${OUTLET})`,
  'gu',
);
const DATELINE =
  /^[\p{Lu}][^()\n]{1,60}\((Reuters|AP|AFP|dpa|DPA|UPI|Xinhua|TASS|ANI|PTI|CNN|Bloomberg)\)\s?[-–—]/u;
const OUTLET_LIKE =
  /\b(?:Times|Post|News|Newspaper|Journal|Guardian|Herald|Tribune|Gazette|Telegraph|Press|Agency|Independent|Today|Magazine|Review|Observer|Chronicle|Mail|Standard|Daily|Weekly|Radio|Television|TV|Media|Broadcasting|Online|Express|Mirror|Pravda|Zeitung|Spiegel|Monde|Figaro|País|Economist|Atlantic|Insider|Wire|Bulletin|Dispatch|Examiner|Inquirer|Sentinel|Courier)\b/u;
const KNOWN_OUTLETS =
  /^(?:the )?(?:CNN|BBC|ABC|NBC|CBS|PBS|NPR|MSNBC|CNBC|AFP|AP|UPI|DPA|TASS|RIA Novosti|Interfax|Reuters|Bloomberg|Al Jazeera|Axios|Politico|Newsweek|Time|Vox|Wired|Forbes|Fortune|Haaretz|Meduza|Rokna|Kommersant|Ukrinform|Suspilne|Sky News|Euronews|Xinhua|Kyodo|Yonhap|Deutsche Welle|DW|France 24|El Mundo|La Repubblica|Der Standard|Die Zeit|Die Welt|Bild|Variety|Deadline|Nature|Science)$/u;
/** A person's rank or office, of which "Press" may be a part. */
const RANK =
  /\b(?:Secretary|Minister|Premier|President|Chancellor|Mayor|Governor|Senator|Ambassador|Spokes(?:man|woman|person)|Officer|Chief|Director|Adviser|Advisor|General|Colonel|Captain|Professor|Judge|King|Queen)\b/u;
/** With one word behind it, it is seldom all of an outlet's name: "The Daily" of "The Daily Beast". */
const ARTICLE = /^(?:The|Le|La|Der|Die)$/u;
const ROLE =
  /\b(?:Editor|Reporter|Writer|Correspondent|Staff|Business|Politics|Sports?|Contributor|Columnist|Producer|Bureau)\b/u;

export interface FoundDetails {
  readonly byline: string | null;
  readonly outlet: string | null;
  readonly citedOutlets: readonly string[];
}

/** Names without what follows them after a comma and is none: an outlet or a role. */
function withoutOutlets(names: string): string {
  const isName = (part: string): boolean =>
    !OUTLET_LIKE.test(part) &&
    !ROLE.test(part) &&
    !(/\b\p{Lu}{2,}\b/u.test(part) && names !== names.toUpperCase());
  const [first, ...others] = names.split(/, (?!and )/u);
  return [first, ...others.filter(isName)].join(', ');
}

/** A byline in capitals ("BY ANA LIMA") in ordinary letters. */
function inOrdinaryLetters(name: string): string {
  const isInCapitals = name.replace(/ and /gu, ' ') === name.replace(/ and /gu, ' ').toUpperCase();
  return isInCapitals
    ? name.toLowerCase().replace(/(?<!\p{L})(?!and\b)\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
}

function outletName(text: string): string {
  return text.replace(/['’]s$/u, '').replace(/^the /u, '');
}

function isOutlet(name: string): boolean {
  return KNOWN_OUTLETS.test(name) || OUTLET_LIKE.test(name);
}

/** The outlet at the start of a run of capitalised words, if one is there and not somebody of a rank. */
function outletIn(run: string): string | null {
  const name = outletName(run);
  if (!isOutlet(name) || RANK.test(name)) return null;
  const [first = '', ...others] = name.split(' ');
  if (KNOWN_OUTLETS.test(name) || OUTLET_LIKE.test(first)) return name;
  // Who is named behind the outlet's own last word is no part of it, unless that leaves little of a name.
  const end = others.findLastIndex((word) => OUTLET_LIKE.test(word)) + 1;
  const isWhole = ARTICLE.test(first) && end < 2 && !ROLE.test(name);
  return isWhole ? name : [first, ...others.slice(0, end)].join(' ');
}

/** What the text says of its author, its outlet and the outlets that it cites. */
export function findDetails(blocks: readonly Block[], verdicts: readonly Verdict[]): FoundDetails {
  let byline: string | null = null;
  let outlet: string | null = null;
  let biographer: string | null = null;
  const cited = new Set<string>();
  let isFirstBody = true;
  for (const [index, block] of blocks.entries()) {
    const { kind, reason } = verdicts[index]!;
    const text = block.text.slice(0, 4000);
    if (kind === 'furniture') {
      byline ??= (BYLINE.exec(text) ?? INNER_BYLINE.exec(text))?.[1] ?? null;
      const biography = reason === 'author biography' ? BIOGRAPHY.exec(text) : null;
      biographer ??= biography?.[1] ?? null;
      outlet ??= biography?.[2] ?? SOURCE_LINE.exec(text)?.[1] ?? null;
      continue;
    }
    if (kind !== 'body') {
      continue;
    }
    if (isFirstBody) {
      isFirstBody = false;
      const lead = LEAD_ATTRIBUTION.exec(text);
      outlet = lead?.[1] ?? outlet;
      const dateline = DATELINE.exec(text)?.[1];
      if (dateline !== undefined) {
        cited.add(dateline);
      }
    }
    for (const [, name] of text.matchAll(CITING)) {
      if (!RANK.test(name!)) cited.add(outletName(name!));
    }
    for (const [, run] of text.matchAll(ATTRIBUTION)) {
      const name = outletIn(run!);
      if (name !== null && name !== outlet) {
        cited.add(name);
      }
    }
  }
  const name = byline ?? biographer;
  return {
    byline: name === null ? null : inOrdinaryLetters(withoutOutlets(name)),
    outlet,
    citedOutlets: [...cited],
  };
}
