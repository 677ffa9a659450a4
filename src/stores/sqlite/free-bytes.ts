import { statfs } from 'node:fs/promises';
import { codeOf } from '../../error-codes.ts';
import { dirname } from 'node:path';

/** What can still be written in a folder, or where it will be made. */
export async function freeBytesIn(directory: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(directory);
    if (codeOf(error) !== 'ENOENT' || parent === directory) throw error;
    return freeBytesIn(parent);
  }
}
