import { stem } from '../stores/stem.ts';

/**
 * Countries, with what is said of them and of their people: what news mentions, not all there are. A word
 * that names more than the country ("Pole", "Swede" the plant, "Turkey" the bird in small letters) is left to
 * its capital letter or left out. The first is the country's name.
 */
const NATIONS: readonly (readonly string[])[] = `
  Afghanistan Afghan
  Albania Albanian
  Algeria Algerian
  Argentina Argentine Argentinian
  Armenia Armenian
  Australia Australian
  Austria Austrian
  Azerbaijan Azerbaijani Azeri
  Bangladesh Bangladeshi
  Belarus Belarusian
  Belgium Belgian
  Bosnia Bosnian
  Brazil Brazilian
  Bulgaria Bulgarian
  Canada Canadian
  Chile Chilean
  China Chinese
  Colombia Colombian
  Crimea Crimean
  Croatia Croatian
  Cuba Cuban
  Cyprus Cypriot
  Czechia Czech
  Denmark Danish
  Egypt Egyptian
  England English
  Estonia Estonian
  Ethiopia Ethiopian
  Europe European
  Finland Finnish
  France French
  Georgia Georgian
  Germany German
  Ghana Ghanaian
  Greece Greek
  Hungary Hungarian
  Iceland Icelandic
  India Indian
  Indonesia Indonesian
  Iran Iranian
  Iraq Iraqi
  Ireland Irish
  Israel Israeli
  Italy Italian
  Jamaica Jamaican
  Japan Japanese
  Kazakhstan Kazakh
  Kenya Kenyan
  Kosovo Kosovar
  Kuwait Kuwaiti
  Kyrgyzstan Kyrgyz
  Latvia Latvian
  Lebanon Lebanese
  Libya Libyan
  Lithuania Lithuanian
  Malaysia Malaysian
  Mexico Mexican
  Moldova Moldovan
  Mongolia Mongolian
  Morocco Moroccan
  Myanmar Burmese
  Nepal Nepalese
  Netherlands Dutch
  Nigeria Nigerian
  Norway Norwegian
  Pakistan Pakistani
  Palestine Palestinian
  Peru Peruvian
  Philippines Philippine Filipino
  Poland Polish
  Portugal Portuguese
  Qatar Qatari
  Romania Romanian
  Russia Russian
  Rwanda Rwandan
  Scotland Scottish
  Serbia Serbian
  Singapore Singaporean
  Slovakia Slovak
  Slovenia Slovenian
  Somalia Somali
  Spain Spanish
  Sudan Sudanese
  Sweden Swedish
  Switzerland Swiss
  Syria Syrian
  Taiwan Taiwanese
  Thailand Thai
  Tunisia Tunisian
  Turkey Turkish
  Ukraine Ukrainian
  Uzbekistan Uzbek
  Venezuela Venezuelan
  Vietnam Vietnamese
  Wales Welsh
  Yemen Yemeni
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));

/** What is one country or union and is written in several ways in any text; the first is the commonest in news. */
const OTHER_NAMES: readonly (readonly string[])[] = [
  ['US', 'United States', 'USA', 'America', 'American'],
  ['UK', 'Britain', 'British', 'United Kingdom'],
  ['EU', 'European Union'],
  ['UN', 'United Nations'],
];

/** Names that stand for each other, of which a text may have one and a question another. */
export const SAME_NATION: readonly (readonly string[])[] = [...OTHER_NAMES, ...NATIONS];

const STEMS = new Map(
  SAME_NATION.flatMap((names) => {
    const stems = names.filter((name) => !name.includes(' ')).map((name) => stem(name.toLowerCase()));
    return stems.map((each) => [each, stems] as const);
  }),
);

/**
 * The stems of the words that name the same country as a word does, by its stem ("ukrainian": "ukrain",
 * "ukrainian"); null where it names none.
 */
export function nationStems(wordStem: string): readonly string[] | null {
  return STEMS.get(wordStem) ?? null;
}
