import { type Command, InvalidArgumentError } from 'commander';
import type { SourceFilter } from '../domain.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, Session } from './command.ts';
import { inOrder } from './in-order.ts';
import { readQuestions } from './questions-file.ts';

/** One question is embedded and read while another one's candidates are looked up. */
const CONCURRENCY = 3;

/**
 * Nothing beyond it is looked at. A much longer argument must not even reach the models: their runtime
 * crashes the process when its command line is longer than about 16,000 characters.
 */
const MAX_QUESTION_CHARS = 4_000;

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
 * Works through the question, or the file of questions in its order.
 *
 * @param work answers one question
 * @param show prints what came out; `id` only for a question from a file
 * @throws UsageError unless there is either a question or a file
 */
export async function eachQuestion<Result>(
  { signal }: Session,
  words: readonly string[],
  { questions: file }: AskingOptions,
  work: (question: string, filter: SourceFilter) => Promise<Result>,
  show: (result: Result, asked: { question: string; id?: string }) => Promise<void>,
): Promise<ExitCode> {
  if ((words.length === 0) === (file === undefined)) {
    throw new UsageError(
      file === undefined ? 'There is no question.' : 'There is both a question and a file of questions.',
      'Put a question after the command, or a file after --questions.',
    );
  }
  if (words.join(' ').length > MAX_QUESTION_CHARS) {
    throw new UsageError(
      `The question is longer than ${MAX_QUESTION_CHARS.toLocaleString('en-GB')} characters.`,
      'Ask in a sentence; longer texts belong into a file for --questions.',
    );
  }
  const asked = file === undefined ? [{ question: words.join(' '), filter: {} }] : await readQuestions(file);
  const results = inOrder(asked, CONCURRENCY, ({ question, filter }) => work(question, filter));
  for await (const [{ filter: _, ...rest }, result] of results) {
    signal.throwIfAborted();
    await show(result, rest);
  }
  return 0;
}

/** Reads `--top`. */
export function parseTop(value: string): number {
  const top = Number(value);
  if (!/^\d+$/u.test(value) || top < 1 || top > 1_000) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  }
  return top;
}
