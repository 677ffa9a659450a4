import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { z } from 'zod';
import { SourceProblem } from './errors.ts';
import { DETAIL_FIELDS, type DetailField } from './given.ts';

/** Folder within the seeds folder that holds what moderators changed, one file a source. */
export const OVERLAYS_FOLDER = '.verbatim';
export const OVERLAY_ENDING = '.yaml';

/** Details that win over what the source says; null: it has none. */
export type DetailChanges = Partial<Readonly<Record<DetailField, string | null>>>;

/** What is laid over a source. */
export interface OverlayState {
  readonly details: DetailChanges;
  /** Left out of the index, as if it were not there. */
  readonly isRemoved: boolean;
}

/** A person who changed something. */
export interface Editor {
  readonly name: string;
  /** Their id on Discord; none for who used the command line. */
  readonly discord?: string | undefined;
}

/** One change of a source, with what was laid over it before. */
export interface OverlayChange {
  /** Names this change, among all of all sources. */
  readonly key: string;
  readonly did: 'added' | 'edited' | 'removed' | 'undone';
  /** ISO 8601. */
  readonly at: string;
  readonly by: Editor;
  /** The source's title at that time. */
  readonly title: string;
  readonly before: OverlayState;
  /** Of an added source: the file's name or the address it came from; null for pasted text. */
  readonly from?: string | null | undefined;
  /** Of an added source: its file in the seeds folder. */
  readonly file?: string | undefined;
  /** Of an edited source: what it said before in the fields that were changed. */
  readonly was?: DetailChanges | undefined;
  /** Of an undone change: its key. */
  readonly undoes?: string | undefined;
}

/** All that moderators did to one source. The source's own file is never changed. */
export interface Overlay extends OverlayState {
  readonly id: string;
  /** Oldest first. */
  readonly changes: readonly OverlayChange[];
}

const REMEDY = 'Repair it, or put an earlier copy in its place.';

/** As buttons carry it. */
const CHANGE_KEY = /^[0-9a-f]{16}$/;
const line = z.union([z.string(), z.number()]).transform((value) => String(value).toWellFormed());
const details = z.strictObject(
  Object.fromEntries(DETAIL_FIELDS.map((field) => [field, line.nullable().optional()])),
);
const state = { details: details.default({}), removed: z.boolean().default(false) };
const date = z.union([z.string(), z.date()]).transform((at) => (at instanceof Date ? at.toISOString() : at));

const schema = z.strictObject({
  id: line,
  ...state,
  changes: z
    .array(
      z.strictObject({
        key: z.string().regex(CHANGE_KEY, 'is not the key of a change'),
        did: z.enum(['added', 'edited', 'removed', 'undone']),
        at: date,
        by: z.strictObject({ name: line, discord: line.optional() }),
        title: line,
        before: z.strictObject(state),
        from: line.nullable().optional(),
        file: line.optional(),
        was: details.optional(),
        undoes: line.optional(),
      }),
    )
    .default([]),
});

/** The name of the file that holds what was done to a source, whatever its id is. */
export function overlayFileName(id: string): string {
  const readable = id.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 16);
  return `${readable.replaceAll(/^-|-$/g, '') || 'source'}-${hash}${OVERLAY_ENDING}`;
}

/** Throws a SourceProblem for a file that is not one of these. */
export function parseOverlay(text: string): Overlay {
  let value: unknown;
  try {
    value = parse(text, { logLevel: 'error' });
  } catch (cause) {
    throw new SourceProblem('It is not valid YAML.', REMEDY, { cause });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    throw new SourceProblem(`It does not say what changed about a source${where}.`, REMEDY);
  }
  const { id, changes, ...now } = parsed.data;
  return {
    id,
    ...stateOf(now),
    changes: changes.map(({ before, ...change }) => Object.assign(change, { before: stateOf(before) })),
  };
}

/** As the file has it, for `parseOverlay`. */
export function overlayRecord({ id, changes, ...now }: Overlay): unknown {
  return {
    id,
    ...recordOf(now),
    changes: changes.map(({ before, ...change }) => Object.assign(change, { before: recordOf(before) })),
  };
}

function stateOf({ details: given, removed }: { details: DetailChanges; removed: boolean }): OverlayState {
  return { details: given, isRemoved: removed };
}

function recordOf({ details: given, isRemoved }: OverlayState) {
  return { removed: isRemoved, details: given };
}
