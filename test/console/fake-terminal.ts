import { PassThrough, Readable, Writable } from 'node:stream';
import { createWriter, type Terminal } from '../../src/console/terminal.ts';

/** A terminal in memory; what was written is read with `stdout()` and `stderr()`. */
export function createFakeTerminal(
  options: { input?: string; isTerminal?: boolean; columns?: number } = {},
): {
  terminal: Terminal;
  stdout: () => string;
  stderr: () => string;
} {
  const { input = '', isTerminal = false, columns = 80 } = options;
  const out = collect(isTerminal, columns);
  const err = collect(isTerminal, columns);
  return {
    terminal: {
      input: Readable.from([input]),
      out: createWriter(out.stream, { NO_COLOR: '1' }),
      err: createWriter(err.stream, { NO_COLOR: '1' }),
    },
    stdout: out.text,
    stderr: err.text,
  };
}

/** A stream that breaks like a pipe whose reader has gone. */
export function createBrokenPipe(): Writable {
  const stream = new PassThrough();
  stream.write = (): boolean => {
    stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    return false;
  };
  return stream;
}

function collect(isTTY: boolean, columns: number) {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY, columns }), text: () => text };
}
