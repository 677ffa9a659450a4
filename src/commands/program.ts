import { Command, CommanderError } from 'commander';
import type { App } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { errorLines } from '../console/error-view.ts';
import type { Terminal } from '../console/terminal.ts';
import { ownVersion } from '../operations/own-version.ts';
import { ConfigError, UsageError } from '../errors.ts';
import { askCommand } from './ask.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { chatCommand } from './chat.ts';
import type { ExitCode, Run } from './command.ts';
import { doctorCommand } from './doctor.ts';
import { evalCommand } from './eval.ts';
import { fitCommand } from './fit.ts';
import { gapsCommand } from './gaps.ts';
import { goldenCommand } from './golden.ts';
import { indexCommand } from './index-articles.ts';
import { inspectCommand } from './inspect.ts';
import { migrateStoreCommand } from './migrate-store.ts';
import { registerCommand } from './register.ts';
import { rollbackCommand } from './rollback.ts';
import { searchCommand } from './search.ts';
import { sourceCommand } from './source.ts';
import { sourcesCommand } from './sources.ts';
import { startCommand } from './start.ts';
import { watchCommand } from './watch.ts';
import { webCommand } from './web.ts';

export interface Surroundings {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C, and when nobody reads the output any more. */
  readonly signal: AbortSignal;
  readonly openApp: (config: Config) => App;
}

/**
 * Runs one command line to its end.
 *
 * @param words what follows the program's name
 * @returns the exit code; every failure has been reported
 */
export async function runProgram(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { terminal, environment, signal, openApp } = surroundings;
  let exitCode: ExitCode = 0;
  const run: Run = async ({ seeds, embeddings }, work) => {
    const app = openApp(
      readConfig(environment, {
        ...(seeds === undefined ? {} : { seeds }),
        ...(embeddings === undefined ? {} : { embeddings }),
      }),
    );
    try {
      exitCode = await work({ app, terminal, signal });
    } finally {
      await app.close();
    }
  };
  const commands = [
    startCommand(run),
    indexCommand(run),
    askCommand(run),
    searchCommand(run),
    sourcesCommand(run),
    inspectCommand(run),
    chatCommand(run),
    sourceCommand(run),
    watchCommand(run),
    webCommand(run),
    rollbackCommand(run),
    registerCommand(run),
    evalCommand(run, openApp),
    fitCommand(run, openApp),
    migrateStoreCommand(run, openApp),
    backupCommand(run),
    restoreCommand(run),
    goldenCommand(run),
    gapsCommand(run),
    doctorCommand(run, terminal, (code) => {
      exitCode = code;
    }),
  ];
  try {
    await createProgram(commands, terminal).parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (signal.aborted) return interrupted(error, terminal);
    const isDebug = environment['LOG_LEVEL'] === 'debug';
    for (const line of errorLines(error, terminal.err.paint, isDebug)) terminal.err.line(line);
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}

function createProgram(commands: readonly Command[], { out, err }: Terminal): Command {
  const program = new Command('verbatim')
    .description("Answers questions about a news story in the sources' own words.")
    .version(ownVersion(), '--version', "print Verbatim's version")
    .showSuggestionAfterError()
    .addHelpText('after', '\nExit code: 0 done, 1 the work failed, 2 wrong use.');
  for (const command of [program, ...commands, ...commands.flatMap((one) => one.commands)]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: out.write, writeErr: err.write })
      .showHelpAfterError('`npm run -s verbatim -- help` shows how commands are used.');
  }
  for (const command of commands) program.addCommand(command);
  return program;
}

/** Being stopped is no failure to explain, unless the failing work says what became of it. */
function interrupted(error: unknown, { err }: Terminal): ExitCode {
  const isPlain = error instanceof Error && error.name === 'AbortError';
  if (!isPlain) for (const line of errorLines(error, err.paint, false)) err.line(line);
  return 130;
}
