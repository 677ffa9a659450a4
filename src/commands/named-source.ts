import type { App } from '../app.ts';
import { listNumber, namedSource } from '../conversation/sources.ts';
import { UsageError } from '../errors.ts';

/**
 * The id of the indexed source that an argument names: by its id, or by its number in the list ("4", "[4]")
 * where no source has that text as its id. What names none comes back as it is, for the command to refuse.
 */
export async function indexedId(app: Pick<App, 'sources'>, typed: string): Promise<string> {
  if (listNumber(typed) === null) return typed;
  return namedSource(await app.sources(), typed)?.source.id ?? typed;
}

/** The same for a source that is to be changed: an id that was removed is not taken for a number. */
export async function changeableId(app: Pick<App, 'sources' | 'editing'>, typed: string): Promise<string> {
  return (await wasChanged(app, typed)) ? typed : indexedId(app, typed);
}

/**
 * The id of a source whose last change is to be undone. No number of the list: after a removal it is
 * another source's.
 *
 * @throws UsageError for a number that is no id
 */
export async function undoableId(app: Pick<App, 'sources' | 'editing'>, typed: string): Promise<string> {
  if (listNumber(typed) === null || (await wasChanged(app, typed))) return typed;
  throw new UsageError(
    `${typed} is not the id of a source, and numbers of the list change when a source is removed.`,
    'Give the id; `npm run -s verbatim -- source history` shows it.',
  );
}

async function wasChanged(app: Pick<App, 'editing'>, typed: string): Promise<boolean> {
  if (listNumber(typed) === null) return false;
  return (await (await app.editing()).history()).some(({ id }) => id === typed);
}
