import { Command } from 'commander';
import { answerLines } from '../console/answer-view.ts';
import { goldenListLines, goldenResultLines } from '../console/golden-view.ts';
import { wrapLines } from '../console/layout.ts';
import { printable } from '../console/printable.ts';
import { lookOf } from '../console/terminal.ts';
import { UsageError } from '../errors.ts';
import { regressionsOf } from '../golden/run.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  writeJson,
} from './command.ts';
import { canAsk, isConfirmed } from './confirm.ts';
import { goldenResultJson } from './golden-json.ts';

interface GoldenOptions extends CommonOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
}

export function goldenCommand(run: Run): Command {
  return new Command('golden')
    .description('questions that must keep their answer, asked after every run of the indexer')
    .addCommand(
      part('add', 'keep the present answer to a question')
        .argument('<question...>', 'the question')
        .option('--yes', 'keep it without asking')
        .action((words: string[], options: GoldenOptions) =>
          run(options, (session) => add(session, words, options)),
        ),
    )
    .addCommand(
      part('remove', 'stop watching a question')
        .argument('<question...>', 'the question, its id, or its number in the list')
        .action((words: string[], options: GoldenOptions) =>
          run(options, (session) => remove(session, words, options)),
        ),
    )
    .addCommand(
      part('list', 'list them, each with the answer that must stay').action((options: GoldenOptions) =>
        run(options, (session) => list(session, options)),
      ),
    )
    .addCommand(
      part('run', 'ask them all; fails if one has lost its answer').action((options: GoldenOptions) =>
        run(options, (session) => runAll(session, options)),
      ),
    );
}

function part(name: string, description: string): Command {
  return createCommand(name, description).option('--json', 'print the result as JSON');
}

async function add(session: Session, words: readonly string[], options: GoldenOptions): Promise<ExitCode> {
  const { app, terminal } = session;
  const { out, err } = terminal;
  const asked = words.join(' ').trim();
  if (asked === '') throw new UsageError('There is no question.', 'Put one after `golden add`.');
  const { golden, answer, before } = await app.golden.propose(asked);
  const shown = options.json ? err : out;
  for (const line of answerLines(answer, await app.cite(answer), lookOf(shown))) shown.line(line);
  if (canAsk(session) && options.yes !== true && !(await isConfirmed(session, 'Should this answer stay?'))) {
    err.line('Nothing was changed.');
    return 0;
  }
  await app.golden.add(golden);
  if (options.json) writeJson(terminal, { ...golden, isNew: before === null });
  else {
    const what = golden.expected === null ? 'That no source answers this' : 'The first quote';
    const instead = before === null ? '' : ', in place of what was to stay before';
    for (const line of wrapLines(
      `${what} must stay from now on${instead} (${golden.id}).`,
      lookOf(out).columns,
    )) {
      out.line(line);
    }
  }
  return 0;
}

async function remove(
  { app, terminal }: Session,
  words: readonly string[],
  { json = false }: GoldenOptions,
): Promise<ExitCode> {
  const removed = await app.golden.remove(words.join(' '));
  if (json) writeJson(terminal, removed);
  else terminal.out.line(`No longer golden: ${printable(removed.question)}`);
  return 0;
}

async function list({ app, terminal }: Session, { json = false }: GoldenOptions): Promise<ExitCode> {
  const questions = await app.golden.list();
  if (json) writeJson(terminal, questions);
  else for (const line of goldenListLines(questions, lookOf(terminal.out))) terminal.out.line(line);
  return 0;
}

async function runAll(
  { app, terminal, signal }: Session,
  { json = false }: GoldenOptions,
): Promise<ExitCode> {
  const results = await app.golden.run({ signal });
  const regressions = regressionsOf(results).length;
  if (json)
    writeJson(terminal, { questions: results.length, regressions, results: results.map(goldenResultJson) });
  else for (const line of goldenResultLines(results, lookOf(terminal.out))) terminal.out.line(line);
  return regressions > 0 ? 1 : 0;
}
