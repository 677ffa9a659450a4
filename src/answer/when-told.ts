import { stemsOf } from '../retrieval/stems.ts';
import { isTelling } from './telling-verbs.ts';

const DAY =
  /(?:\bon )?\b(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|today|yesterday|tonight)\b/giu;
const OTHER_TIME =
  /\b(?:[12]\d{3}|January|February|March|April|May|June|July|August|September|October|November|December|(?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|month|year))\b/u;
const WORD = /[\p{L}\p{N}'’]+/gu;
/** Words from a verb of telling to its day ("told reporters in Oslo on Friday"), and from an opening day to it. */
const REACH_BEHIND = 4;
const REACH_BEFORE = 5;

const ASKS_WHEN = /\bwhen\b|\b(?:what|which) (?:day|date)\b/iu;
/** Of the verbs those that a question more often has as nouns: "the call", "a state visit". */
const NOUNS = new Set(stemsOf('call state'));

/** Whether a question asks when something was, and not when something was said. */
export function asksWhenElse(question: string): boolean {
  return ASKS_WHEN.test(question) && !stemsOf(question).some((stem) => isTelling(stem) && !NOUNS.has(stem));
}

/** Whether a sentence has no time but days that stand beside verbs of telling: "Lee said on Friday that". */
export function saysOnlyWhenTold(sentence: string): boolean {
  if (OTHER_TIME.test(sentence)) return false;
  const days = Array.from(sentence.matchAll(DAY));
  return (
    days.length > 0 &&
    days.every(({ 0: day, index }) => {
      const before = sentence.slice(0, index).match(WORD) ?? [];
      const after = sentence.slice(index + day.length).match(WORD) ?? [];
      return [...before.slice(-REACH_BEHIND), ...after.slice(0, index === 0 ? REACH_BEFORE : 1)].some(tells);
    })
  );
}

function tells(word: string): boolean {
  return stemsOf(word).some(isTelling);
}
