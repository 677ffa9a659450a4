import { stemsOf } from '../../retrieval/stems.ts';

const VERBS =
  `accuse add advise announce argue assert believe complain conclude confirm criticise criticize declare deny
  describe emphasise emphasize explain indicate insist propose reiterate respond reveal suggest urge warn`.split(
    /\s+/,
  );
/** Nouns as well: only what they are in the past is sure to be a verb ("a call", "the United States"). */
const NOUNS = 'call claim comment demand highlight mention note promise remark reply state stress vow'.split(
  ' ',
);
const IRREGULAR =
  'say says said saying tell tells told telling think thinks thought thinking write writes wrote'.split(' ');
/** A noun more often than not. */
const WARNING = 'warning';

const FORMS: ReadonlySet<string> = new Set([
  ...IRREGULAR,
  ...VERBS.flatMap((verb) => [verb, presentOf(verb), pastOf(verb), participleOf(verb)]),
  ...NOUNS.map(pastOf),
]);
const SAYS: ReadonlySet<string> = new Set(
  `says said tells told argued commented complained denied emphasised emphasized explained insisted noted
  reiterated remarked replied stated stressed warned`.split(/\s+/),
);
const STEMS: ReadonlySet<string> = new Set(
  [...IRREGULAR, ...VERBS, ...NOUNS].flatMap((verb) => stemsOf(verb)),
);

/** Whether a word, in small letters, is a verb that says that something was said or thought, and no noun. */
export function isTelling(word: string): boolean {
  return word !== WARNING && FORMS.has(word);
}

/** Whether a word is a verb of nothing but words, as neither "announced" nor "wrote" is: those are deeds, too. */
export function isSaying(word: string): boolean {
  return SAYS.has(word);
}

/** Whether a word, by its stem, may be such a verb, or a noun like it ("claims"). */
export function mayTell(stem: string): boolean {
  return STEMS.has(stem);
}

function presentOf(verb: string): string {
  return verb.endsWith('y') ? verb.replace(/y$/u, 'ies') : `${verb}s`;
}

function pastOf(verb: string): string {
  return verb.endsWith('e') ? `${verb}d` : `${verb.replace(/y$/u, 'i')}ed`;
}

function participleOf(verb: string): string {
  return `${verb.replace(/e$/u, '')}ing`;
}
