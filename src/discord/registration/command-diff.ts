import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { isRecord } from '../../is-record.ts';

/** What registering would do. */
export interface CommandDiff {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/** A command as Discord gives it back: the same fields, and others. */
export type RegisteredCommand = Readonly<Record<string, unknown>> & {
  readonly name: string;
  readonly type?: number;
};

const SLASH = 1;

/** Compares commands by type and name; whatever Discord adds on its own does not count. */
export function diffCommands(
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
  registered: readonly RegisteredCommand[],
): CommandDiff {
  const existing = new Map(registered.map((command) => [keyOf(command), command]));
  const added: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  for (const command of wanted) {
    const known = existing.get(keyOf(command));
    existing.delete(keyOf(command));
    const list = known === undefined ? added : isSame(command, known) ? unchanged : changed;
    list.push(command.name);
  }
  return { added, changed, removed: [...existing.values()].map(({ name }) => name), unchanged };
}

function keyOf({ name, type }: { name: string; type?: number | undefined }): string {
  return `${type ?? SLASH} ${name}`;
}

/**
 * Whether all that we say is so. Discord leaves out what is false or empty, and knows fields that we do
 * not set: those are compared only where they were ever ours to set.
 */
function isSame(wanted: unknown, known: unknown): boolean {
  if (isBlank(wanted)) return isBlank(known);
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(known) &&
      wanted.length === known.length &&
      wanted.every((value, index) => isSame(value, known[index]))
    );
  }
  if (!isRecord(wanted)) return wanted === known;
  if (!isRecord(known)) return false;
  const keys = new Set([...Object.keys(wanted), ...OWN_FIELDS.filter((field) => field in known)]);
  return [...keys].every((key) => isSame(wanted[key], known[key]));
}

/** Fields that, left out by us, must not be there. */
const OWN_FIELDS = [
  'options',
  'choices',
  'required',
  'autocomplete',
  'min_length',
  'max_length',
  'default_member_permissions',
  'name_localizations',
  'description_localizations',
];

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}
