import { hasCode } from '../error-codes.ts';

/** Why the file system takes nothing: there is no room, or no right; null for a failure of another kind. */
export function whyNotWritable(error: unknown): 'full' | 'forbidden' | null {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return 'full';
  return hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR') ? 'forbidden' : null;
}
