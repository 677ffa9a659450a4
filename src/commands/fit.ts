import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { fitAnswerModel, observe, type Observation } from '../eval/fit-models.ts';
import type { QuestionSet } from '../eval/question-set.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';
import { openQuestionSet, withCorpus } from './question-sets.ts';

interface FitOptions extends CommonOptions {
  readonly set: string[];
  readonly out?: string;
}

export function fitCommand(run: Run, openApp: (config: Config) => App): Command {
  return createCommand(
    'fit',
    'fit how sentences are ranked and when to answer, on the "fit" half of question sets',
  )
    .option('--set <name|dir...>', 'question sets, as for eval', ['story'])
    .option('--out <file>', 'where to write the weights (default: where they are read from)')
    .action((options: FitOptions) => run(options, (session) => fit(session, options, openApp)));
}

async function fit(
  session: Session,
  { set: names, out }: FitOptions,
  openApp: (config: Config) => App,
): Promise<ExitCode> {
  const { app, terminal } = session;
  const sets = await Promise.all(names.map(openQuestionSet));
  const withReader: Observation[] = [];
  const withoutReader: Observation[] = [];
  for (const set of sets) {
    terminal.err.line(`Reading the questions of ${set.name} …`);
    await withCorpus(set, session, openApp, (measured) =>
      measured.measure(async (snapshot, parts) => {
        withReader.push(...(await observe(snapshot, parts, set.questions)));
        withoutReader.push(...(await observe(snapshot, { ...parts, reader: null }, set.questions)));
      }),
    );
  }
  const file = out ?? join(app.config.modelsDirectory, 'verbatim', 'answer.json');
  const models = {
    note: noteOf(sets),
    withReader: fitAnswerModel(withReader),
    withoutReader: fitAnswerModel(withoutReader),
  };
  await writeFile(file, `${JSON.stringify(models, null, 2)}\n`);
  terminal.out.line(`Wrote ${file}: ${models.note}`);
  return 0;
}

/** When and on what the weights were fitted. */
function noteOf(sets: readonly QuestionSet[]): string {
  const parts = sets.map(({ name, questions }) => {
    const half = questions.filter(({ split }) => split === 'fit');
    return `${half.length} questions of ${name} (${half.filter(({ answerable }) => answerable).length} with an answer)`;
  });
  const day = new Date().toISOString().slice(0, 10);
  return `Fitted ${day} by \`verbatim fit\` on the "fit" halves: ${parts.join(', ')}. Figures of the other halves are in docs/evaluation.md.`;
}
