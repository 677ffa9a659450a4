import { inject } from 'vitest';
import { type RunOptions, runProgram, type RunResult } from './run-program.ts';

/** Runs the compiled command line in the repository, on the story's articles unless it is told of others. */
export function runCli(words: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  if (options.directory !== undefined) return runProgram(words, options);
  const environment = { SEEDS_DIR: inject('sharedIndex').seeds, ...options.environment };
  return runProgram(words, { ...options, environment });
}
