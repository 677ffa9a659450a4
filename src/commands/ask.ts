import type { Command } from 'commander';
import { answerLines, nextLines } from '../console/answer-view.ts';
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
  if (options.json) {
    return eachQuestion(
      session,
      words,
      options,
      (question, filter) => app.ask(question, { filter }),
      async (answer, { id, question }) => {
        const result = answerJson(answer, question);
        writeJson(terminal, id === undefined ? result : { id, ...result });
      },
    );
  }
  return eachQuestion(
    session,
    words,
    options,
    (question, filter) => app.answer({ question, before: null }, { filter }),
    async ({ answer, citations, instead, next }, { id, question }) => {
      const look = lookOf(out);
      if (id !== undefined) {
        for (const line of wrapLines(out.paint.bold(printable(question)), look.columns)) out.line(line);
      }
      const lines = [...answerLines(answer, citations, look, instead), ...nextLines(next, look)];
      for (const line of lines) out.line(line);
      if (id !== undefined) out.line();
    },
  );
}
