import type { Colors } from 'picocolors/types.js';
import { VerbatimError } from '../errors.ts';
import { printable } from './printable.ts';

/** What an unexpected error's reader can do. */
const HINT =
  'This is a fault in Verbatim. `npm run -s verbatim -- doctor` may show the cause; with LOG_LEVEL=debug the whole error is printed.';

/** An error as one readable message with its remedy; its stack trace only if `isDebug`. */
export function errorLines(error: unknown, paint: Colors, isDebug: boolean): string[] {
  const { message, remedy } =
    error instanceof VerbatimError
      ? error
      : { message: error instanceof Error ? error.message : String(error), remedy: HINT };
  return [
    `${paint.red('error')} ${printable(message)}`,
    `${paint.dim('  →')} ${printable(remedy)}`,
    ...(isDebug && error instanceof Error ? [error.stack ?? '', ...causes(error)] : []),
  ];
}

/** What an error says that ended something which was told to stop; nothing where it says no more than that. */
export function stoppedLines(error: unknown, paint: Colors): string[] {
  const isPlain = error instanceof Error && error.name === 'AbortError';
  return isPlain ? [] : errorLines(error, paint, false);
}

function causes(error: Error): string[] {
  const lines: string[] = [];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    lines.push(`caused by ${cause.stack ?? cause.message}`);
  }
  return lines;
}
