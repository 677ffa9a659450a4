import type { FurtherPassages } from '../../conversation/further.ts';
import type { QuotePlace } from '../../conversation/quote-place.ts';
import { type AskedHere, contextLink, moreLink } from '../links.ts';
import { QuoteCard } from './answer.tsx';
import { BotMessage, type Look, Notice } from './message.tsx';

/** Further passages on a question, said to be such. */
export function FurtherMessage({
  look,
  asked,
  further: { quotes, next },
  shown,
}: {
  look: Look;
  asked: AskedHere;
  further: FurtherPassages;
  /** What was shown before these. */
  shown: readonly QuotePlace[];
}) {
  const { strings } = look;
  if (quotes.length === 0) return <Notice look={look} text={strings.noMore} />;
  return (
    <BotMessage look={look} isPrivate>
      <p class="footnote">{strings.otherQuotes}</p>
      {quotes.map((cited) => (
        <QuoteCard look={look} cited={cited} kind="nearest" />
      ))}
      <div class="actions">
        {quotes.map(({ place }, index) => (
          <a class="button primary" href={contextLink(place)} data-reply>
            {quotes.length === 1 ? strings.inContext : strings.inContextOf(index + 1)}
          </a>
        ))}
        {next === null ? null : (
          <a class="button" href={moreLink(asked, next, shown)} data-reply>
            {strings.more}
          </a>
        )}
      </div>
    </BotMessage>
  );
}
