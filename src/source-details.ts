import type { SourceDetails } from './domain.ts';

/** What is said of a source, without all else that is known of it. */
export function detailsOf({ id, title, outlet, byline, url, publishedAt }: SourceDetails): SourceDetails {
  return { id, title, outlet, byline, url, publishedAt };
}
