import { Command } from 'commander';
import { historyLines } from '../console/editing-view.ts';
import { count, wrapLines } from '../console/layout.ts';
import { printable } from '../console/printable.ts';
import { outcomeLines } from '../console/report-view.ts';
import { lookOf } from '../console/terminal.ts';
import type { SourceChange, SourceEditor } from '../editing/editor.ts';
import { UsageError } from '../errors.ts';
import type { ReindexOutcome } from '../reindexing/reindexing.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  writeJson,
} from './command.ts';
import { isTakenBack } from '../reindexing/follow-up.ts';
import { changeableId, undoableId } from './named-source.ts';
import { outcomeJson } from './report-json.ts';
import { addSources } from './source-add.ts';
import {
  type ChangeOptions,
  commandLineUser,
  type DetailOptions,
  indexAfter,
  typedDetails,
} from './source-options.ts';

interface HistoryOptions extends CommonOptions {
  readonly json?: boolean;
}

const ID_OR_NUMBER = 'id of the source, or its number in `sources`';

export function sourceCommand(run: Run): Command {
  const group = new Command('source').description('add, change and remove articles; see `source help`');
  const commands = [
    withDetails(
      changing('add', 'add articles from files, web addresses (ALLOW_URL_SOURCES) or - for standard input'),
    )
      .argument('<article...>', 'files, addresses, or -')
      .option('--dry-run', 'show what they would be as sources, and do nothing')
      .action((names: string[], options: ChangeOptions & DetailOptions & { dryRun?: boolean }) =>
        run(options, (session) => addSources(session, names, options)),
      ),
    withDetails(changing('edit', 'change what is said of an article; an empty value says that there is none'))
      .argument('<id>', ID_OR_NUMBER)
      .action((id: string, options: ChangeOptions & DetailOptions) =>
        run(options, (session) => editSource(session, id, options)),
      ),
    changing('remove', 'leave an article out of the answers; its file stays')
      .argument('<id>', ID_OR_NUMBER)
      .action((id: string, options: ChangeOptions) =>
        run(options, async (session) => {
          const named = await changeableId(session.app, id);
          return change(session, options, (editor) => editor.remove(named, commandLineUser()), REMOVED);
        }),
      ),
    changing('undo', 'take back the last change of an article: a removal at any time, others for 24 hours')
      .argument('<id>', 'id of the source')
      .action((id: string, options: ChangeOptions) =>
        run(options, async (session) => {
          const named = await undoableId(session.app, id);
          return change(session, options, (editor) => editor.undo({ id: named }, commandLineUser()), UNDONE);
        }),
      ),
    createCommand('history', 'who added, changed and removed what, and when')
      .argument('[id]', 'of this source only: its id, or its number in `sources`')
      .option('--json', 'print the result as JSON')
      .action((id: string | undefined, options: HistoryOptions) =>
        run(options, (session) => showHistory(session, id, options)),
      ),
  ];
  for (const command of commands) group.addCommand(command);
  return group;
}

function changing(name: string, description: string): Command {
  return createCommand(name, description)
    .option('--no-index', 'leave the index as it is for now')
    .option('--json', 'print the result as JSON');
}

function withDetails(command: Command): Command {
  return command
    .option('--title <text>', 'its title')
    .option('--outlet <text>', 'who published it')
    .option('--byline <text>', 'who wrote it')
    .option('--link <address>', 'where it can be read')
    .option('--date <date>', 'when it was published, as 2025-11-27 or "27 November 2025"');
}

async function editSource(
  session: Session,
  id: string,
  options: ChangeOptions & DetailOptions,
): Promise<ExitCode> {
  const typed = typedDetails(options);
  if (Object.keys(typed).length === 0) {
    throw new UsageError(
      'Nothing to change was given.',
      'Add --title, --outlet, --byline, --link or --date.',
    );
  }
  const named = await changeableId(session.app, id);
  return change(session, options, (editor) => editor.edit(named, typed, commandLineUser()), EDITED);
}

type Told = (title: string, id: string) => string;
const EDITED: Told = (title, id) => `Changed: ${title}. Undo: \`source undo ${id}\`, for 24 hours.`;
const REMOVED: Told = (title, id) => `Removed: ${title}. Its file stays. Undo: \`source undo ${id}\`.`;
const UNDONE: Told = (title) => `Undone: ${title}.`;

async function change(
  session: Session,
  options: ChangeOptions,
  work: (editor: SourceEditor) => Promise<SourceChange>,
  told: Told,
): Promise<ExitCode> {
  const { app, terminal } = session;
  const { out } = terminal;
  const { id, title, key } = await work(await app.editing());
  const words =
    key === null ? 'Nothing to change: it already says that.' : told(printable(title), printable(id));
  if (options.json !== true) for (const line of wrapLines(words, out.columns())) out.line(line);
  let outcome: ReindexOutcome | null = null;
  try {
    if (key !== null) outcome = await indexAfter(session, options);
  } finally {
    // Done is done, whatever becomes of the index.
    if (options.json === true)
      writeJson(terminal, { id, title, change: key, index: outcome && outcomeJson(outcome) });
  }
  if (options.json !== true && outcome !== null) {
    for (const line of outcomeLines(outcome, lookOf(out))) out.line(line);
  }
  return outcome !== null && isTakenBack(outcome) ? 1 : 0;
}

async function showHistory(
  { app, terminal }: Session,
  id: string | undefined,
  { json = false }: HistoryOptions,
): Promise<ExitCode> {
  const all = await (await app.editing()).history();
  const wanted = id === undefined ? null : await changeableId(app, id);
  const entries = wanted === null ? all : all.filter((entry) => entry.id === wanted);
  const { out } = terminal;
  if (json) writeJson(terminal, entries);
  else {
    for (const line of historyLines(entries, lookOf(out))) out.line(line);
    terminal.err.line(
      entries.length === 0 ? 'Nothing has been changed yet.' : count(entries.length, 'change'),
    );
  }
  return 0;
}
