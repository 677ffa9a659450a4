import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bareEnvironment, childEnvironment } from '../child-environment.ts';
import { noteChild } from '../children.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface RunResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Written to standard input, which is then closed. */
  readonly input?: string;
  /** A file that is open, in the place of `input`. */
  readonly stdin?: number;
  /** Nothing of the tests' own environment is passed on but PATH and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Default: the repository, as for `npm start`. */
  readonly directory?: string;
  /** Hears each piece of output, and can signal the process. */
  readonly onOutput?: (text: string, child: ChildProcess) => void;
}

/** Runs the compiled command line as a process of its own. */
export function runProgram(words: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const child = noteChild(
    spawn(process.execPath, [CLI, ...words], {
      cwd: options.directory ?? ROOT,
      // In a directory of its own a test has the `.env` that it wants.
      env: (options.directory === undefined ? childEnvironment : bareEnvironment)(options.environment),
      stdio: [options.stdin ?? 'pipe', 'pipe', 'pipe'],
    }),
  );
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    options.onOutput?.(text, child);
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onOutput?.(text, child);
  });
  // A process that ends before it has read everything is no failure of the test.
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}
