import type { AnsweredQuestion, CitedQuote } from '../../conversation/answered-question.ts';
import { disagreementOf } from '../../conversation/disagreement.ts';
import {
  disagreementSentence,
  quoteDetails,
  readAsSentence,
  receiptOf,
  shortTitleOf,
} from '../../conversation/labels.ts';
import { writeAsked } from '../../conversation/follow-up.ts';
import { linkToQuote } from '../../conversation/quote-link.ts';
import type { Strings } from '../../strings/english.ts';
import { type AskedHere, askLink, contextLink, moreLink, readLink, whyLink } from '../links.ts';
import { Examples } from './help.tsx';
import { BotMessage, Embed, type Look } from './message.tsx';
import { QuoteBlock } from './marked.tsx';
import { Votes } from './votes.tsx';

/** An answer: a card for each quote, or why there is none, with the buttons that Discord's has. */
export function AnswerMessage({
  look,
  answered,
  messageId,
}: {
  look: Look;
  answered: AnsweredQuestion;
  /** Names the answer for votes. */
  messageId: string;
}) {
  const { strings } = look;
  const { answer, quotes } = answered;
  const isAnswer = answer.status === 'answered';
  const readAs = readAsSentence(answer, strings);
  return (
    <BotMessage look={look}>
      {readAs === null ? null : (
        <p class="footnote" dir="auto">
          {readAs}
        </p>
      )}
      <Disagreement look={look} answered={answered} />
      {isAnswer ? null : <NoAnswer look={look} answered={answered} />}
      {!isAnswer && quotes.length > 0 ? <p class="footnote">{strings.nearest}</p> : null}
      {quotes.map((cited) => (
        <QuoteCard look={look} cited={cited} kind={isAnswer ? 'answer' : 'nearest'} />
      ))}
      {answered.instead.length === 0 ? null : (
        <div class="examples">
          <Examples strings={strings} examples={answered.instead} heading={strings.askInstead} />
        </div>
      )}
      {answered.next === null ? null : (
        <div class="examples">
          <Examples strings={strings} examples={[answered.next]} heading={strings.oneAtATime} />
        </div>
      )}
      <Actions strings={strings} answered={answered} messageId={messageId} />
    </BotMessage>
  );
}

/** That sources contradict each other, where they do. */
function Disagreement({
  look: { strings },
  answered: { answer, citations },
}: {
  look: Look;
  answered: AnsweredQuestion;
}) {
  const differing = disagreementOf(answer, citations);
  return differing === null ? null : (
    <Embed kind="none">
      <p>{disagreementSentence(differing, strings)}</p>
    </Embed>
  );
}

function NoAnswer({ look: { strings }, answered: { answer } }: { look: Look; answered: AnsweredQuestion }) {
  const reason = strings.noAnswerReason(answer.reason);
  if (answer.kind === undefined) {
    return (
      <Embed kind="none" heading={strings.noAnswer}>
        <p class="lines">{reason}</p>
      </Embed>
    );
  }
  return answer.kind === 'about-sources' ? (
    <Embed kind="sources" heading={strings.sources}>
      <p class="lines">{reason}</p>
    </Embed>
  ) : (
    <p class="said lines">{reason}</p>
  );
}

/** A quote with its source, place and receipt. */
export function QuoteCard({
  look: { strings },
  cited,
  kind,
}: {
  look: Look;
  cited: CitedQuote;
  kind: 'answer' | 'nearest';
}) {
  const { quote, citation, place } = cited;
  const { text, source, start, end, highlight } = quote;
  const isAnswer = kind === 'answer';
  const number = citation?.sourceNumber ? `[${citation.sourceNumber}] ` : '';
  const original = linkToQuote(source.url, text);
  const shownPlace = isAnswer ? place : { ...place, highlight: null };
  return (
    <Embed
      kind={kind}
      heading={
        <a href={readLink(source.id, shownPlace)}>
          {number}
          <span dir="auto">{shortTitleOf(source)}</span>
        </a>
      }
    >
      <QuoteBlock text={text} start={start} highlight={isAnswer ? highlight : null} />
      <p class="footnote">
        {[...quoteDetails(cited, isAnswer, strings)].join(' · ')}
        {' · '}
        <a class="receipt" href={readLink(source.id, shownPlace)} title={strings.web.receiptMeaning}>
          {receiptOf(quote.sha256, start, end)}
        </a>
        {original === null ? null : (
          <>
            {' · '}
            <a href={original} target="_blank" rel="noreferrer noopener">
              {strings.web.original} <span aria-hidden="true">↗</span>
            </a>
          </>
        )}
      </p>
    </Embed>
  );
}

function Actions({
  strings,
  answered,
  messageId,
}: {
  strings: Strings;
  answered: AnsweredQuestion;
  messageId: string;
}) {
  const { asked, source, quotes, answer } = answered;
  const { web } = strings;
  const here: AskedHere = { ...asked, source };
  const written = writeAsked(asked);
  const places = quotes.map(({ place }) => place);
  return (
    <>
      <div class="actions">
        {places.map((place, index) => (
          <a class="button primary" href={contextLink(place)} data-reply>
            {places.length === 1 ? strings.inContext : strings.inContextOf(index + 1)}
          </a>
        ))}
        <a class="button" href={moreLink(here, 0, places)} data-reply>
          {strings.more}
        </a>
        <a class="button" href="/sources" data-reply>
          {strings.sources}
        </a>
        <a class="button" href={whyLink(here)}>
          {web.why}
        </a>
        {answer.kind === undefined ? (
          <a class="button" href={askLink({ question: '', before: written, source })} data-before={written}>
            {web.reply}
          </a>
        ) : null}
      </div>
      <div class="actions">
        <Votes strings={strings} messageId={messageId} question={written} />
        <button type="button" class="button danger" data-delete hidden>
          {strings.delete}
        </button>
      </div>
    </>
  );
}
