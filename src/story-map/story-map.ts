import type { Span } from '../domain.ts';
import type { StoredArticle } from '../stores/store.ts';
import { coreName, createOpenerCheck, groupNames } from './names.ts';
import { type Mention, mentionsIn, normaliseNumber, openingMentions } from './mentions.ts';

/** A sentence that mentions something, and where in it; offsets into the article's raw text. */
export interface MentioningSentence extends Span {
  readonly mentions: readonly Span[];
}

/** Something that has a name, or a number, and who speaks of it. */
export interface NamedThing {
  readonly kind: Mention['kind'];
  readonly label: string;
  /** Other ways in which the sources write it. */
  readonly variants: readonly string[];
  /** For each article, in order, the sentences that mention it. */
  readonly sentences: readonly (readonly MentioningSentence[])[];
  /** How many articles mention it, and how often all of them do. */
  readonly sources: number;
  readonly mentions: number;
}

type MappedArticle = Pick<StoredArticle, 'raw' | 'sentenceSpans'>;

interface Found {
  readonly kind: Mention['kind'];
  readonly core: string;
  readonly article: number;
  readonly sentence: Span;
  readonly mention: Span;
}

/** The names and numbers of some articles, those that most articles have first. Pure. */
export function mapStory(articles: readonly MappedArticle[]): NamedThing[] {
  const found = withOpeners(articles);
  const counts = new Map<string, number>();
  for (const { kind, core } of found) {
    if (kind === 'name') counts.set(core, (counts.get(core) ?? 0) + 1);
  }
  const labels = groupNames(counts);
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const label = one.kind === 'name' ? (labels.get(one.core) ?? one.core) : one.core;
    const key = `${one.kind} ${label}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return Array.from(groups, ([key, group]) =>
    thingOf(key.slice(key.indexOf(' ') + 1), group, articles.length),
  ).toSorted((a, b) => b.sources - a.sources || b.mentions - a.mentions || a.label.localeCompare(b.label));
}

/** All that is found in the articles, in order. */
function withOpeners(articles: readonly MappedArticle[]): Found[] {
  const within = articles.map((article, index) => findThings(article, index, mentionsIn));
  const names = within.flat().flatMap(({ kind, core }) => (kind === 'name' ? core : []));
  const isName = createOpenerCheck(
    names,
    articles.flatMap(({ raw, sentenceSpans }) =>
      sentenceSpans.map(({ start, end }) => raw.slice(start, end)),
    ),
  );
  return articles.flatMap((article, index) => {
    const openers = findThings(article, index, openingMentions);
    return [...openers.filter(({ core }) => isName(core)), ...within[index]!].toSorted(
      (a, b) => a.mention.start - b.mention.start,
    );
  });
}

function findThings(
  { raw, sentenceSpans }: MappedArticle,
  article: number,
  mentionsOf: (sentence: string) => readonly Mention[],
): Found[] {
  return sentenceSpans.flatMap(({ start, end }) =>
    mentionsOf(raw.slice(start, end)).flatMap(({ kind, text, ...span }) => {
      const core = kind === 'name' ? coreName(text) : normaliseNumber(text);
      if (core === '') return [];
      // Without the title or opening that stands before the name.
      const skipped = Math.max(0, text.lastIndexOf(core));
      const mention = { start: span.start + start + skipped, end: span.end + start };
      return [{ kind, core, article, sentence: { start, end }, mention }];
    }),
  );
}

function thingOf(label: string, group: readonly Found[], articles: number): NamedThing {
  const sentences = Array.from({ length: articles }, (_, article) => {
    const own = new Map<number, { start: number; end: number; mentions: Span[] }>();
    for (const { article: from, sentence, mention } of group) {
      if (from !== article) continue;
      const known = own.get(sentence.start);
      if (known === undefined) own.set(sentence.start, { ...sentence, mentions: [mention] });
      else known.mentions.push(mention);
    }
    return [...own.values()];
  });
  return {
    kind: group[0]?.kind ?? 'name',
    label,
    variants: [...new Set(group.map(({ core }) => core))].filter((core) => core !== label),
    sentences,
    sources: sentences.filter((own) => own.length > 0).length,
    mentions: group.length,
  };
}
