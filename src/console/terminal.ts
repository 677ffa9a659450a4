import type { Readable, Writable } from 'node:stream';
import colors from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { Look } from './answer-view.ts';

/** Wider text is hard to read. */
const MAX_COLUMNS = 100;
const MIN_COLUMNS = 20;

/** One of the two outputs, with what is known about the place it goes to. */
export interface Writer {
  readonly stream: Writable;
  readonly isTerminal: boolean;
  /** Columns to wrap at; Infinity when it is no terminal, so that lines can be searched and cut by other programs. */
  readonly columns: () => number;
  readonly paint: Colors;
  /** Writes one line. */
  readonly line: (text?: string) => void;
  readonly write: (text: string) => void;
}

/** Where a command reads from, puts its results, and reports progress and errors. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly out: Writer;
  readonly err: Writer;
}

type Environment = Readonly<Record<string, string | undefined>>;
type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/**
 * @param onClosed hears once when nobody reads any more (`| head`); what is written later is dropped.
 */
export function createWriter(stream: OutputStream, environment: Environment, onClosed = () => {}): Writer {
  const isTerminal = stream.isTTY === true;
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    if (isClosed) return;
    isClosed = true;
    onClosed();
  });
  const write = (text: string): void => {
    if (!isClosed) stream.write(text);
  };
  return {
    stream,
    isTerminal,
    columns: () =>
      isTerminal ? Math.max(MIN_COLUMNS, Math.min(stream.columns ?? 80, MAX_COLUMNS)) : Infinity,
    paint: colors.createColors(hasColours(isTerminal, environment)),
    line: (text = '') => write(`${text}\n`),
    write,
  };
}

/** How to draw for a writer, as wide as its window is now. */
export function lookOf({ paint, columns }: Writer): Look {
  return { paint, columns: columns() };
}

/** As https://no-color.org and https://force-color.org have it. */
function hasColours(isTerminal: boolean, environment: Environment): boolean {
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR']) return environment['FORCE_COLOR'] !== '0';
  return isTerminal && environment['TERM'] !== 'dumb';
}
