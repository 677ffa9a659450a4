import type { Command } from 'commander';
import { createInterface } from 'node:readline';
import { CHAT_COMMANDS, type ChatReply, createChatSession } from '../console/chat-session.ts';
import { errorLines } from '../console/error-view.ts';
import { wrapLines } from '../console/layout.ts';
import { printable } from '../console/printable.ts';
import { createProgress } from '../console/progress.ts';
import { lookOf } from '../console/terminal.ts';
import { hasCode } from '../error-codes.ts';
import { VerbatimError } from '../errors.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';

const OPENING = 'Ask about the story. /help shows what else there is; Ctrl-D ends.';

export function chatCommand(run: Run): Command {
  return createCommand('chat', 'ask in the terminal; piped questions are answered line by line').action(
    (options: CommonOptions) => run(options, chat),
  );
}

async function chat(session: Session): Promise<ExitCode> {
  return (await converse(session)).exitCode;
}

/**
 * Asks and answers until the input ends, `/quit`, Ctrl-C or Ctrl-D. On a terminal there is a prompt
 * with history; piped lines are printed before their answers, so that the output can be read alone.
 *
 * @returns whether a single line was read; and 1 where a piped line failed, as nobody may have seen it fail
 * @throws IndexMissingError when nothing is indexed
 */
export async function converse({
  app,
  terminal,
  signal,
}: Session): Promise<{ exitCode: ExitCode; hasRead: boolean }> {
  const { input, out, err } = terminal;
  const isInteractive = input.isTTY === true && out.isTerminal;
  const stop = new AbortController();
  const progress = createProgress(err);
  const session = createChatSession(app, {
    look: () => lookOf(out),
    onProgress: progress.update,
    signal: stop.signal,
  });
  // Models load while the first question is typed; that question reports what is wrong with them.
  const warm = app.warm();
  warm.catch(() => {});
  if ((await app.status()) === null) await warm;
  if (signal.aborted) return { exitCode: 0, hasRead: false };

  const lines = createInterface({
    input,
    ...(isInteractive
      ? { output: out.stream, prompt: out.paint.cyan('› '), terminal: true, completer: complete }
      : {}),
    historySize: 200,
  });
  const end = (): void => {
    stop.abort();
    lines.close();
  };
  let hasRead = false;
  let hasFailed = false;
  lines.once('SIGINT', end);
  signal.addEventListener('abort', end, { once: true });
  if (isInteractive) {
    for (const text of wrapLines(out.paint.dim(OPENING), out.columns())) out.line(text);
    lines.prompt();
  }
  try {
    for await (const line of lines) {
      hasRead = true;
      if (stop.signal.aborted || signal.aborted) break;
      if (!isInteractive && line.trim() !== '') out.line(out.paint.bold(`› ${printable(line.trim())}`));
      const { lines: reply, isOver } = await answerLine(line);
      for (const text of reply) out.line(text);
      if (isOver) break;
      if (reply.length > 0) out.line();
      if (isInteractive && !stop.signal.aborted) lines.prompt();
    }
  } catch (error) {
    // What `nohup` puts in the place of a terminal cannot be read at all.
    if (isInteractive || hasRead || !hasCode(error, 'EBADF', 'EIO')) throw error;
  } finally {
    signal.removeEventListener('abort', end);
    lines.close();
  }
  if (isInteractive) out.line();
  return { exitCode: hasFailed && !isInteractive ? 1 : 0, hasRead };

  async function answerLine(line: string): Promise<ChatReply> {
    try {
      return await session.handle(line);
    } catch (error) {
      // One question that fails must not end the conversation; a fault of the program should.
      if (!(error instanceof VerbatimError)) throw error;
      hasFailed ||= !stop.signal.aborted;
      progress.end();
      for (const text of errorLines(error, err.paint, false)) err.line(text);
      return { lines: [], isOver: false };
    } finally {
      progress.end();
    }
  }
}

/** What Tab makes of the beginning of a command. */
function complete(line: string): [string[], string] {
  const names = CHAT_COMMANDS.map(([form]) => form.split(' ')[0] ?? form);
  return [line.startsWith('/') ? names.filter((name) => name.startsWith(line)) : [], line];
}
