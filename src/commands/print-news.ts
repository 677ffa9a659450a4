import { newsLines } from '../console/news-view.ts';
import { lookOf } from '../console/terminal.ts';
import type { StoryNews } from '../news/story-news.ts';
import type { Session } from './command.ts';

/** Prints what is new in the story, with where each quote stands. */
export async function printNews(news: StoryNews, { app, terminal: { out } }: Session): Promise<void> {
  const citations = await app.cite({ quotes: news.quotes, closest: null });
  out.line();
  for (const line of newsLines(news, citations, lookOf(out))) out.line(line);
}
