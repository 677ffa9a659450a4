import type { Hono } from 'hono';
import { wholeQuestion } from '../../conversation/follow-up.ts';
import { onlyFrom } from '../../conversation/sources.ts';
import { alikeness } from '../../story-map/alikeness.ts';
import { mapStory } from '../../story-map/story-map.ts';
import { askedIn, countIn, fieldsOf, lookOf, wantsFragment, type WebParts } from '../place.ts';
import { CellRow, MapPage, type OpenCell, type StoryMap } from '../views/map.tsx';
import { WhyPage } from '../views/why.tsx';
import { listPage } from '../../conversation/list-page.ts';

/** More columns are not read, and each article is looked through. */
const SOURCES_PER_MAP = 12;

/** What only the page can give: why an answer, and who speaks of what. */
export function addInsight(routes: Hono, parts: WebParts): void {
  const { app } = parts;

  routes.get('/why', async (c) => {
    const asked = askedIn(fieldsOf(c));
    if (asked.question === '') return c.redirect('/');
    const explanation = await app.explain(wholeQuestion(asked), onlyFrom(asked.source));
    return c.html(<WhyPage look={lookOf(c, parts)} asked={asked} explanation={explanation} />);
  });

  routes.get('/map', async (c) => {
    const look = lookOf(c, parts);
    const map = await readMap(countIn(c, 'page') ?? 0);
    const open = openCell(map, {
      kind: c.req.query('kind'),
      label: c.req.query('thing'),
      column: countIn(c, 'column'),
    });
    return c.html(
      wantsFragment(c) && open !== null ? (
        <CellRow strings={look.strings} articles={map.articles} open={open} />
      ) : (
        <MapPage look={look} map={map} open={open} />
      ),
    );
  });

  async function readMap(wanted: number): Promise<StoryMap> {
    const sources = await app.sources();
    const { shown, from, page, pages } = listPage(sources, wanted, SOURCES_PER_MAP);
    const read = await Promise.all(shown.map(({ id }) => app.inspect(id)));
    return {
      articles: read.map((article, index) => ({ article, number: from + index + 1 })),
      things: mapStory(read),
      alike: alikeness(read),
      page,
      pages,
      total: sources.length,
    };
  }
}

function openCell(
  { things }: StoryMap,
  { kind, label, column }: { kind: string | undefined; label: string | undefined; column: number | null },
): OpenCell | null {
  const thing = things.find((one) => one.kind === kind && one.label === label);
  if (thing === undefined || column === null) return null;
  return (thing.sentences[column]?.length ?? 0) > 0 ? { thing, column } : null;
}
