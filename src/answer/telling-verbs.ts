import { stemsOf } from '../retrieval/stems.ts';

const VERBS = stemsOf(
  `say says said saying tell tells told telling accuse add advise announce argue assert believe call claim comment
  complain conclude confirm criticise criticize declare demand deny describe emphasise emphasize explain highlight
  indicate insist mention note promise propose reiterate remark reply respond reveal state stress suggest think
  thought urge vow warn write wrote`,
);
const TELLING: ReadonlySet<string> = new Set(VERBS);

/** Whether a word, by its stem, is a verb that says that something was said or thought. */
export function isTelling(stem: string): boolean {
  return TELLING.has(stem);
}
