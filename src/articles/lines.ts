import { createReadStream } from 'node:fs';
import { sniffEncoding } from './decode.ts';

/** A line of a file, as bytes without its line break; null where it is longer than allowed. */
export interface FileLine {
  readonly number: number;
  readonly bytes: Buffer | null;
}

const NEWLINE = 0x0a;

/**
 * Reads a file line by line, holding one piece of the file and the line that reaches beyond it; yields the
 * lines that end in a piece together, as waiting for each costs more than cutting it out. Lines in UTF-16
 * come out as UTF-8, as a line break has two bytes there; a byte order mark is dropped. Lines over
 * `maxBytes` come as null. Throws what the file system throws.
 */
export async function* readLines(path: string, maxBytes: number): AsyncGenerator<FileLine[]> {
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= maxBytes) {
      parts.push(part);
    } else {
      parts = [];
    }
  };
  const endLine = (): FileLine => {
    number += 1;
    const [first] = parts;
    const isWhole = parts.length === 1 && first !== undefined;
    const line = {
      number,
      bytes: length > maxBytes ? null : isWhole ? first : Buffer.concat(parts),
    };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of inUtf8(path)) {
    const lines: FileLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      lines.push(endLine());
      from = at + 1;
    }
    take(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) {
    yield [endLine()];
  }
}

async function* inUtf8(path: string): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let isFirst = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let content = chunk;
    if (isFirst) {
      isFirst = false;
      const { encoding, markBytes } = sniffEncoding(chunk);
      content = chunk.subarray(markBytes);
      decoder = encoding === 'utf-16le' || encoding === 'utf-16be' ? new TextDecoder(encoding) : null;
    }
    yield decoder === null ? content : Buffer.from(decoder.decode(content, { stream: true }));
  }
}
