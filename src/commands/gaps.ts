import { type Command, InvalidArgumentError } from 'commander';
import { gapLines } from '../console/gap-view.ts';
import { lookOf } from '../console/terminal.ts';
import { UsageError } from '../errors.ts';
import { gapsCsv } from '../gaps/csv.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  writeJson,
} from './command.ts';

const MAX_DAYS = 3_650;

interface GapsCommandOptions extends CommonOptions {
  readonly days?: number;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export function gapsCommand(run: Run): Command {
  return createCommand(
    'gaps',
    'questions to the bot without an answer, or without a helpful one, most asked first',
  )
    .option('--days <n>', 'how far to look back; default: as far as questions are kept', parseDays)
    .option('--csv', 'print a table for spreadsheets')
    .option('--json', 'print the result as JSON')
    .action((options: GapsCommandOptions) => run(options, (session) => listGaps(session, options)));
}

async function listGaps(
  { app, terminal }: Session,
  { days, csv = false, json = false }: GapsCommandOptions,
): Promise<ExitCode> {
  if (csv && json) throw new UsageError('There are both --csv and --json.', 'Use one of them.');
  const { keepQuestionsDays } = app.config;
  const reach = days ?? Math.max(1, keepQuestionsDays);
  const gaps = await app.gaps({ days: reach });
  const { out, err } = terminal;
  if (json) {
    writeJson(
      terminal,
      gaps.map(({ question, count, noAnswer, notHelpful, wordings, lastAskedAt }) => ({
        question,
        count,
        noAnswer,
        notHelpful,
        wordings,
        lastAsked: new Date(lastAskedAt).toISOString(),
      })),
    );
  } else if (csv) out.write(gapsCsv(gaps));
  else {
    for (const line of gapLines(gaps, reach, lookOf(out))) out.line(line);
    if (keepQuestionsDays === 0) err.line('Questions are not kept: KEEP_QUESTIONS_DAYS is 0.');
  }
  return 0;
}

function parseDays(value: string): number {
  const days = Number(value);
  if (!/^\d{1,4}$/u.test(value) || days < 1 || days > MAX_DAYS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_DAYS}.`);
  }
  return days;
}
