import { errorLines } from '../console/error-view.ts';
import type { RunningWeb } from '../web/server.ts';
import type { Session } from './command.ts';

/**
 * Serves the local page beside whatever else runs, and says where. What it needs is loaded only here.
 *
 * @returns null when it cannot be served, which is said and keeps nothing else from working
 */
export async function openPage({ app, terminal: { err } }: Session): Promise<RunningWeb | null> {
  const { config } = app;
  const { startWeb } = await import('../web/server.ts');
  const report = (error: unknown): void => {
    for (const line of errorLines(error, err.paint, config.logLevel === 'debug')) err.line(line);
  };
  try {
    const page = await startWeb({ app, config, onFault: report });
    const { address, takenPort } = page;
    err.line(
      takenPort === null
        ? `The local page is at ${address}`
        : `The local page is at ${address}, as port ${takenPort} is taken`,
    );
    return page;
  } catch (error) {
    // Whatever is wrong with the page, the bot and the chat work without it.
    report(error);
    return null;
  }
}
