import { type Command, InvalidArgumentError } from 'commander';
import { MAX_QUESTION_CHARS } from '../answer/question/question-length.ts';
import type { SourceFilter } from '../domain.ts';
import { errorLines } from '../console/error-view.ts';
import { UsageError, VerbatimError } from '../errors.ts';
import type { ExitCode, Session } from './command.ts';
import { inOrder } from './in-order.ts';

/** One question is embedded and read while another one's candidates are looked up. */
const CONCURRENCY = 3;

/** So many that fail in the same way, one after another, have a cause that the next one has, too. */
const MAX_ALIKE = 3;

export interface AskingOptions {
  readonly questions?: string;
  readonly json?: boolean;
}

/** What `ask` and `search` have in common: a question in words, or a file of them. */
export function addQuestionArguments(command: Command): Command {
  return command
    .argument('[question...]', 'the question')
    .option('--questions <file>', 'answer a file of questions instead: JSON lines with `id` and `question`')
    .option('--json', 'print each result as a line of JSON');
}

/**
 * Works through the question, or the file of questions in its order. A line of the file that is no question,
 * or that fails, is reported and the others go on; but what fails before anything was answered fails for all, and
 * so does what fails three times in a row.
 *
 * @param work answers one question
 * @param show prints what came out; `id` only for a question from a file
 * @throws UsageError unless there is either a question or a file with at least one
 */
export async function eachQuestion<Result>(
  { signal, terminal: { err } }: Pick<Session, 'signal' | 'terminal'>,
  words: readonly string[],
  { questions: file }: AskingOptions,
  work: (question: string, filter: SourceFilter) => Promise<Result>,
  show: (result: Result, asked: { question: string; id?: string }) => Promise<void>,
): Promise<ExitCode> {
  if ((words.length === 0) === (file === undefined)) {
    throw new UsageError(
      file === undefined ? 'There is no question.' : 'There are both a question and a file of questions.',
      'Put a question after the command, or a file after --questions.',
    );
  }
  // A much longer argument must not even reach the models: their runtime crashes the process when its command
  // line is longer than about 16,000 characters.
  if (words.join(' ').length > MAX_QUESTION_CHARS) {
    throw new UsageError(
      `The question is longer than ${MAX_QUESTION_CHARS.toLocaleString('en-GB')} characters.`,
      'Ask in a sentence; longer texts belong in a file for --questions.',
    );
  }
  if (file === undefined) {
    const question = words.join(' ');
    await show(await work(question, {}), { question });
    return 0;
  }
  const { readQuestions } = await import('./questions-file.ts');
  const { questions, problems } = await readQuestions(file);
  const [first] = problems;
  if (questions.length === 0 && first !== undefined) throw first;
  const report = (error: VerbatimError): void => {
    for (const line of errorLines(error, err.paint, false)) err.line(line);
  };
  for (const problem of problems) report(problem);
  let answered = 0;
  let failed = 0;
  let alike: string[] = [];
  const outcomes = inOrder(questions, CONCURRENCY, ({ question, filter }) => settled(work(question, filter)));
  for await (const [{ id, question, place }, outcome] of outcomes) {
    signal.throwIfAborted();
    if ('result' in outcome) {
      await show(outcome.result, { id, question });
      answered += 1;
      alike = [];
      continue;
    }
    const { error } = outcome;
    if (answered === 0 || !(error instanceof VerbatimError)) throw error;
    err.line(`${place} failed:`);
    report(error);
    failed += 1;
    alike = [...alike.filter((message) => message === error.message), error.message];
    const left = questions.length - answered - failed;
    if (alike.length < MAX_ALIKE || left === 0) continue;
    err.line(`${MAX_ALIKE} in a row failed in the same way: the ${left} that are left are not asked.`);
    return 1;
  }
  return failed > 0 ? 1 : problems.length > 0 ? 2 : 0;
}

async function settled<Result>(work: Promise<Result>): Promise<{ result: Result } | { error: unknown }> {
  try {
    return { result: await work };
  } catch (error) {
    return { error };
  }
}

/** Reads `--top`. */
export function parseTop(value: string): number {
  const top = Number(value);
  if (!/^\d+$/u.test(value) || top < 1 || top > 1_000) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  }
  return top;
}
