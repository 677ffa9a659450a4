import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { QuestionSetError } from './errors.ts';

/** A checked line of a JSONL file and its number, from 1. */
export interface JsonLine<T> {
  readonly value: T;
  readonly line: number;
}

/**
 * Reads a JSONL file whose lines all have one shape; blank lines are skipped.
 * @throws QuestionSetError when the file cannot be read, or a line is no JSON or has another shape.
 */
export async function readJsonLines<T>(file: string, shape: z.ZodType<T>): Promise<JsonLine<T>[]> {
  const lines: JsonLine<T>[] = [];
  for (const [index, text] of (await readLines(file)).entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const checked = shape.safeParse(parse(text, file, line));
    if (!checked.success) {
      const problem = `the line lacks the expected shape: ${z.prettifyError(checked.error)}`;
      throw new QuestionSetError(problem, { file, line }, { cause: checked.error });
    }
    lines.push({ value: checked.data, line });
  }
  return lines;
}

/** @throws QuestionSetError when the file cannot be read. */
export async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/u, '').split(/\r?\n/u);
  } catch (cause) {
    const remedy = 'Check that the file exists and may be read.';
    throw new QuestionSetError('the file cannot be read', { file, remedy }, { cause });
  }
}

function parse(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new QuestionSetError('the line is not JSON', { file, line }, { cause });
  }
}
