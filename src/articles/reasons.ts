import type { RawSource, Rejection } from '../domain.ts';
import { codeOf } from '../error-codes.ts';
import { VerbatimError } from '../errors.ts';

/** What a scan yields: a source, or why there is none. */
export type Scanned = { readonly source: RawSource } | { readonly rejection: Rejection };

const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'No permission to read it. Give the program the right to read it.',
  EPERM: 'No permission to read it. Give the program the right to read it.',
  ENOENT: 'It points to something that is not there. Repair the link or remove it.',
  ELOOP: 'It is a link that leads back to itself. Remove it.',
  EMFILE: 'Too many files are open. Close other programs and try again.',
  EIO: 'The disk could not read it. Check the disk, or copy the file again.',
};

/** Of a file or folder of which nobody can know which sources are in it. @param reason why, in whole sentences */
export function hidingRejection(file: string, reason: string): Rejection {
  const hiding =
    'Until it can be read, no article leaves the index because its file is gone, as it may be in there.';
  return { file, reason: `${reason} ${hiding}`, hides: { removed: new Set() } };
}

/** Why a source was not read, in words that say what to do. */
export function reasonOf(error: unknown): string {
  if (error instanceof VerbatimError) {
    return `${error.message} ${error.remedy}`;
  }
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  return SYSTEM_REASONS[code] ?? `It could not be read (${detail}). Check the file.`;
}
