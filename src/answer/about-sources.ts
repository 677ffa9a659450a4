import { stemsOf } from '../retrieval/stems.ts';
import type { SourceFilter } from '../domain.ts';
import type { Snapshot, StoredSource } from '../stores/store.ts';

/** Most sources that are listed in one reply; the source list has them all. */
const MAX_LISTED = 10;

/**
 * Answers a question about the sources themselves from what is known of them: how many, whose, and when
 * they were read. Sources that the question is narrowed to, or whose number, outlet, author or id it names,
 * are told of alone.
 *
 * @returns plain sentences, which say that they come from the source list
 */
export async function describeSources(
  snapshot: Snapshot,
  question: string,
  { only }: SourceFilter = {},
): Promise<string> {
  const sources = await snapshot.sources();
  const asked = new Set(stemsOf(question));
  const numbered = sources.map((source, index) => ({ source, number: index + 1 }));
  const numbers = numbersIn(question);
  const named = numbered.filter(({ source, number }) =>
    only === undefined ? numbers.has(number) || isNamed(source, asked) : only.includes(source.id),
  );
  const told = (named.length > 0 ? named : numbered).slice(0, MAX_LISTED);
  const left = (named.length > 0 ? named : numbered).length - told.length;
  const day = new Date(snapshot.info.createdAt).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return [
    `This is about the sources, so it is answered from their list: there are ${sources.length}, last indexed on ${day}.`,
    ...told.map(({ source, number }) => `[${number}] ${describe(source)}.`),
    ...(left > 0 ? [`And ${left} more.`] : []),
  ].join(' ');
}

function describe({ title, outlet, byline, publishedAt }: StoredSource): string {
  const parts = [
    `“${title}”`,
    outlet,
    byline === null ? 'no author named' : `by ${byline}`,
    publishedAt === null ? null : `published ${publishedAt}`,
  ];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

/** Numbers of the source list: "[4]", "source 4", "article no. 4". */
function numbersIn(question: string): ReadonlySet<number> {
  const matches = question.matchAll(
    /\[(\d{1,6})\]|\b(?:sources?|articles?|reports?) (?:no\.? |number |#)?(\d{1,6})\b/giu,
  );
  return new Set(Array.from(matches, ([, cited, named]) => Number(cited ?? named)));
}

function isNamed({ outlet, byline, id }: StoredSource, asked: ReadonlySet<string>): boolean {
  return [outlet, byline, id].some((name) => {
    const stems = stemsOf(name ?? '');
    return stems.length > 0 && stems.every((stem) => asked.has(stem));
  });
}
