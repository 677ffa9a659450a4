import { shortTitleOf, titleOf } from '../../conversation/labels.ts';
import { markMany } from '../../conversation/marks.ts';
import { marksAround } from '../../conversation/quotation-marks.ts';
import { placeOf } from '../../conversation/quote-place.ts';
import type { NumberedArticle } from '../../conversation/stored-articles.ts';
import type { NamedThing } from '../../story-map/story-map.ts';
import type { Strings } from '../../strings/english.ts';
import { link, readLink } from '../links.ts';
import { Turn } from './context.tsx';
import type { Look } from './message.tsx';
import { Marked } from './marked.tsx';
import { Article } from './page.tsx';

/** A page of sources with what they speak of. */
export interface StoryMap {
  readonly articles: readonly NumberedArticle[];
  readonly things: readonly NamedThing[];
  /** For each pair of articles, 0 to 1. */
  readonly alike: readonly (readonly number[])[];
  readonly page: number;
  readonly pages: number;
  /** Sources in all. */
  readonly total: number;
}

/** A cell of the map: what, and the index of the article. */
export interface OpenCell {
  readonly thing: NamedThing;
  readonly column: number;
}

export function MapPage({ look, map, open }: { look: Look; map: StoryMap; open: OpenCell | null }) {
  const { strings } = look;
  const { web } = strings;
  const { articles, things, page, pages, total } = map;
  const several = things.filter(({ sources }) => sources > 1);
  const others = things.filter(({ sources }) => sources === 1);
  const first = articles[0]?.number ?? 0;
  const isOpenBelow = open !== null && open.thing.sources === 1;
  return (
    <Article look={look} title={web.mapTitle} view="map">
      <header class="sheet-head">
        <h1>{web.mapTitle}</h1>
        <p>{web.mapText}</p>
      </header>
      <ol class="source-key">
        {articles.map(({ article, number }) => (
          <li>
            <span class="number">[{number}]</span>{' '}
            <a href={readLink(article.id)} dir="auto">
              {shortTitleOf(article)}
            </a>
          </li>
        ))}
      </ol>
      {pages === 1 ? null : (
        <div class="actions">
          <Turn to={page - 1} pages={pages} label={strings.back} link={pageLink} />
          <Turn to={page + 1} pages={pages} label={strings.next} link={pageLink} />
          <span class="footnote">{web.mapPage(first, first + articles.length - 1, total)}</span>
        </div>
      )}
      {things.length === 0 ? <p>{web.noThings}</p> : null}
      {several.length === 0 ? null : (
        <section>
          <h2 id="several">{web.inSeveral}</h2>
          <Matrix strings={strings} map={map} things={several} open={open} labelledBy="several" />
        </section>
      )}
      {others.length === 0 ? null : (
        <details class="others" {...(isOpenBelow || several.length === 0 ? { open: true } : {})}>
          <summary id="others">{web.inOne(others.length)}</summary>
          <Matrix strings={strings} map={map} things={others} open={open} labelledBy="others" />
        </details>
      )}
      {articles.length < 2 ? null : <Alike strings={strings} map={map} />}
    </Article>
  );
}

