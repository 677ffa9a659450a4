import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexDamagedError, SchemaTooNewError } from '../stores/errors.ts';
import { examineStateFile, isSetAside, STATE_FILE } from '../state/open-file.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Whether what is remembered of votes and questions can be read. */
export async function checkStateFile(embeddings: string): Promise<Finding[]> {
  const names: readonly string[] = await readdir(embeddings).catch(() => []);
  const aside = names
    .filter(isSetAside)
    .map((name) =>
      warning(
        'state',
        `${STATE_FILE} was damaged once; what it held is in ${join(embeddings, name)}.`,
        'Nothing needs to be done: answers do not depend on it. Delete it, or repair it with `sqlite3 FILE .recover`.',
      ),
    );
  return names.includes(STATE_FILE) ? [examined(embeddings), ...aside] : aside;
}

function examined(embeddings: string): Finding {
  const file = join(embeddings, STATE_FILE);
  try {
    examineStateFile(embeddings);
    return ok('state', `${file} can be read`);
  } catch (error) {
    if (error instanceof SchemaTooNewError) return problem('state', error.message, error.remedy);
    if (!(error instanceof IndexDamagedError)) throw error;
    return warning(
      'state',
      `${error.message} It holds votes and kept questions.`,
      'Put a backup of it in its place, or do nothing: the next start sets it aside and begins a new one. Answers do not depend on it.',
    );
  }
}
