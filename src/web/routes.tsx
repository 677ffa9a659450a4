import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { VerbatimError } from '../errors.ts';
import { english } from '../strings/english.ts';
import { serveAssets } from './assets.ts';
import { guard } from './guard.ts';
import { lookOf, wantsFragment, type WebParts } from './place.ts';
import { addChannel } from './routes/channel.tsx';
import { addInsight } from './routes/insight.tsx';
import { addReading } from './routes/reading.tsx';
import { addReindexing } from './routes/reindex.tsx';
import { FailureMessage } from './views/failure.tsx';
import { Article } from './views/page.tsx';

/** Forms hold up to three questions, whose letters may take nine bytes each. */
const MAX_BODY_BYTES = 128 * 1_024;

/** Everything that the page answers. */
export async function createRoutes(given: Omit<WebParts, 'assets'>): Promise<Hono> {
  const routes = new Hono();
  routes.use(guard(english.web.refused));
  routes.use(bodyLimit({ maxSize: MAX_BODY_BYTES }));
  const parts: WebParts = { ...given, assets: await serveAssets(routes) };
  // What is shown is as of now, and follows the language.
  routes.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  addChannel(routes, parts);
  addReading(routes, parts);
  addReindexing(routes, parts);
  addInsight(routes, parts);
  routes.notFound((c) => {
    const look = lookOf(c, parts);
    const { web } = look.strings;
    return c.html(
      <Article look={look} title={web.notFound} view={null}>
        <h1>{web.notFound}</h1>
        <p>
          <a href="/">{web.askAgain}</a>
        </p>
      </Article>,
      404,
    );
  });
  routes.onError((error, c) => {
    if (!(error instanceof VerbatimError)) parts.onFault(error);
    const look = lookOf(c, parts);
    const message = <FailureMessage look={look} error={error} />;
    const page = (
      <Article look={look} title={look.strings.web.somethingWrong} view={null}>
        <div class="messages">{message}</div>
      </Article>
    );
    return c.html(wantsFragment(c) ? message : page, error instanceof VerbatimError ? 503 : 500);
  });
  return routes;
}
