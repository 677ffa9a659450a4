import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { fitAnswerModel, observe, type Observation, scoreModel } from '../eval/fit-models.ts';
import type { QuestionSet } from '../eval/question-set.ts';
import type { Split } from '../eval/split.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';
import { checkWritable } from './check-writable.ts';
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
  const file = out ?? join(app.config.modelsDirectory, 'verbatim', 'answer.json');
  await checkWritable(file, '--out');
  const sets = await Promise.all(names.map(openQuestionSet));
  const observed: ObservedSet[] = [];
  for (const set of sets) {
    terminal.err.line(`Reading the questions of ${set.name} …`);
    await withCorpus(set, session, openApp, (measured) =>
      measured.measure(async (snapshot, parts) => {
        observed.push({
          set,
          withReader: await observe(snapshot, parts, set.questions),
          withoutReader: await observe(snapshot, { ...parts, reader: null }, set.questions),
        });
      }),
    );
  }
  const models = {
    fitted: {
      date: new Date().toISOString().slice(0, 10),
      on: sets.map((set) => countHalf(set, 'fit')),
    },
    withReader: fitScored(observed, 'withReader'),
    withoutReader: fitScored(observed, 'withoutReader'),
  };
  await writeFile(file, `${JSON.stringify(models, null, 2)}\n`);
  terminal.out.line(`Wrote ${file}.`);
  for (const way of ['withReader', 'withoutReader'] as const) {
    for (const { set, ...score } of models[way].scores) {
      terminal.out.line(`${way}, ${set}: ${JSON.stringify(score)}`);
    }
  }
  return 0;
}

type Way = 'withReader' | 'withoutReader';
type ObservedSet = { readonly set: QuestionSet } & Readonly<Record<Way, readonly Observation[]>>;

/** Fits on the "fit" halves, and scores each set's other half. */
function fitScored(observed: readonly ObservedSet[], way: Way) {
  const model = fitAnswerModel(observed.flatMap((one) => ofHalf(one[way], 'fit')));
  const scores = observed.map((one) => ({
    ...countHalf(one.set, 'report'),
    ...scoreModel(ofHalf(one[way], 'report'), model),
  }));
  return { ...model, scores };
}

function ofHalf(observations: readonly Observation[], half: Split): Observation[] {
  return observations.filter(({ question }) => question.split === half);
}

function countHalf({ name, questions }: QuestionSet, half: Split) {
  const counted = questions.filter(({ split }) => split === half);
  return {
    set: name,
    half,
    questions: counted.length,
    answerable: counted.filter((one) => one.answerable).length,
  };
}
