import type { Hono } from 'hono';
import { sourcesPage } from '../../conversation/sources.ts';
import { UnknownSourceError } from '../../errors.ts';
import { countIn, lookOf, wantsFragment, type WebParts } from '../place.ts';
import { parsePlace } from '../place-code.ts';
import { GonePage, ReadingPage } from '../views/reading.tsx';
import { SourcesMessage } from '../views/sources.tsx';
import { SourcesSheet } from '../views/sources-page.tsx';

/** The sources: their list, and each as it was indexed. */
export function addReading(routes: Hono, parts: WebParts): void {
  const { app } = parts;

  routes.get('/sources', async (c) => {
    const look = lookOf(c, parts);
    const sources = (await app.status()) === null ? [] : await app.sources();
    const list = sourcesPage(sources, countIn(c, 'page') ?? 0);
    return c.html(
      wantsFragment(c) ? (
        <SourcesMessage look={look} list={list} />
      ) : (
        <SourcesSheet look={look} list={list} />
      ),
    );
  });

  routes.get('/read', async (c) => {
    const look = lookOf(c, parts);
    const id = c.req.query('source') ?? '';
    try {
      const article = await app.inspect(id);
      const number = (await app.sources()).findIndex((source) => source.id === id) + 1;
      const at = c.req.query('at') ?? '';
      const place = at === '' ? null : (parsePlace(at) ?? 'garbled');
      return c.html(<ReadingPage look={look} found={{ article, number }} place={place} />);
    } catch (error) {
      if (!(error instanceof UnknownSourceError)) throw error;
      return c.html(<GonePage look={look} source={id} />, 404);
    }
  });
}
