import type { Command } from 'commander';
import { untilAborted } from '../until-aborted.ts';
import { errorLines } from '../console/error-view.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';
import { openPage } from './page.ts';
import { bringUpToDate } from './up-to-date.ts';

export function webCommand(run: Run): Command {
  return createCommand('web', 'serve the local page alone, until Ctrl-C').action((options: CommonOptions) =>
    run(options, web),
  );
}

async function web(session: Session): Promise<ExitCode> {
  const { err } = session.terminal;
  const page = await openPage(session);
  if (page === null) return 1;
  try {
    // The page says what is missing, and can index once it is there.
    await bringUpToDate(session).catch((error: unknown) => {
      if (session.signal.aborted) throw error;
      for (const line of errorLines(error, err.paint, false)) err.line(line);
    });
    // The first question tells what is wrong with the models.
    session.app.warm().catch(() => {});
    await untilAborted(session.signal);
    return 0;
  } finally {
    await page.close();
  }
}
