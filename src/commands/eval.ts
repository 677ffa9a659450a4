import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { count } from '../console/layout.ts';
import { UsageError } from '../errors.ts';
import { type Evaluation, evaluate } from '../eval/evaluate.ts';
import type { Split } from '../eval/split.ts';
import { createSystems } from '../eval/systems.ts';
import { comparisonJson, comparisonMarkdown, comparisonText } from '../eval/table.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  writeJson,
} from './command.ts';
import { checkWritable } from './check-writable.ts';
import { openQuestionSet, withCorpus } from './question-sets.ts';

interface EvalOptions extends CommonOptions {
  readonly set: string;
  readonly split?: Split;
  readonly system?: string;
  readonly json?: boolean;
  readonly save?: string;
}

export function evalCommand(run: Run, openApp: (config: Config) => App): Command {
  return createCommand('eval', 'measure answers against a question set')
    .option(
      '--set <name|dir>',
      'story, story-dev, story-own, story-more, story-roles, story-judgements, or a file or folder of questions',
      'story',
    )
    .addOption(new Option('--split <half>', 'ask one half only').choices(['fit', 'report']))
    .option('--system <name>', 'measure one system only, for example "full"')
    .option('--json', 'print the figures as JSON')
    .option('--save <file>', 'write the table as Markdown, or everything as JSON if the name ends in .json')
    .action((options: EvalOptions) => run(options, (session) => evaluateSet(session, options, openApp)));
}

async function evaluateSet(
  session: Session,
  { set: name, split, system: only, json = false, save }: EvalOptions,
  openApp: (config: Config) => App,
): Promise<ExitCode> {
  const { terminal, signal } = session;
  if (save !== undefined) await checkWritable(save, '--save');
  const set = await openQuestionSet(name);
  const evaluations = await withCorpus(set, session, openApp, (app) =>
    app.measure(async (snapshot, parts): Promise<Evaluation[]> => {
      const all = createSystems(snapshot, parts);
      const systems = all.filter((system) => only === undefined || system.name === only);
      if (systems.length === 0) {
        const names = all.map((system) => `"${system.name}"`).join(', ');
        throw new UsageError(`There is no system named "${only}".`, `Choose one of ${names}.`);
      }
      const results: Evaluation[] = [];
      for (const system of systems) {
        terminal.err.line(`${system.name}: ${count(set.questions.length, 'question')} …`);
        results.push(
          await evaluate(set, system, {
            textOf: (source) => snapshot.article(source),
            signal,
            ...(split === undefined ? {} : { split }),
          }),
        );
      }
      return results;
    }),
  );
  if (json) writeJson(terminal, comparisonJson(evaluations));
  else for (const line of comparisonText(evaluations).split('\n')) terminal.out.line(line);
  if (save !== undefined) {
    const content = save.endsWith('.json')
      ? `${JSON.stringify(evaluations, null, 2)}\n`
      : comparisonMarkdown(evaluations);
    await writeFile(save, content);
  }
  return 0;
}
