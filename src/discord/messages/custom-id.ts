import type { ShownPassage } from '../../conversation/further.ts';
import type { QuotePlace } from '../../conversation/quote-place.ts';

/** Ids of another version are of another release's buttons. */
const VERSION = '1';

/**
 * What a button, menu or form does. All of it stands in its `custom_id`, so that those on old messages
 * work after a restart.
 */
export type Action =
  | { readonly kind: 'context'; readonly place: QuotePlace }
  | { readonly kind: 'contextPage'; readonly place: QuotePlace; readonly page: number }
  | MoreAction
  | { readonly kind: 'sources' }
  | { readonly kind: 'sourcesPage'; readonly page: number }
  | { readonly kind: 'openSource' }
  | { readonly kind: 'askAbout'; readonly source: string }
  | { readonly kind: 'askAboutForm'; readonly source: string }
  | { readonly kind: 'vote'; readonly isHelpful: boolean }
  | { readonly kind: 'delete'; readonly asker: string }
  | { readonly kind: 'privacy'; readonly step: PrivacyStep }
  /** `run`: when it was started, in milliseconds since 1970. */
  | { readonly kind: 'cancelReindex'; readonly run: number }
  | { readonly kind: 'rollback'; readonly from: number; readonly to: number }
  | { readonly kind: 'keepGeneration' }
  /** `expected`: names what was shown as what must stay; null: no answer. */
  | { readonly kind: 'goldenKeep'; readonly expected: string | null }
  | { readonly kind: 'goldenCancel' }
  | { readonly kind: 'goldenPage'; readonly page: number }
  | { readonly kind: 'gapsPage'; readonly days: number; readonly page: number }
  | { readonly kind: 'gapsFile'; readonly days: number }
  | { readonly kind: 'gapsRemove'; readonly days: number; readonly page: number }
  | EditingAction;

/** Shows further passages on a question. */
interface MoreAction {
  readonly kind: 'more';
  /** Key of the only source asked; null: all of them. */
  readonly source: string | null;
  readonly skip: number;
  /** What the answer shows, at most `MAX_SHOWN`; empty where that is the button's own message. */
  readonly shown: readonly ShownPassage[];
}

/** An answer's quotes; no more have room. */
export const MAX_SHOWN = 3;

/** What moderators do to sources. */
export interface EditingAction {
  readonly kind: 'editing';
  readonly step: EditingStep;
  /** Names a draft, a change or a source, or is the number of a page; empty where there is nothing to name. */
  readonly key: string;
}

const EDITING_STEPS = [
  'add',
  'change',
  'cancel',
  'draftForm',
  'pasteForm',
  'editForm',
  'remove',
  'keep',
  'undo',
  'history',
] as const;
type EditingStep = (typeof EDITING_STEPS)[number];

const PRIVACY_STEPS = ['show', 'ask', 'delete'] as const;
type PrivacyStep = (typeof PRIVACY_STEPS)[number];

const NUMBER = '(?:0|[1-9a-z][0-9a-z]{0,6})';
const PLACE = `([0-9a-f]{16}):(${NUMBER}):(${NUMBER}):(?:(${NUMBER}):(${NUMBER}))?`;
const KEY = '([0-9a-f]{10})';
const SHOWN = `[0-9a-f]{8}:${NUMBER}:${NUMBER}`;

const PATTERNS: Record<Action['kind'], { readonly letter: string; readonly fields: RegExp }> = {
  context: { letter: 'c', fields: new RegExp(`^${PLACE}$`) },
  contextPage: { letter: 'p', fields: new RegExp(`^(${NUMBER}):${PLACE}$`) },
  more: { letter: 'm', fields: new RegExp(`^(${NUMBER}):${KEY}?((?::${SHOWN}){0,${MAX_SHOWN}})$`) },
  sources: { letter: 's', fields: /^$/ },
  sourcesPage: { letter: 'l', fields: new RegExp(`^(${NUMBER})$`) },
  openSource: { letter: 'o', fields: /^$/ },
  askAbout: { letter: 'a', fields: new RegExp(`^${KEY}$`) },
  askAboutForm: { letter: 'f', fields: new RegExp(`^${KEY}$`) },
  vote: { letter: 'v', fields: /^([01])$/ },
  delete: { letter: 'd', fields: /^([1-9a-z][0-9a-z]{0,12})$/ },
  cancelReindex: { letter: 'x', fields: /^([1-9a-z][0-9a-z]{0,9})$/ },
  rollback: { letter: 'r', fields: new RegExp(`^(${NUMBER}):(${NUMBER})$`) },
  keepGeneration: { letter: 'k', fields: /^$/ },
  editing: { letter: 'e', fields: new RegExp(`^(${EDITING_STEPS.join('|')}):([0-9a-f]{0,40})$`) },
  goldenKeep: { letter: 'g', fields: new RegExp(`^${KEY}?$`) },
  goldenCancel: { letter: 'h', fields: /^$/ },
  goldenPage: { letter: 'i', fields: new RegExp(`^(${NUMBER})$`) },
  gapsPage: { letter: 'j', fields: new RegExp(`^(${NUMBER}):(${NUMBER})$`) },
  gapsRemove: { letter: 'z', fields: new RegExp(`^(${NUMBER}):(${NUMBER})$`) },
  gapsFile: { letter: 'q', fields: new RegExp(`^(${NUMBER})$`) },
  privacy: { letter: 'y', fields: new RegExp(`^(${PRIVACY_STEPS.join('|')})$`) },
};

