import type { ContextPage } from '../../conversation/context.ts';
import { originOf, receiptOf, shortDate, shortTitleOf } from '../../conversation/labels.ts';
import { contextLink, readLink } from '../links.ts';
import { BotMessage, Embed, type Look } from './message.tsx';
import { Marked } from './marked.tsx';

/** A page of an article, the quote marked in it. */
export function ContextMessage({
  look,
  context,
  number,
}: {
  look: Look;
  context: ContextPage;
  number: number;
}) {
  const { strings } = look;
  const { article, place, page, pages, first, last, total, paragraphs } = context;
  const details = [
    originOf(article, strings),
    strings.paragraphs(first, last, total),
    strings.indexed(shortDate(article.indexedAt, strings)),
  ];
  return (
    <BotMessage look={look} isPrivate>
      <Embed
        kind="context"
        heading={
          <a href={readLink(article.id, place)}>
            [{number}] <span dir="auto">{shortTitleOf(article)}</span>
          </a>
        }
      >
        {paragraphs.map(({ parts }) => (
          <p class="paragraph" dir="auto">
            <Marked parts={parts} />
          </p>
        ))}
        <p class="footnote">
          {details.filter((part) => part !== null).join(' · ')}
          {' · '}
          <span title={strings.web.receiptMeaning}>{receiptOf(article.sha256, place.start, place.end)}</span>
        </p>
      </Embed>
      <div class="actions">
        {pages === 1 ? null : (
          <>
            <Turn to={page - 1} pages={pages} label={strings.earlier} link={(to) => contextLink(place, to)} />
            <Turn to={page + 1} pages={pages} label={strings.later} link={(to) => contextLink(place, to)} />
          </>
        )}
        <a class="button" href={readLink(article.id, place)}>
          {strings.web.readIt}
        </a>
      </div>
    </BotMessage>
  );
}

/** A button to another page, or one that cannot be pressed where there is none. */
export function Turn({
  to,
  pages,
  label,
  link,
}: {
  to: number;
  pages: number;
  label: string;
  link: (to: number) => string;
}) {
  return to < 0 || to >= pages ? (
    <span class="button disabled" aria-disabled="true">
      {label}
    </span>
  ) : (
    <a class="button" href={link(to)} data-turn>
      {label}
    </a>
  );
}
