import type { Writable } from 'node:stream';

/**
 * Calls `then` once a stream has handed on all that was written to it, or cannot any more. `drain` would not do:
 * it comes only where more was waiting than the stream keeps.
 */
export function onceWritten(stream: Writable, then: () => void): void {
  // Writes are done in order, so this one after all others.
  stream.write('', () => then());
}
