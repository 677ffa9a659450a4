import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { SourceFilter } from '../domain.ts';
import { hasCode } from '../error-codes.ts';
import { UsageError } from '../errors.ts';

/** One line of a file of questions. */
export interface FiledQuestion {
  readonly id: string;
  readonly question: string;
  readonly filter: SourceFilter;
}

/** A file of questions: those that can be asked, and what is wrong with the other lines. */
export interface QuestionsFile {
  readonly questions: readonly (FiledQuestion & { readonly place: string })[];
  readonly problems: readonly UsageError[];
}

const ids = z.array(z.string(), { error: 'must be a list of source ids' }).nullish();
const identifier = z.union([z.string(), z.number()], { error: 'must be text' }).transform(String).optional();
const question = z.string({ error: 'must be text' }).optional();

const lineSchema = z
  .object(
    { id: identifier, _id: identifier, question, text: question, only: ids, exclude: ids },
    { error: 'must be a JSON object' },
  )
  .transform(({ id, _id: otherId, question: asked, text, only, exclude }, context): FiledQuestion => {
    if ((id ?? otherId) === undefined) context.addIssue('has no `id`');
    if ((asked ?? text) === undefined) context.addIssue('has no `question`');
    return {
      id: id ?? otherId ?? '',
      question: asked ?? text ?? '',
      filter: { ...(only ? { only } : {}), ...(exclude ? { exclude } : {}) },
    };
  });

/**
 * Reads questions, one JSON object a line; empty lines are passed over.
 *
 * @throws UsageError when the file cannot be read
 */
export async function readQuestions(file: string): Promise<QuestionsFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const reason = hasCode(cause, 'ENOENT') ? 'there is no such file' : String(cause);
    throw new UsageError(
      `The questions in ${file} cannot be read: ${reason}.`,
      'Check the path after --questions.',
      {
        cause,
      },
    );
  }
  const questions: (FiledQuestion & { place: string })[] = [];
  const problems: UsageError[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/u, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const place = `${file}, line ${index + 1}`;
    const parsed = parseLine(line, place);
    if (parsed instanceof UsageError) problems.push(parsed);
    else questions.push({ ...parsed, place });
  }
  return { questions, problems };
}

function parseLine(line: string, place: string): FiledQuestion | UsageError {
  const remedy =
    'Each line is like {"id": "1", "question": "Who ...?"}, with "only" and "exclude" as lists of source ids if wanted.';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return new UsageError(`${place} is not JSON.`, remedy, { cause });
  }
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path[0];
  return new UsageError(
    `${place} ${field === undefined ? '' : `has \`${String(field)}\` which `}${issue?.message}.`,
    remedy,
  );
}
