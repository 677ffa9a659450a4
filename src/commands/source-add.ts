import { previewLines } from '../console/editing-view.ts';
import { wrapLines } from '../console/layout.ts';
import { printable } from '../console/printable.ts';
import { outcomeLines } from '../console/report-view.ts';
import { lookOf } from '../console/terminal.ts';
import type { AddedSource } from '../editing/adding.ts';
import { detailsFrom } from '../editing/details.ts';
import type { Preview } from '../editing/preview.ts';
import { UsageError, VerbatimError } from '../errors.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import { type ExitCode, type Session, writeJson } from './command.ts';
import { readInput } from './read-input.ts';
import { isTakenBack } from '../reindexing/follow-up.ts';
import { outcomeJson } from './report-json.ts';
import {
  type ChangeOptions,
  commandLineUser,
  type DetailOptions,
  indexAfter,
  typedDetails,
} from './source-options.ts';

export interface AddOptions extends ChangeOptions, DetailOptions {
  readonly dryRun?: boolean;
}

/** An article that could be read; `source` is null while it is only shown. */
interface Accepted {
  readonly name: string;
  readonly preview: Preview;
  readonly source: AddedSource | null;
}

/** Adds articles one by one: one that cannot be used does not keep the others from being added. */
export async function addSources(
  session: Session,
  names: readonly string[],
  options: AddOptions,
): Promise<ExitCode> {
  const { terminal } = session;
  const details = detailsFrom(typedDetails(options));
  if (names.length > 1 && Object.keys(details).length > 0) {
    throw new UsageError(
      'Details belong to a single article.',
      'Add one article at a time, or leave them out.',
    );
  }
  const isShown = options.json !== true;
  const accepted: Accepted[] = [];
  const refused: { name: string; reason: string }[] = [];
  const editor = await session.app.editing();
  const { seedsDirectory } = session.app.config;
  for (const name of names) {
    session.signal.throwIfAborted();
    try {
      const draft = await readInput(name, { editor, input: terminal.input, seedsDirectory });
      const described = { ...draft, details: { ...draft.details, ...details } };
      const preview = await editor.preview(described);
      const source = options.dryRun === true ? null : await editor.add(described, commandLineUser());
      accepted.push({ name: draft.name, preview, source });
      if (isShown) showAccepted(session, { name: draft.name, preview, source });
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error;
      refused.push({ name, reason: `${error.message} ${error.remedy}` });
      if (isShown) showRefused(session, name, error);
    }
  }
  let outcome: ReindexOutcome | null = null;
  try {
    if (accepted.some(({ source }) => source !== null)) outcome = await indexAfter(session, options);
  } finally {
    // What was added is added, whatever becomes of the index.
    if (!isShown) {
      writeJson(terminal, { articles: accepted, refused, index: outcome && outcomeJson(outcome) });
    }
  }
  if (isShown && outcome !== null) {
    for (const line of outcomeLines(outcome, lookOf(terminal.out))) terminal.out.line(line);
  }
  return refused.length > 0 || (outcome !== null && isTakenBack(outcome)) ? 1 : 0;
}

function showAccepted({ terminal: { out } }: Session, { name, preview, source }: Accepted): void {
  const look = lookOf(out);
  for (const line of previewLines(name, preview, look)) out.line(line);
  if (source === null) return;
  const taken = source.taken === null ? '' : `, as the id ${source.taken} is taken`;
  const words = `${out.paint.green('added')} as ${source.id}${taken} (${source.file})`;
  for (const line of wrapLines(words, look.columns)) out.line(line);
}

function showRefused({ terminal: { err } }: Session, name: string, { message, remedy }: VerbatimError): void {
  const words = `${err.paint.yellow('refused')} ${printable(name)}: ${printable(message)} ${printable(remedy)}`;
  for (const line of wrapLines(words, lookOf(err).columns)) err.line(line);
}
