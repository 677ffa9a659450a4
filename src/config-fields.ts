import { resolve } from 'node:path';
import { z } from 'zod';

/** A line without a value in a file of settings is as good as none. */
export const blankIsUnset = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** Any text; none where it is empty. */
export const text = z.preprocess(blankIsUnset, z.string().trim().optional());

/** A whole number within bounds. */
export function number(fallback: number, { min, max }: { min: number; max: number }) {
  return z.preprocess(
    blankIsUnset,
    z.coerce
      .number({ error: 'must be a number' })
      .int('must be a whole number')
      .min(min, `must be at least ${min}`)
      .max(max, `must be at most ${max}`)
      .default(fallback),
  );
}

/** A folder, as an absolute path. */
export function folder(fallback: string) {
  return text.transform((value) => resolve(value ?? fallback));
}

/** A model's id, or `none`. */
export function model(fallback: string) {
  return z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(/^[\w.-]+\/[\w.-]+$|^none$/, 'must be a model id of the form owner/name')
      .default(fallback),
  );
}

export const SNOWFLAKE = /^\d{17,20}$/;
/** An id of Discord's. */
export const snowflake = z.preprocess(
  blankIsUnset,
  z.string().trim().regex(SNOWFLAKE, 'must be an id of 17 to 20 digits').optional(),
);

/** `true` or `false`. */
export function flag(fallback: boolean) {
  return z.preprocess(
    blankIsUnset,
    z
      .enum(['true', 'false'], 'must be true or false')
      .default(fallback ? 'true' : 'false')
      .transform((value) => value === 'true'),
  );
}
