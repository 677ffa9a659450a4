import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OVERLAYS_FOLDER } from '../articles/overlay.ts';
import { oneAtATime } from '../editing/one-at-a-time.ts';
import { replaceNote } from '../editing/seeds-files.ts';
import { hasCode } from '../error-codes.ts';
import { GoldenFileError } from './errors.ts';
import { goldenId, type GoldenQuestion } from './golden.ts';

/** Beside what else people decided about the seeds, where it outlives the index; scans pass it over. */
const FILE = 'golden.jsonl';

const line = z.object({
  question: z.string().trim().min(1),
  expected: z
    .object({ source: z.string(), text: z.string().min(1), highlight: z.string().nullable().default(null) })
    .nullable(),
  addedAt: z.string().default(''),
});

/** Golden questions, one JSON object a line, so that people can read and keep them. */
export interface GoldenFile {
  /** In the order of the file; of a question that is there twice, the last. @throws GoldenFileError */
  read(): Promise<GoldenQuestion[]>;
  /**
   * Writes what `change` makes of them, all of it or nothing, while nobody else does.
   * @throws GoldenFileError, SeedsNotWritableError, EditingBusyError
   */
  change<T>(change: (questions: GoldenQuestion[]) => { questions: GoldenQuestion[]; result: T }): Promise<T>;
}

/** The file in the folder of articles, beside what moderators changed. It need not exist to be read. */
export function createGoldenFile(seedsDirectory: string): GoldenFile {
  const file = join(seedsDirectory, OVERLAYS_FOLDER, FILE);

  async function read(): Promise<GoldenQuestion[]> {
    const questions = new Map<string, GoldenQuestion>();
    for (const [index, text] of (await textOf(file)).split(/\r?\n/u).entries()) {
      if (text.trim() === '') continue;
      const golden = parseLine(text, file, index + 1);
      questions.set(golden.id, golden);
    }
    return [...questions.values()];
  }

  return {
    read,
    change: (change) =>
      oneAtATime(seedsDirectory, async () => {
        const { questions, result } = change(await read());
        await replaceNote(seedsDirectory, FILE, questions.map(lineOf).join(''));
        return result;
      }),
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/u, '');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return '';
    throw new GoldenFileError(file, null, 'it cannot be read', { cause });
  }
}

function parseLine(text: string, file: string, number: number): GoldenQuestion {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GoldenFileError(file, number, 'it is not JSON', { cause });
  }
  const parsed = line.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    throw new GoldenFileError(file, number, `it is not a golden question (${where}${issue?.message ?? ''})`);
  }
  return { id: goldenId(parsed.data.question), ...parsed.data };
}

/** The id is made of the question again when the line is read. */
function lineOf({ question, expected, addedAt }: GoldenQuestion): string {
  return `${JSON.stringify({ question, expected, addedAt })}\n`;
}
