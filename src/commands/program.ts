import { Command, CommanderError } from 'commander';
import type { App } from '../app.ts';
import { closeAfter } from '../close-after.ts';
import { type Config, readConfig } from '../config.ts';
import { errorLines, stoppedLines } from '../console/error-view.ts';
import type { Terminal } from '../console/terminal.ts';
import { ownVersion } from '../operations/own-version.ts';
import { ConfigError, UsageError } from '../errors.ts';
import type { ExitCode, Run } from './command.ts';

export interface Surroundings {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C, and when nobody reads the output any more. */
  readonly signal: AbortSignal;
  readonly openApp: (config: Config) => App;
}

interface CommandParts {
  readonly run: Run;
  readonly openApp: Surroundings['openApp'];
  readonly terminal: Terminal;
  readonly setExitCode: (code: ExitCode) => void;
}

/** In the order of the help. A command's modules are read when it is called, or when all are listed. */
const COMMANDS: Readonly<Record<string, (parts: CommandParts) => Promise<Command>>> = {
  start: async ({ run }) => (await import('./start.ts')).startCommand(run),
  index: async ({ run }) => (await import('./index-articles.ts')).indexCommand(run),
  ask: async ({ run }) => (await import('./ask.ts')).askCommand(run),
  search: async ({ run }) => (await import('./search.ts')).searchCommand(run),
  sources: async ({ run }) => (await import('./sources.ts')).sourcesCommand(run),
  inspect: async ({ run }) => (await import('./inspect.ts')).inspectCommand(run),
  chat: async ({ run }) => (await import('./chat.ts')).chatCommand(run),
  source: async ({ run }) => (await import('./source.ts')).sourceCommand(run),
  watch: async ({ run }) => (await import('./watch.ts')).watchCommand(run),
  web: async ({ run }) => (await import('./web.ts')).webCommand(run),
  rollback: async ({ run }) => (await import('./rollback.ts')).rollbackCommand(run),
  register: async ({ run }) => (await import('./register.ts')).registerCommand(run),
  eval: async ({ run, openApp }) => (await import('./eval.ts')).evalCommand(run, openApp),
  fit: async ({ run, openApp }) => (await import('./fit.ts')).fitCommand(run, openApp),
  'migrate-store': async ({ run, openApp }) =>
    (await import('./migrate-store.ts')).migrateStoreCommand(run, openApp),
  backup: async ({ run }) => (await import('./backup.ts')).backupCommand(run),
  restore: async ({ run }) => (await import('./backup.ts')).restoreCommand(run),
  golden: async ({ run }) => (await import('./golden.ts')).goldenCommand(run),
  gaps: async ({ run }) => (await import('./gaps.ts')).gapsCommand(run),
  doctor: async ({ run, terminal, setExitCode }) =>
    (await import('./doctor.ts')).doctorCommand(run, terminal, setExitCode),
};

/** The one that a command line calls, or all of them where it calls none: for help, or what was meant. */
function readCommands([called]: readonly string[], parts: CommandParts): Promise<Command[]> {
  const all = Object.entries(COMMANDS);
  const one = all.filter(([name]) => name === called);
  return Promise.all((one.length > 0 ? one : all).map(([, read]) => read(parts)));
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
    exitCode = await closeAfter(app, () => work({ app, terminal, environment, signal }));
  };
  const commands = await readCommands(words, {
    run,
    openApp,
    terminal,
    setExitCode(code) {
      exitCode = code;
    },
  });
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
    .addHelpText('after', '\nExit code: 0 done, 1 the work failed, 2 wrong use, 130 stopped with Ctrl-C.');
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
  for (const line of stoppedLines(error, err.paint)) err.line(line);
  return 130;
}
