import type { Reason, SourceFilter, ToldSources } from '../../domain.ts';
import type { Snapshot, StoredSource } from '../../stores/store.ts';
import { asksForUnknownAge, listed, type ListedSource, namedIn } from './listed-sources.ts';
import { mentionsOf, subjectCounted } from './mentions.ts';

/** Most sources that are listed in one reply; the source list has them all. */
const MAX_LISTED = 10;

/**
 * Answers a question about the sources themselves from what is known of them: how many, whose, how long, when
 * they were read, and how many of them have a name. Sources that the question is narrowed to, or names, are
 * told of alone.
 */
export async function describeSources(
  snapshot: Snapshot,
  question: string,
  { only }: SourceFilter = {},
): Promise<Reason> {
  const sources = await snapshot.sources();
  const subject = subjectCounted(question);
  if (subject !== null) return describeMentions(snapshot, sources, subject);
  const named =
    only === undefined
      ? namedIn(question, sources)
      : listed(sources).filter(({ source }) => only.includes(source.id));
  return {
    code: 'source-list',
    total: sources.length,
    indexedAt: snapshot.info.createdAt,
    isAgeUnknown: asksForUnknownAge(question, sources),
    told: told(named.length > 0 ? named : listed(sources)),
  };
}

async function describeMentions(
  snapshot: Snapshot,
  sources: readonly StoredSource[],
  subject: string,
): Promise<Reason> {
  const { ids, isLeast } = await mentionsOf(snapshot, subject);
  const found = listed(sources).filter(({ source }) => ids.has(source.id));
  return { code: 'mentions', subject, total: sources.length, isLeast, told: told(found) };
}

function told(found: readonly ListedSource[]): ToldSources {
  return {
    sources: found
      .slice(0, MAX_LISTED)
      .map(({ number, source: { title, outlet, byline, publishedAt, words } }) => ({
        number,
        title,
        outlet,
        byline,
        publishedAt,
        words,
      })),
    left: Math.max(0, found.length - MAX_LISTED),
  };
}
