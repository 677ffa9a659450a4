import { QUESTION_WORDS } from './question-words.ts';

/** What questions begin with in languages that are spoken where English news is read; none is English. */
const FOREIGN_OPENERS = new Set(
  `qui que quoi où quand pourquoi comment quel quelle quels quelles combien wer wen wem wann wo warum wieso
  wie welche welcher welches quién quien quiénes qué cuándo cuando dónde donde cómo cuál cuánto chi cosa
  quando dove perché quale quanto quem onde como qual kto gdzie kiedy dlaczego waar wanneer waarom`.split(
    /\s+/,
  ),
);

/**
 * The commonest words of German, French, Spanish, Italian, Russian in Latin letters, Polish, Dutch and
 * Ukrainian, without those that are English words, too.
 */
const FOREIGN_WORDS = new Set(
  `der das und ist nicht ein eine einen einem einer eines dem des von mit für auf auch sich sie er wir ihr
  über unter nach bei zum zur aus wird wurde werden haben sind als dass daß oder aber wenn noch nur vor durch
  gegen zwischen worüber wozu womit kann können soll muss gibt sagt sagte hatte
  le la les une et est dans pour sur avec ce cette ces qui que ne pas il elle ils elles nous vous aux
  du été sont était leur leurs où quoi sans sous entre dit c'est qu'est l'a d'un d'une
  el los las una y del es por se su sus lo al como más pero fue ha han este esta qué quién cuál dijo
  il lo gli uno della dello dei degli delle di che non è si nel nella sono ha hanno anche più alla dal detto
  kto chto kogda gde pochemu kak kakoy eto ne na iz ob ot dlya skazal
  jest się nie w z na do że dlaczego kiedy gdzie jak przez czy od dla jego powiedział
  het een en dat niet zijn voor met aan ook naar wat wie waar waarom hoe heeft werd wordt zei
  khto shcho koly de chomu tse ta vid
  os uma um não em no na dos das pelo pela com são foi disse`.split(/\s+/),
);

/** Words of both, and of names: they tell nothing. */
const AMBIGUOUS = new Set(
  `die was in an am war hat man so will also on me a as do to son come comment dove sin para pour no we of i
  over men had den dos met door chi un con plus per van`.split(/\s+/),
);

/** A question that begins so is English, whatever names are in it. */
const ENGLISH_OPENER = new RegExp(
  String.raw`^\P{L}{0,20}(?:${QUESTION_WORDS}|did|does|are|tell)(?!\p{L})`,
  'iu',
);

const WORD = /\p{L}+(?:['’]\p{L}+)*/gu;
/** One may be anything. */
const MIN_FOREIGN = 2;

/**
 * Whether a question is in another language, as far as its script, the word that asks, or most of its words
 * tell. A foreign name makes none of it.
 *
 * @param isKnown whether a word in lower case is in a source or in an English dictionary
 */
export function isForeign(question: string, isKnown: (word: string) => boolean): boolean {
  if (/\p{L}/u.test(question) && !/\p{Script=Latin}/u.test(question)) return true;
  if (ENGLISH_OPENER.test(question)) return false;
  const words = (question.match(WORD) ?? []).map((word) => word.replaceAll('’', "'"));
  const kinds = words.map((word, at) => kindOf(word, at === 0, isKnown));
  const foreign = Array.from(words.keys()).filter((at) => kinds[at] === 'foreign' || kinds[at] === 'unknown');
  const english = kinds.filter((kind) => kind === 'english').length;
  if (FOREIGN_OPENERS.has((words[0] ?? '').toLowerCase()) && words.length > 1 && english === 0) return true;
  return (
    kinds.includes('foreign') &&
    words.length > MIN_FOREIGN &&
    foreign.length >= MIN_FOREIGN &&
    foreign.length > english &&
    foreign.some((at) => !isWithinName(words, at))
  );
}

/** Single letters, and words with a capital letter inside a question, are of no language in particular. */
function kindOf(
  word: string,
  isFirst: boolean,
  isKnown: (word: string) => boolean,
): 'foreign' | 'unknown' | 'english' | 'none' {
  const lower = word.toLowerCase();
  if (AMBIGUOUS.has(lower) || word.length === 1) return 'none';
  if (FOREIGN_WORDS.has(lower) || FOREIGN_OPENERS.has(lower)) return 'foreign';
  if (isCapital(word) && !isFirst) return 'none';
  return isKnown(lower) ? 'english' : isCapital(word) ? 'none' : 'unknown';
}

/** Whether only foreign words part a word from a capitalised one on either side: "Oscar de la Renta". */
function isWithinName(words: readonly string[], at: number): boolean {
  return isCapital(words.slice(0, at).findLast(isOwnWord)) && isCapital(words.slice(at).find(isOwnWord));
}

function isOwnWord(word: string): boolean {
  return !FOREIGN_WORDS.has(word);
}

function isCapital(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word);
}
