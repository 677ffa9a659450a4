import { stemsOf } from '../../retrieval/stems.ts';
import { affiliationsIn } from './affiliations.ts';
import { indexOrEnd } from './index-or-end.ts';
import { givesShareOfOthers, wholeAskedAbout } from './shares.ts';
import { isToldByOthers, tellingIn } from './speakers.ts';
import { ascriptionsIn, saysItOfOthers } from './subjects.ts';
import { isTitle, questionTokens, type Token } from './tokens.ts';
import { asksWhenElse, saysOnlyWhenTold } from './when-told.ts';

/**
 * Says which sentences speak of others than a question does, though they may have all of its words: of
 * another country's minister, of what another one said, of a share of something else, or of when it was said.
 *
 * @param texts what may answer it; they also tell of which country people are
 */
export function speaksOfOthersThan(
  question: string,
  texts: readonly string[],
): (sentence: string) => boolean {
  const tokens = questionTokens(question, texts);
  const affiliations = affiliationsIn(texts);
  const ascriptions = ascriptionsIn(question, tokens, affiliations);
  const telling = tellingIn(tokens, affiliations);
  const whole = wholeAskedAbout(question, tokens);
  const office = officeAskedAfter(question, tokens);
  const asksWhen = asksWhenElse(question);
  return (sentence) =>
    saysItOfOthers(ascriptions, sentence) ||
    (telling !== null && isToldByOthers(telling, sentence)) ||
    (whole !== null && givesShareOfOthers(whole, sentence)) ||
    (asksWhen && saysOnlyWhenTold(sentence)) ||
    lacksWord(office, sentence);
}

const ASKS_WHO_IS = /^\W*(?:who(?:['’]?s| is| was| are)|what(?:['’]?s| is| was) the name of)\b/iu;

/** What an office is called by beside its name, or left without: "the new special envoy". */
const QUALIFIERS = new Set(stemsOf('former special new acting'));
/** Spelt in two ways. */
const [DEFENSE = '', DEFENCE = ''] = stemsOf('defense defence');

/**
 * The stems of an office of several words that a question wants the holder of ("secretary of state"); none
 * where it has a name, of which it may want anything ("Who is Prime Minister Ann Lee?").
 */
function officeAskedAfter(question: string, tokens: readonly Token[]): readonly string[] {
  if (!ASKS_WHO_IS.test(question) || tokens.some(({ isOwner, isNation }) => isOwner && !isNation)) return [];
  const first = tokens.findIndex(({ stem }) => isTitle(stem));
  if (first === -1) return [];
  const rest = tokens.slice(first);
  const end = indexOrEnd(rest, ({ stem }) => !isTitle(stem) && stem !== 'of');
  const behind = rest[end];
  // A name that is written small.
  if (behind !== undefined && !behind.isStop && !behind.isBreak && !behind.isOwner) return [];
  const office = rest.slice(0, end).map(({ stem }) => spelt(stem));
  const words = office.filter((stem) => isTitle(stem) && !QUALIFIERS.has(stem));
  return words.length > 1 ? words : [];
}

function spelt(stem: string): string {
  return stem === DEFENSE ? DEFENCE : stem;
}

/** An army secretary is no secretary of state. */
function lacksWord(office: readonly string[], sentence: string): boolean {
  if (office.length === 0) return false;
  const stems = new Set(stemsOf(sentence).map(spelt));
  return office.some((stem) => !stems.has(stem));
}