function Matrix({
  strings,
  map: { articles, page },
  things,
  open,
  labelledBy,
}: {
  strings: Strings;
  map: StoryMap;
  things: readonly NamedThing[];
  open: OpenCell | null;
  labelledBy: string;
}) {
  const { web } = strings;
  return (
    <div class="scroll" tabindex={0} role="region" aria-labelledby={labelledBy}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{web.thing}</th>
            <Heads articles={articles} />
          </tr>
        </thead>
        <tbody>
          {things.map((thing) => (
            <>
              <tr>
                <th scope="row">
                  <span dir="auto">{thing.label}</span>
                  {thing.variants.length === 0 ? null : (
                    <span class="footnote" dir="auto">
                      {' '}
                      {web.alsoWritten(thing.variants.join(', '))}
                    </span>
                  )}
                </th>
                {thing.sentences.map((own, column) => (
                  <td class={`heat-${Math.min(4, own.length)}`}>
                    {own.length === 0 ? (
                      <span class="empty">
                        <span aria-hidden="true">·</span>
                        <span class="visually-hidden">{web.noneOf}</span>
                      </span>
                    ) : (
                      <a
                        href={`${cellLink(thing, column, page)}#sentences`}
                        data-cell
                        aria-label={web.sentencesOf(own.length, thing.label, articles[column]?.number ?? 0)}
                      >
                        {own.length}
                      </a>
                    )}
                  </td>
                ))}
              </tr>
              {open?.thing === thing ? <CellRow strings={strings} articles={articles} open={open} /> : null}
            </>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A column for each article. */
function Heads({ articles }: { articles: readonly NumberedArticle[] }) {
  return (
    <>
      {articles.map(({ article, number }) => (
        <th scope="col" title={titleOf(article)}>
          [{number}]
        </th>
      ))}
    </>
  );
}

/** The sentences of a cell, as a row below its own. */
export function CellRow({
  strings: { web },
  articles,
  open: { thing, column },
}: {
  strings: Strings;
  articles: readonly NumberedArticle[];
  open: OpenCell;
}) {
  const { article, number } = articles[column]!;
  const sentences = thing.sentences[column] ?? [];
  return (
    <tr class="cell-row" id="sentences">
      <td colspan={articles.length + 1}>
        <div class="cell-detail" tabindex={-1}>
          <p>
            <b>{web.sentencesOf(sentences.length, thing.label, number)}</b>
          </p>
          <ul>
            {sentences.map(({ start, end, mentions }) => {
              const { open, close } = marksAround(article.raw.slice(start, end));
              return (
                <li dir="auto">
                  {open}
                  <Marked parts={markMany(article.raw, { start, end }, mentions)} />
                  {close}{' '}
                  <a
                    class="receipt"
                    href={readLink(
                      article.id,
                      placeOf({ sha256: article.sha256, start, end, highlight: null }),
                    )}
                  >
                    [{number}]
                  </a>
                </li>
              );
            })}
          </ul>
          <button type="button" class="button" data-close-cell hidden>
            {web.close}
          </button>
        </div>
      </td>
    </tr>
  );
}

function Alike({
  strings: { web, dateLocale },
  map: { articles, alike, things },
}: {
  strings: Strings;
  map: StoryMap;
}) {
  const percent = new Intl.NumberFormat(dateLocale, { style: 'percent', maximumFractionDigits: 0 });
  const common = (row: number, column: number): number =>
    things.filter(({ sentences }) => sentences[row]!.length > 0 && sentences[column]!.length > 0).length;
  return (
    <section>
      <h2 id="alike">{web.alikeTitle}</h2>
      <p class="footnote">{web.alikeText}</p>
      <div class="scroll" tabindex={0} role="region" aria-labelledby="alike">
        <table class="matrix alike">
          <thead>
            <tr>
              <td></td>
              <Heads articles={articles} />
            </tr>
          </thead>
          <tbody>
            {articles.map(({ article, number }, row) => (
              <tr>
                <th scope="row">
                  [{number}]{' '}
                  <span class="alike-title" dir="auto">
                    {shortTitleOf(article)}
                  </span>
                </th>
                {articles.map((_, column) => {
                  const share = alike[row]?.[column] ?? 0;
                  return row === column ? (
                    <td class="self" aria-hidden="true">
                      –
                    </td>
                  ) : (
                    <td class={`heat-${heatOf(share)}`}>
                      {percent.format(share)}
                      <span class="footnote">{web.commonThings(common(row, column))}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Articles on one story share a tenth to a third of their rare words; copies nearly all. */
function heatOf(share: number): number {
  return share < 0.1 ? 0 : share < 0.2 ? 1 : share < 0.35 ? 2 : share < 0.6 ? 3 : 4;
}

function pageLink(page: number): string {
  return link('/map', { page: String(page) });
}

function cellLink({ kind, label }: NamedThing, column: number, page: number): string {
  return link('/map', { page: page === 0 ? null : String(page), kind, thing: label, column: String(column) });
}
