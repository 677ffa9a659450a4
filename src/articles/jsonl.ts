import type { RawSource, Rejection } from '../domain.ts';
import { isRecord } from '../is-record.ts';
import { decodeText } from './decode.ts';
import { SourceProblem } from './errors.ts';
import { givenFrom } from './given.ts';
import { type FileLine, readLines } from './lines.ts';
import { hidingRejection, reasonOf, type Scanned } from './reasons.ts';

const LINE_REMEDY = 'Write one JSON object a line, with at least "id" and "text".';

function readRecord(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new SourceProblem('The line is not valid JSON.', LINE_REMEDY, { cause });
  }
  if (!isRecord(value)) {
    throw new SourceProblem('The line is not a JSON object.', LINE_REMEDY);
  }
  return { ...value };
}

function idOf(record: Readonly<Record<string, unknown>>): string | undefined {
  const id = record['id'] ?? record['_id'];
  const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
  return text === '' ? undefined : text;
}

function sourceOf(record: Readonly<Record<string, unknown>>, file: string): RawSource {
  const id = idOf(record);
  if (id === undefined) {
    throw new SourceProblem('The line has no "id".', LINE_REMEDY);
  }
  const { text } = record;
  if (typeof text !== 'string') {
    throw new SourceProblem('The line has no "text", or it is not text.', LINE_REMEDY);
  }
  if (text.trim() === '') {
    throw new SourceProblem('Its "text" is empty.', 'Put the article in it, or remove the line.');
  }
  return { id, file, format: 'jsonl', raw: text.toWellFormed(), given: givenFrom(record), bodyStart: 0 };
}

/** What one line holds; null for a blank one. */
function scanLine({ number, bytes }: FileLine, file: string, maxBytes: number): Scanned | null {
  const place = `${file}:${number}`;
  let record: Record<string, unknown> | undefined;
  try {
    if (bytes === null) {
      throw new SourceProblem(
        `The line is larger than ${maxBytes} bytes.`,
        'Split the article, or raise the limit.',
      );
    }
    const line = decodeText(bytes);
    if (line.trim() === '') {
      return null;
    }
    record = readRecord(line);
    return { source: sourceOf(record, place) };
  } catch (error) {
    const id = record === undefined ? undefined : idOf(record);
    return {
      rejection: {
        file: place,
        reason: reasonOf(error),
        ...(id === undefined ? {} : { id }),
      } satisfies Rejection,
    };
  }
}

export interface JsonlOptions {
  /** Larger lines are rejected. */
  readonly maxBytes: number;
  /** Decode no other lines but these (`file:number`). Default: all. */
  readonly places?: ReadonlySet<string>;
}

/**
 * The sources of a JSONL file, one a line, as they are read, those of a piece of the file together; a bad
 * line is a rejection of its own.
 */
export async function* readJsonl(
  path: string,
  file: string,
  { maxBytes, places }: JsonlOptions,
): AsyncGenerator<Scanned[]> {
  let hasLines = places !== undefined;
  for await (const lines of readLines(path, maxBytes)) {
    const wanted = places ? lines.filter(({ number }) => places.has(`${file}:${number}`)) : lines;
    const scanned = wanted.map((line) => scanLine(line, file, maxBytes)).filter((found) => found !== null);
    if (scanned.length === 0) continue;
    hasLines = true;
    yield scanned;
  }
  if (!hasLines) {
    // It may be about to be written again.
    const reason = 'The file is empty. Put articles in it, one a line, or remove it.';
    yield [{ rejection: hidingRejection(file, reason) }];
  }
}
