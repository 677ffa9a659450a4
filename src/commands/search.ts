import { type Command, Option } from 'commander';
import { classifyRequest } from '../answer/question/requests.ts';
import { wrapLines } from '../console/layout.ts';
import { hitLines } from '../console/passage-view.ts';
import { printable } from '../console/printable.ts';
import { lookOf } from '../console/terminal.ts';
import type { SourceFilter } from '../domain.ts';
import { englishReason } from '../strings/english-reason.ts';
import { addQuestionArguments, type AskingOptions, eachQuestion, parseTop } from './asking.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  tellMissingSeeds,
  writeJson,
} from './command.ts';

const DEFAULT_TOP = 10;

interface SearchOptions extends CommonOptions, AskingOptions {
  readonly top: number;
}

export function searchCommand(run: Run): Command {
  const command = createCommand('search', 'find the passages nearest to a question, answering or not');
  return addQuestionArguments(command)
    .addOption(new Option('--top <n>', 'how many passages at most').argParser(parseTop).default(DEFAULT_TOP))
    .action((words: string[], options: SearchOptions) =>
      run(options, (session) => search(session, words, options)),
    );
}

/** Whether there is nothing in it to look for. */
function isEmpty(question: string): boolean {
  return classifyRequest(question) === 'empty';
}

/** What is said where nothing can be looked for, as in a source that there is not; null where something can. */
async function replyTo({ app }: Session, question: string, filter: SourceFilter): Promise<string | null> {
  const { kind, reason } = await app.ask(question, { filter });
  return kind === undefined || reason === null ? null : englishReason(reason);
}

function search(session: Session, words: string[], options: SearchOptions): Promise<ExitCode> {
  const { app, terminal } = session;
  const { out } = terminal;
  tellMissingSeeds(session, options);
  return eachQuestion(
    session,
    words,
    options,
    async (question, filter) => {
      if (isEmpty(question)) return { hits: [], reply: englishReason({ code: 'empty' }) };
      const hits = await app.search(question, { top: options.top, filter });
      const isToldWhy = hits.length === 0 && options.json !== true;
      return { hits, reply: isToldWhy ? await replyTo(session, question, filter) : null };
    },
    async ({ hits, reply }, { id, question }) => {
      if (options.json) {
        writeJson(terminal, id === undefined ? { question, hits } : { id, question, hits });
        return;
      }
      const look = lookOf(out);
      if (id !== undefined) out.line(out.paint.bold(printable(question)));
      const lines = reply === null ? hitLines(hits, look) : wrapLines(reply, look.columns);
      for (const line of lines) out.line(line);
      if (id !== undefined) out.line();
    },
  );
}
