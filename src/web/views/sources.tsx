import { paragraphsOf } from '../../conversation/citations.ts';
import {
  originOf,
  shortDate,
  shortTitleOf,
  sourceFacts,
  sourceSizes,
  titleOf,
} from '../../conversation/labels.ts';
import { quoted } from '../../conversation/quotation-marks.ts';
import { webAddress } from '../../conversation/quote-link.ts';
import type { ListedSource } from '../../answer/sources/listed-sources.ts';
import type { SourcesPage } from '../../conversation/sources.ts';
import type { NumberedArticle } from '../../conversation/stored-articles.ts';
import type { StoredArticle } from '../../stores/store.ts';
import type { Strings } from '../../strings/english.ts';
import { askLink, link, readLink } from '../links.ts';
import { Turn } from './context.tsx';
import { BotMessage, Embed, type Look, Notice } from './message.tsx';

/** A page of the list of sources. */
export function SourcesMessage({ look, list }: { look: Look; list: SourcesPage }) {
  const { strings } = look;
  if (list.total === 0) return <Notice look={look} text={strings.web.noIndexText} />;
  return (
    <BotMessage look={look} isPrivate>
      <Embed kind="sources" heading={strings.sourcesTitle(list.total)}>
        <SourceList strings={strings} list={list} />
      </Embed>
      <SourcePages strings={strings} list={list} />
    </BotMessage>
  );
}

export function SourceList({ strings, list: { shown } }: { strings: Strings; list: SourcesPage }) {
  return (
    <ul class="source-list">
      {shown.map((numbered) => (
        <SourceEntry strings={strings} numbered={numbered} />
      ))}
    </ul>
  );
}

export function SourcePages({ strings, list: { page, pages } }: { strings: Strings; list: SourcesPage }) {
  if (pages === 1) return null;
  return (
    <div class="actions">
      <Turn to={page - 1} pages={pages} label={strings.back} link={pageLink} />
      <Turn to={page + 1} pages={pages} label={strings.next} link={pageLink} />
      <span class="footnote">{strings.page(page + 1, pages)}</span>
    </div>
  );
}

function pageLink(page: number): string {
  return link('/sources', { page: String(page) });
}

function SourceEntry({
  strings,
  numbered: { source, number },
}: {
  strings: Strings;
  numbered: ListedSource;
}) {
  const details = [originOf(source, strings), ...sourceSizes(source, strings)];
  return (
    <li>
      <p class="source-title">
        <span class="number">[{number}]</span>{' '}
        <a href={readLink(source.id)} dir="auto">
          {shortTitleOf(source)}
        </a>
      </p>
      <p class="footnote">
        <span dir="auto">{details.filter((part) => part !== null).join(' · ')}</span>
        {' · '}
        <a
          href={askLink({ question: '', before: null, source: source.id })}
          data-source={source.id}
          data-title={titleOf(source)}
        >
          {strings.askAbout}
        </a>
      </p>
    </li>
  );
}

/** One source: its details, how it begins, and ways to read it and to ask about it alone. */
export function SourceMessage({ look, found: { article, number } }: { look: Look; found: NumberedArticle }) {
  const { strings } = look;
  const [first] = paragraphsOf(article);
  return (
    <BotMessage look={look} isPrivate>
      <Embed
        kind="sources"
        heading={
          <a href={readLink(article.id)}>
            [{number}] <span dir="auto">{titleOf(article)}</span>
          </a>
        }
      >
        {first === undefined ? null : (
          <>
            <p class="footnote">{strings.firstParagraph}</p>
            <blockquote dir="auto">{quoted(article.raw.slice(first.start, first.end))}</blockquote>
          </>
        )}
        <SourceFacts strings={strings} article={article} />
      </Embed>
      <div class="actions">
        <a
          class="button primary"
          href={askLink({ question: '', before: null, source: article.id })}
          data-source={article.id}
          data-title={titleOf(article)}
        >
          {strings.askAbout}
        </a>
        <a class="button" href={readLink(article.id)}>
          {strings.web.readIt}
        </a>
      </div>
    </BotMessage>
  );
}

function sizesOf({ words, sentences, passages }: StoredArticle, strings: Strings): string {
  return [strings.words(words), strings.web.sentences(sentences), strings.passages(passages)].join(' · ');
}

/** What is known of a source beside its text. */
export function SourceFacts({ strings, article }: { strings: Strings; article: NumberedArticle['article'] }) {
  const url = webAddress(article.url);
  const facts = [
    ...sourceFacts(article, sizesOf(article, strings), strings),
    [strings.statusIndex, strings.indexed(shortDate(article.indexedAt, strings))],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ),
      )}
      {url === null ? null : (
        <div>
          <dt>{strings.web.original}</dt>
          <dd>
            <a href={url} target="_blank" rel="noreferrer noopener">
              {new URL(url).host} <span aria-hidden="true">↗</span>
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
