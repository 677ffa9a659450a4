import { access, constants, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OVERLAYS_FOLDER } from '../articles/overlay.ts';
import { codeOf } from '../error-codes.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Whether the folder of articles can be read and has any. */
export async function checkSeedsFolder(directory: string): Promise<Finding[]> {
  try {
    const names = await readdir(directory);
    const articles = names.filter((name) => !name.startsWith('.'));
    return articles.length > 0
      ? [ok('seeds', `${directory} can be read`)]
      : [
          problem(
            'seeds',
            `${directory} is empty.`,
            'Put articles in it, or name another folder with --seeds.',
          ),
        ];
  } catch (error) {
    return [
      problem(
        'seeds',
        `${directory} cannot be read: ${reason(error)}.`,
        'Create it and put articles in it, or name another folder with --seeds or SEEDS_DIR.',
      ),
    ];
  }
}

/** Whether moderators can add and change sources: what they decide is written beside the articles. */
export async function checkSeedsWritable(directory: string): Promise<Finding[]> {
  const folder = join(directory, OVERLAYS_FOLDER);
  try {
    const nearest = await nearestExisting(folder);
    if (!(await stat(nearest)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await access(directory, constants.W_OK | constants.X_OK);
    await access(nearest, constants.W_OK | constants.X_OK);
    return [];
  } catch (error) {
    return [
      warning(
        'seeds',
        `${folder} cannot be written: ${reason(error)}. Moderators cannot add or change sources.`,
        'Make the seeds folder writable for the user who runs Verbatim, or leave it as it is if nobody is to change sources.',
      ),
    ];
  }
}

/** Whether the index can be written, also where its folder is yet to be made. */
export async function checkEmbeddingsFolder(directory: string): Promise<Finding[]> {
  try {
    await access(await nearestExisting(directory), constants.W_OK | constants.X_OK);
    return [ok('embeddings', `${directory} can be written`)];
  } catch (error) {
    return [
      problem(
        'embeddings',
        `${directory} cannot be written: ${reason(error)}.`,
        'Make it writable for the user who runs Verbatim, or name another folder with --embeddings or EMBEDDINGS_DIR.',
      ),
    ];
  }
}

/** The folder itself, or the one it would be made in. */
async function nearestExisting(directory: string): Promise<string> {
  try {
    await access(directory);
    return directory;
  } catch (error) {
    const parent = dirname(directory);
    if (reason(error) !== 'no such file or folder' || parent === directory) throw error;
    return nearestExisting(parent);
  }
}

function reason(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'not allowed';
  if (code === 'EROFS') return 'read-only';
  if (code === 'ENOTDIR') return 'not a folder';
  return error instanceof Error ? error.message : String(error);
}
