import type { SourceFilter } from '../domain.ts';
import type { Snapshot, StoredSource } from '../stores/store.ts';
import { asksForUnknownAge, listed, type ListedSource, namedIn } from './listed-sources.ts';
import { mentionsOf, subjectCounted } from './mentions.ts';

/** Most sources that are listed in one reply; the source list has them all. */
const MAX_LISTED = 10;

/**
 * Answers a question about the sources themselves from what is known of them: how many, whose, how long, when
 * they were read, and how many of them have a name. Sources that the question is narrowed to, or names, are
 * told of alone.
 *
 * @returns plain sentences, which say that they come from the source list; each source has a line
 */
export async function describeSources(
  snapshot: Snapshot,
  question: string,
  { only }: SourceFilter = {},
): Promise<string> {
  const sources = await snapshot.sources();
  const subject = subjectCounted(question);
  if (subject !== null) return describeMentions(snapshot, sources, subject);
  const named =
    only === undefined
      ? namedIn(question, sources)
      : listed(sources).filter(({ source }) => only.includes(source.id));
  const day = new Date(snapshot.info.createdAt).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const age = asksForUnknownAge(question, sources) ? ' None gives the day when it was published.' : '';
  return [
    `This is about the sources, so it is answered from their list: there are ${sources.length}, last indexed on ${day}.${age}`,
    ...lines(named.length > 0 ? named : listed(sources)),
  ].join('\n');
}

async function describeMentions(
  snapshot: Snapshot,
  sources: readonly StoredSource[],
  subject: string,
): Promise<string> {
  const { ids, isLeast } = await mentionsOf(snapshot, subject);
  const found = listed(sources).filter(({ source }) => ids.has(source.id));
  if (found.length === 0) return `None of the ${sources.length} sources mentions “${subject}”.`;
  const count = `${isLeast ? 'at least ' : ''}${found.length} of ${sources.length}`;
  return [`This is about the sources: ${count} mention “${subject}”.`, ...lines(found)].join('\n');
}

function lines(told: readonly ListedSource[]): string[] {
  const left = told.length - MAX_LISTED;
  return [
    ...told.slice(0, MAX_LISTED).map(({ source, number }) => `[${number}] ${describe(source)}.`),
    ...(left > 0 ? [`And ${left} more.`] : []),
  ];
}

function describe({ title, outlet, byline, publishedAt, words }: StoredSource): string {
  const details = [
    ['outlet', outlet, ''],
    ['author', byline, 'by '],
    ['date', publishedAt, 'published '],
  ] as const;
  const given = details.flatMap(([, value, before]) => (value ? `${before}${value}` : []));
  const missing = details.flatMap(([name, value]) => (value ? [] : name));
  const parts = [
    `“${title}”`,
    ...given,
    ...(missing.length === 0 ? [] : [noneOf(missing)]),
    `${words} words`,
  ];
  return parts.join(', ').replace(/\s+/g, ' ');
}

/** "no outlet or date given" */
function noneOf(names: readonly string[]): string {
  return `no ${names.slice(0, -1).join(', ')}${names.length > 1 ? ' or ' : ''}${names.at(-1)} given`;
}
