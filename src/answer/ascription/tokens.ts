import { rememberedByText } from '../../retrieval/by-text.ts';
import { nationStems } from '../../retrieval/nations.ts';
import { OFFICES } from '../../retrieval/offices.ts';
import { stemsOf } from '../../retrieval/stems.ts';
import { searchTerms } from '../../retrieval/terms.ts';
import { searchableText } from '../../stores/searchable.ts';
import { findNames } from '../question/asked-for.ts';
import { AUXILIARIES } from '../question/question-words.ts';

/** A country's government is called by where it sits. */
const SEATS: ReadonlyMap<string, string> = new Map(
  `Kremlin Russia, Moscow Russia, Kyiv Ukraine, Kiev Ukraine, Washington US, London UK, Paris France, Berlin Germany,
   Brussels EU, Beijing China, Tehran Iran, Ankara Turkey, Tokyo Japan, Delhi India, Warsaw Poland, Rome Italy,
   Madrid Spain, Lisbon Portugal, Athens Greece, Vienna Austria, Budapest Hungary, Prague Czech, Oslo Norway,
   Copenhagen Denmark, Stockholm Sweden, Helsinki Finland, Dublin Ireland, Minsk Belarus, Ottawa Canada,
   Canberra Australia, Cairo Egypt`
    .split(',')
    .map((pair) => stemsOf(pair) as [seat: string, country: string]),
);

const TITLES = new Set(OFFICES.flatMap((word) => stemsOf(word)));

/** Whether a word, by its stem, is a rank or an office, or a part of one. */
export function isTitle(stem: string): boolean {
  return TITLES.has(stem);
}

/** Verbs that go before what somebody does: "does Oslo want", "Oslo must leave". */
export const BEFORE_DEEDS: ReadonlySet<string> = new Set(stemsOf(`${AUXILIARIES}|be|been`));

/** A word of a text, in small letters, or what parts its clauses. */
export interface Token {
  readonly word: string;
  readonly stem: string;
  /** A word that carries no subject ("the", "will"). */
  readonly isStop: boolean;
  /** Of a country or of a name. */
  readonly isOwner: boolean;
  readonly isNation: boolean;
  /** Has what follows it: "Norway's". */
  readonly isHolder: boolean;
  /** Not a word but what parts clauses. */
  readonly isBreak: boolean;
}

/** A word, with the apostrophe of what it has behind it, or what parts clauses. */
const TOKEN = /([\p{L}\p{N}][\p{L}\p{M}\p{N}]*)( ?’)?|[^\s\p{L}\p{M}\p{N}'’-]/gu;
const POSSESSIVE = /['’]s?(?![\p{L}\p{N}])/gu;

/** What a token is wherever it stands. */
const wordOf = rememberedByText((token) => {
  const [stem = ''] = stemsOf(token);
  return {
    word: token.toLowerCase(),
    stem,
    isStop: stem !== '' && (BEFORE_DEEDS.has(stem) || searchTerms(token).length === 0),
    isNation: nationStems(stem) !== null || SEATS.has(stem),
    isBreak: stem === '',
  };
});

/** @param isName whether a word, by its stem, is a name, besides those of countries */
function tokensOf(text: string, isName: (stem: string, word: string) => boolean): Token[] {
  const plain = searchableText(text).replace(POSSESSIVE, '’ ');
  return Array.from(plain.matchAll(TOKEN), ([whole, written = whole, apostrophe]) => {
    const { word, stem, isStop, isNation, isBreak } = wordOf(written);
    const isOwner = isNation || isName(stem, written);
    return { word, stem, isStop, isNation, isHolder: apostrophe !== undefined, isOwner, isBreak };
  });
}

/** Stems of the words in a text that are written as names, but for ranks and offices. */
const nameStems = rememberedByText((text): ReadonlySet<string> => {
  const stems = findNames(text).flatMap((name) => stemsOf(name));
  return new Set(stems.filter((stem) => !TITLES.has(stem)));
});

/** The words of a sentence. */
export const sentenceTokens = rememberedByText((text) => {
  const names = nameStems(text);
  return tokensOf(text, (stem) => names.has(stem));
});

/**
 * The words of a question.
 *
 * @param texts what may answer it: a word that is always written as a name there is one in the question
 */
export function questionTokens(question: string, texts: readonly string[]): Token[] {
  const own = nameStems(question);
  const theirs = texts.map((text) => nameStems(text));
  return tokensOf(question, (stem, word) => {
    if (own.has(stem)) return true;
    const small = ` ${word.toLowerCase()}`;
    return theirs.some((names) => names.has(stem)) && !texts.some((text) => text.includes(small));
  });
}

/** The stems of the names of the country that a word, by its stem, stands for, or sits in; null: none. */
export function countryOf(stem: string): readonly string[] | null {
  return nationStems(SEATS.get(stem) ?? stem);
}

/** The stems of all words that stand for whom a word stands for, by its stem. */
export function sameOwner(stem: string): readonly string[] {
  const nation = countryOf(stem);
  if (nation === null) return [stem];
  const seats = [...SEATS].filter(([, country]) => nation.includes(country)).map(([seat]) => seat);
  return [...nation, ...seats];
}
