import type { Command } from 'commander';
import { answerLines } from '../console/answer-view.ts';
import { wrapLines } from '../console/layout.ts';
import { printable } from '../console/printable.ts';
import { lookOf } from '../console/terminal.ts';
import { answerJson } from './answer-json.ts';
import { addQuestionArguments, type AskingOptions, eachQuestion } from './asking.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  tellMissingSeeds,
  writeJson,
} from './command.ts';

type AskOptions = CommonOptions & AskingOptions;

export function askCommand(run: Run): Command {
  const command = createCommand('ask', "answer a question in the sources' own words");
  return addQuestionArguments(command).action((words: string[], options: AskOptions) =>
    run(options, (session) => ask(session, words, options)),
  );
}

function ask(session: Session, words: string[], options: AskOptions): Promise<ExitCode> {
  const { app, terminal } = session;
  const { out } = terminal;
  tellMissingSeeds(session, options);
  return eachQuestion(
    session,
    words,
    options,
    (question, filter) => app.ask(question, { filter }),
    async (answer, { id, question }) => {
      if (options.json) {
        writeJson(terminal, id === undefined ? answerJson(answer) : { id, ...answerJson(answer) });
        return;
      }
      const look = lookOf(out);
      if (id !== undefined) {
        for (const line of wrapLines(out.paint.bold(printable(question)), look.columns)) out.line(line);
      }
      const [citations, instead] = await Promise.all([app.cite(answer), app.suggest(answer)]);
      for (const line of answerLines(answer, citations, look, instead)) out.line(line);
      if (id !== undefined) out.line();
    },
  );
}
