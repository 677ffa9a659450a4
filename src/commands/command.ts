import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { App } from '../app.ts';
import { printable } from '../console/printable.ts';
import type { Terminal } from '../console/terminal.ts';
import { storeName } from '../open-store.ts';

/** 0 done, 1 the work failed, 2 wrong use; 130 (128 + SIGINT) stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Options that every command has. */
export interface CommonOptions {
  readonly seeds?: string;
  readonly embeddings?: string;
}

/** What a command works with. */
export interface Session {
  readonly app: App;
  readonly terminal: Terminal;
  /** What the program was started with, a file of settings included. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C, and when nobody reads the output any more. */
  readonly signal: AbortSignal;
}

/** Runs a command's work with an app made from its options, and keeps its exit code. */
export type Run = (options: CommonOptions, work: (session: Session) => Promise<ExitCode>) => Promise<void>;

export function createCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(new Option('--seeds <dir>', 'folder of articles (SEEDS_DIR)'))
    .addOption(new Option('--embeddings <dir>', 'folder of the index (EMBEDDINGS_DIR)'));
}

/** Says that a folder which was named does not exist, for commands that do without it. */
export function tellMissingSeeds({ app: { config }, terminal }: Session, { seeds }: CommonOptions): void {
  if (seeds === undefined || existsSync(config.seedsDirectory)) return;
  terminal.err.line(
    `There is no folder ${printable(config.seedsDirectory)} (--seeds); this comes from the index in ${printable(storeName(config))}.`,
  );
}

/** Results for programs: one JSON value on one line. */
export function writeJson({ out }: Terminal, value: unknown): void {
  out.line(JSON.stringify(value));
}
