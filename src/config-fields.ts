import { resolve } from 'node:path';
import { parseUrl } from './parse-url.ts';

/** What the text of a setting means, or why it cannot be used. */
type Meaning<T> = { readonly value: T } | { readonly problem: string };

/**
 * Reads a setting: undefined where it is not set, else its text without white space around it. By hand, since
 * the threads of the models wait for the configuration, and a library of schemas takes 100 ms to load.
 */
export type Field<T> = (given: string | undefined) => Meaning<T>;

function field<T>(fallback: T, read: (given: string) => Meaning<T>): Field<T> {
  return (given) => (given === undefined ? { value: fallback } : read(given));
}

/** A text of one form. */
export function formed<T>(
  fallback: T,
  form: RegExp,
  { problem, read }: { readonly problem: string; readonly read: (given: string) => T },
): Field<T> {
  return field(fallback, (given) => (form.test(given) ? { value: read(given) } : { problem }));
}

const itself = (given: string): string => given;

/** Any text. */
export function text<Fallback>(fallback: Fallback): Field<string | Fallback> {
  return field<string | Fallback>(fallback, (value) => ({ value }));
}

/** A text of one form that means no more than itself; null where it is not set. */
export function plain(form: RegExp, problem: string): Field<string | null> {
  return formed<string | null>(null, form, { problem, read: itself });
}

/** A whole number within bounds. */
export function number<Fallback>(
  fallback: Fallback,
  { min, max }: { readonly min: number; readonly max: number },
): Field<number | Fallback> {
  return field<number | Fallback>(fallback, (given) => {
    const value = Number(given);
    if (!Number.isFinite(value)) return { problem: 'must be a number' };
    if (!Number.isInteger(value)) return { problem: 'must be a whole number' };
    if (value < min) return { problem: `must be at least ${min}` };
    return value > max ? { problem: `must be at most ${max}` } : { value };
  });
}

/** A folder, as an absolute path. */
export function folder(fallback: string): Field<string> {
  return field(resolve(fallback), (path) => ({ value: resolve(path) }));
}

/** A model's id. */
export function model(fallback: string): Field<string> {
  return formed(fallback, /^[\w.-]+\/[\w.-]+$/, {
    problem: 'must be a model id of the form owner/name',
    read: itself,
  });
}

/** `none` as null, else what another field makes of it. */
export function orNone<T>(other: Field<T>): Field<T | null> {
  return (given) => (given === 'none' ? { value: null } : other(given));
}

/** An address that begins as `beginning` says, without slashes at its end; null where it is not set. */
export function address(beginning: RegExp, problem: string): Field<string | null> {
  return field<string | null>(null, (value) =>
    beginning.test(value) && parseUrl(value) !== null
      ? { value: value.replace(/(?<!\/)\/+$/, '') }
      : { problem },
  );
}

/** Any text that nothing speaks against; null where it is not set. */
export function unless(problemOf: (given: string) => string | null): Field<string | null> {
  return field<string | null>(null, (value) => {
    const problem = problemOf(value);
    return problem === null ? { value } : { problem };
  });
}

/** One of several words. */
export function oneOf<Word extends string>(
  fallback: Word,
  words: readonly Word[],
  problem: string,
): Field<Word> {
  return field(fallback, (given) => {
    const value = words.find((word) => word === given);
    return value === undefined ? { problem } : { value };
  });
}

/** `true` or `false`. */
export function flag(fallback: boolean): Field<boolean> {
  return formed(fallback, /^(?:true|false)$/, {
    problem: 'must be true or false',
    read: (value) => value === 'true',
  });
}

const SNOWFLAKE = /^\d{17,20}$/;

/** An id of Discord's. */
export const snowflake = plain(SNOWFLAKE, 'must be an id of 17 to 20 digits');

/** Ids of Discord's, apart by commas or white space. */
export function snowflakes(whose: 'role' | 'server'): Field<readonly string[]> {
  return field<readonly string[]>([], (list) => {
    const value = list.split(/[\s,]+/).filter((id) => id !== '');
    return value.every((id) => SNOWFLAKE.test(id))
      ? { value }
      : { problem: `must be ${whose} ids, separated by commas` };
  });
}
