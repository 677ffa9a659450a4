import { access, constants, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf, hasCode } from '../error-codes.ts';
import { UsageError } from '../errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'what it names as its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EROFS: 'the disk can only be read',
};

/**
 * Looks whether a result can be written to a file, before the work begins that makes it. Writes nothing.
 *
 * @param option where the file was named
 * @throws UsageError
 */
export async function checkWritable(file: string, option: string): Promise<void> {
  try {
    // Neither makes a file nor cuts one.
    await (await open(file, 'r+')).close();
  } catch (error) {
    const cause = hasCode(error, 'ENOENT') ? await folderProblem(file) : error;
    if (cause === null) return;
    const reason =
      REASONS[codeOf(cause)] ?? (cause instanceof Error ? cause.message : 'for a reason unknown');
    throw new UsageError(`${file} cannot be written: ${reason}.`, `Check the path after ${option}.`, {
      cause,
    });
  }
}

/** What keeps a new file from its folder; null: nothing. */
async function folderProblem(file: string): Promise<unknown> {
  return access(dirname(resolve(file)), constants.W_OK).then(
    () => null,
    (error: unknown) => error,
  );
}
