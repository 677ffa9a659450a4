import { type Command, InvalidArgumentError } from 'commander';
import { generationLines, rollbackPlanLines } from '../console/generation-view.ts';
import { count, wrapLines } from '../console/layout.ts';
import { lookOf } from '../console/terminal.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  writeJson,
} from './command.ts';
import { isConfirmed } from './confirm.ts';

interface RollbackCommandOptions extends CommonOptions {
  readonly to?: number;
  readonly list?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function rollbackCommand(run: Run): Command {
  return createCommand('rollback', 'bring back the generation of the index before the current one')
    .option('--to <generation>', 'bring this generation back', parseGeneration)
    .option('--list', 'list the generations that are kept, and do nothing')
    .option('--yes', 'do it without asking')
    .option('--json', 'print the result as JSON')
    .action((options: RollbackCommandOptions) => run(options, (session) => rollBack(session, options)));
}

async function rollBack(session: Session, options: RollbackCommandOptions): Promise<ExitCode> {
  const { app, terminal } = session;
  const { list = false, yes = false, json = false, to } = options;
  if (list) {
    const kept = await app.generations.list();
    if (json) writeJson(terminal, kept);
    else for (const line of generationLines(kept, lookOf(terminal.out))) terminal.out.line(line);
    return 0;
  }
  const plan = await app.generations.planRollback(to);
  for (const line of rollbackPlanLines(plan, terminal.err)) terminal.err.line(line);
  if (!yes && !(await isConfirmed(session, 'Do this?'))) {
    terminal.err.line('Nothing was changed.');
    return 0;
  }
  const { from, to: target } = plan;
  const info = await app.generations.rollBack({ from: from.generation, to: target.generation });
  if (json) writeJson(terminal, { ...info, undone: from.generation });
  else {
    const done = `Generation ${info.generation} is current: ${count(info.sources, 'article')}, as in generation ${info.restoredFrom}. What it took out is held back until its file changes, or until \`index --full\`.`;
    for (const line of wrapLines(done, terminal.out.columns())) terminal.out.line(line);
  }
  return 0;
}

function parseGeneration(value: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(value))
    throw new InvalidArgumentError('It must be the number of a generation.');
  return Number(value);
}
