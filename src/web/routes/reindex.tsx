import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { streamSSE } from 'hono/streaming';
import type { ReindexOutcome, ReindexRun } from '../../reindexing/reindexing.ts';
import { lookOf, wantsFragment, type WebParts } from '../place.ts';
import { FailureMessage } from '../views/failure.tsx';
import type { Look } from '../views/message.tsx';
import { ProgressBar, ReportMessage, RunningMessage } from '../views/reindex.tsx';
import { showChannel, showMessage } from '../show.tsx';

/** How a run ended, for those who ask afterwards. */
type Ending = { readonly outcome: ReindexOutcome } | { readonly error: unknown };

/** Seconds after which a page without a script looks again. */
const REFRESH_SECONDS = 2;
const NEW_RUN = { progress: null, isCancelled: false };
const NOTHING = { question: '', before: null, source: null };

/** Bringing the index up to date: starting it, and hearing how it goes. */
export function addReindexing(routes: Hono, parts: WebParts): void {
  const { app } = parts;
  let last: Ending | null = null;
  const watched = new WeakSet<ReindexRun>();

  /** The run under way, whoever started it; its end is remembered. */
  function current(): ReindexRun | null {
    const run = app.reindexing.current();
    if (run !== null && !watched.has(run)) {
      watched.add(run);
      last = null;
      void endingOf(run).then((ending) => {
        last = ending;
      });
    }
    return run;
  }

  async function endMessage(look: Look, ending: Ending | null) {
    if (ending === null) return null;
    if ('error' in ending) return <FailureMessage look={look} error={ending.error} />;
    const { outcome } = ending;
    const quotes = outcome.news?.quotes ?? [];
    const citations = quotes.length === 0 ? new Map() : await app.cite({ quotes, closest: null });
    return <ReportMessage look={look} outcome={outcome} citations={citations} />;
  }

  routes.post('/reindex', (c) => {
    app.reindexing.start();
    const run = current();
    if (!wantsFragment(c)) return c.redirect('/reindex', 303);
    return c.html(<RunningMessage look={lookOf(c, parts)} run={run ?? NEW_RUN} />);
  });

  routes.post('/reindex/cancel', (c) => {
    app.reindexing.current()?.cancel();
    return c.redirect('/reindex', 303);
  });

  routes.get('/reindex', async (c) => {
    const look = lookOf(c, parts);
    const run = current();
    if (run === null) return showMessage(c, parts, await endMessage(look, last));
    const message = <RunningMessage look={look} run={run} />;
    return wantsFragment(c) ? c.html(message) : showChannel(c, parts, message, NOTHING, REFRESH_SECONDS);
  });

  routes.get('/reindex/events', (c) => {
    const look = lookOf(c, parts);
    return streamSSE(c, async (stream) => {
      const send = async (event: string, message: Child): Promise<void> =>
        stream.writeSSE({ event, data: String(await html`${message}`) });
      const run = current();
      if (run !== null) {
        const stopListening = run.onProgress((progress) => {
          void send(
            'progress',
            <ProgressBar strings={look.strings} run={{ progress, isCancelled: run.isCancelled }} />,
          );
        });
        stream.onAbort(stopListening);
        last = await endingOf(run);
        stopListening();
      }
      await send('end', await endMessage(look, last));
    });
  });
}

function endingOf({ outcome }: ReindexRun): Promise<Ending> {
  return outcome.then(
    (ended) => ({ outcome: ended }),
    (error: unknown) => ({ error }),
  );
}