export function writeCustomId(action: Action): string {
  return `${VERSION}:${PATTERNS[action.kind].letter}:${fieldsOf(action)}`;
}

/** The action of a `custom_id`; null for anything that `writeCustomId` does not write. */
export function parseCustomId(customId: string): Action | null {
  const [version, letter] = customId.split(':', 2);
  if (version !== VERSION || letter === undefined) return null;
  for (const kind of Object.keys(PATTERNS) as Action['kind'][]) {
    if (PATTERNS[kind].letter !== letter) continue;
    const match = PATTERNS[kind].fields.exec(customId.slice(version.length + letter.length + 2));
    const action = match === null ? null : actionOf(kind, match.slice(1));
    // Such as an id without its last separator.
    return action !== null && writeCustomId(action) === customId ? action : null;
  }
  return null;
}

function fieldsOf(action: Action): string {
  switch (action.kind) {
    case 'context':
      return placeFields(action.place);
    case 'contextPage':
      return `${short(action.page)}:${placeFields(action.place)}`;
    case 'more':
      return [short(action.skip), action.source ?? '', ...action.shown.map(shownFields)].join(':');
    case 'sourcesPage':
    case 'goldenPage':
      return short(action.page);
    case 'goldenKeep':
      return action.expected ?? '';
    case 'gapsPage':
    case 'gapsRemove':
      return `${short(action.days)}:${short(action.page)}`;
    case 'gapsFile':
      return short(action.days);
    case 'askAbout':
    case 'askAboutForm':
      return action.source;
    case 'vote':
      return action.isHelpful ? '1' : '0';
    case 'delete':
      return BigInt(action.asker).toString(36);
    case 'privacy':
      return action.step;
    case 'cancelReindex':
      return short(action.run);
    case 'rollback':
      return `${short(action.from)}:${short(action.to)}`;
    case 'editing':
      return `${action.step}:${action.key}`;
    case 'sources':
    case 'openSource':
    case 'keepGeneration':
    case 'goldenCancel':
      return '';
  }
}

function actionOf(kind: Action['kind'], fields: readonly (string | undefined)[]): Action | null {
  const [first = '', second, third = ''] = fields;
  switch (kind) {
    case 'context': {
      const place = placeOf(fields);
      return place && { kind, place };
    }
    case 'contextPage': {
      const place = placeOf(fields.slice(1));
      return place && { kind, place, page: long(first) };
    }
    case 'more':
      return { kind, skip: long(first), source: second ?? null, shown: shownIn(third) };
    case 'sourcesPage':
    case 'goldenPage':
      return { kind, page: long(first) };
    case 'gapsPage':
    case 'gapsRemove':
      return { kind, days: long(first), page: long(second ?? '') };
    case 'gapsFile':
      return { kind, days: long(first) };
    case 'goldenKeep':
      return { kind, expected: first === '' ? null : first };
    case 'askAbout':
    case 'askAboutForm':
      return { kind, source: first };
    case 'vote':
      return { kind, isHelpful: first === '1' };
    case 'delete':
      return { kind, asker: bigLong(first).toString() };
    case 'privacy':
      return { kind, step: first as PrivacyStep };
    case 'cancelReindex':
      return { kind, run: long(first) };
    case 'rollback':
      return { kind, from: long(first), to: long(second ?? '') };
    case 'editing':
      return { kind, step: first as EditingStep, key: second ?? '' };
    case 'sources':
    case 'openSource':
    case 'keepGeneration':
    case 'goldenCancel':
      return { kind };
  }
}

function placeFields({ article, start, end, highlight }: QuotePlace): string {
  const words = highlight === null ? '' : `${short(highlight.start)}:${short(highlight.end)}`;
  return `${article}:${short(start)}:${short(end)}:${words}`;
}

function placeOf([article = '', from = '', to = '', first, last]: readonly (
  | string
  | undefined
)[]): QuotePlace | null {
  const start = long(from);
  const end = long(to);
  const highlight =
    first === undefined || last === undefined ? null : { start: long(first), end: long(last) };
  const isWithin = highlight === null || (start <= highlight.start && highlight.end <= end);
  return start < end && isWithin ? { article, start, end, highlight } : null;
}

function shownFields({ article, start, end }: ShownPassage): string {
  return `${article}:${short(start)}:${short(end)}`;
}

/** @param fields each place with a colon before it */
function shownIn(fields: string): ShownPassage[] {
  const [, ...parts] = fields.split(':');
  return Array.from({ length: parts.length / 3 }, (_, index) => {
    const [article = '', start = '', end = ''] = parts.slice(3 * index);
    return { article, start: long(start), end: long(end) };
  });
}

function short(value: number): string {
  return value.toString(36);
}

function long(digits: string): number {
  return Number.parseInt(digits, 36);
}

/** Discord's ids are larger than exact numbers. */
function bigLong(digits: string): bigint {
  return Array.from(digits).reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
}
