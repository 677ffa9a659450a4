import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { SourceProblem } from '../articles/errors.ts';
import type { Draft } from '../editing/draft.ts';
import type { SourceEditor } from '../editing/editor.ts';
import { codeOf } from '../error-codes.ts';
import { isWebAddress } from '../fetching/check-url.ts';

const STDIN = '-';
const STDIN_NAME = 'standard input';
const IS_FOLDER = 'It is a folder, not a file.';
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EACCES: 'There is no permission to read it.',
};

export interface InputParts {
  readonly editor: SourceEditor;
  /** Standard input. */
  readonly input: Readable;
  readonly seedsDirectory: string;
}

/**
 * The article that an argument names: a file, an address of the web, or standard input.
 *
 * @throws SourceProblem, WrongKindError, UrlSourcesOffError, UrlRefusedError, FetchFailedError
 */
export async function readInput(
  argument: string,
  { editor, input, seedsDirectory }: InputParts,
): Promise<Draft> {
  if (argument === STDIN) {
    const draft = editor.fileDraft('text.txt', await readAll(input, editor));
    return { ...draft, name: STDIN_NAME, from: null };
  }
  if (isWebAddress(argument)) return editor.fetchDraft(argument);
  const name = basename(argument);
  if (isWithin(seedsDirectory, argument)) {
    throw new SourceProblem(
      'It is already in the folder of articles.',
      '`npm run -s verbatim -- index` indexes it.',
    );
  }
  try {
    const found = await stat(argument);
    if (found.isDirectory()) throw new SourceProblem(IS_FOLDER, 'Give the files in it instead.');
    editor.checkFile(name, found.size);
    return editor.fileDraft(name, await readFile(argument));
  } catch (cause) {
    const code = codeOf(cause);
    const problem = FILE_PROBLEMS[code];
    if (problem === undefined) throw cause;
    throw new SourceProblem(problem, 'Check its name and rights.', { cause });
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, resolve(path));
  return !way.startsWith('..') && !isAbsolute(way);
}

async function readAll(input: Readable, editor: SourceEditor): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    editor.checkFile('text.txt', length);
  }
  return Buffer.concat(chunks);
}
