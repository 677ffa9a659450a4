import { codeOf, hasCode } from '../error-codes.ts';

/** Why the file system takes nothing: there is no room, or no right; null for a failure of another kind. */
export function whyNotWritable(error: unknown): 'full' | 'forbidden' | null {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return 'full';
  return hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR') ? 'forbidden' : null;
}

/** Why a file or folder cannot be written, by the system's code. */
const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'there is a file where a folder should be',
  EISDIR: 'it is a folder',
  EEXIST: 'there is a file of that name',
};

/** The same in words, as part of a sentence, with what is in the way; null for a failure of another kind. */
export function problemOfWriting(error: unknown): string | null {
  return PROBLEMS[codeOf(error)] ?? null;
}
