import { userInfo } from 'node:os';
import type { TypedDetails } from '../editing/details.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import type { CommonOptions, Session } from './command.ts';
import { reindexHere } from './reindex-here.ts';

/** Options of commands that change sources. */
export interface ChangeOptions extends CommonOptions {
  /** False with `--no-index`. */
  readonly index?: boolean;
  readonly json?: boolean;
}

export interface DetailOptions {
  readonly title?: string;
  readonly outlet?: string;
  readonly byline?: string;
  readonly link?: string;
  readonly date?: string;
}

/** Details that were given on the command line. */
export function typedDetails({ title, outlet, byline, link, date }: DetailOptions): TypedDetails {
  return {
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(byline === undefined ? {} : { byline }),
    ...(link === undefined ? {} : { url: link }),
    ...(date === undefined ? {} : { publishedAt: date }),
  };
}

/** Who is at the terminal, as far as the system knows. */
export function commandLineUser(): { name: string } {
  try {
    return { name: userInfo().username };
  } catch {
    return { name: 'somebody' };
  }
}

/** Brings the index up to date with a change, unless that is not wanted; null then. */
export async function indexAfter(
  session: Session,
  { index = true }: ChangeOptions,
): Promise<ReindexOutcome | null> {
  return index ? reindexHere(session) : null;
}
