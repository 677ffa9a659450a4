import { access, constants, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { hasCode } from '../error-codes.ts';
import { UsageError } from '../errors.ts';
import { problemOfWriting } from '../files/not-writable.ts';

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
      problemOfWriting(cause) ?? (cause instanceof Error ? cause.message : 'for a reason unknown');
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
