import type { Explanation, WeighedSentence } from '../../conversation/explanation.ts';
import { titleOf } from '../../conversation/labels.ts';
import { markText } from '../../conversation/marks.ts';
import type { Strings } from '../../strings/english.ts';
import { type AskedHere, askLink, readLink } from '../links.ts';
import { DivergingBar, Meter, ShareBar } from './bars.tsx';
import type { Look } from './message.tsx';
import { Marked } from './marked.tsx';
import { Article } from './page.tsx';

/** Cosines below this are of texts that have nothing to do with each other. */
const LEAST_SIMILARITY = 0.7;
/** The reader's margins run from -15 to 15. */
const MAX_MARGIN = 15;

/** What an answer, or that there is none, rests on. */
export function WhyPage({
  look,
  asked,
  explanation,
}: {
  look: Look;
  asked: AskedHere;
  explanation: Explanation;
}) {
  const { strings } = look;
  const { web } = strings;
  const { answer, weighed } = explanation;
  const isAnswer = answer.status === 'answered';
  const title = isAnswer ? web.whyTitle : web.whyNot;
  return (
    <Article look={look} title={title} view={null}>
      <header class="sheet-head">
        <p class="footnote">
          <a href={askLink(asked)}>{web.askAgain}</a>
        </p>
        <h1>{title}</h1>
        <p class="asked" dir="auto">
          {asked.question}
        </p>
        {asked.before === null ? null : <p class="footnote">↳ {asked.before}</p>}
      </header>
      {isAnswer ? null : (
        <div class="embed none">
          <h2>{strings.noAnswer}</h2>
          <p class="lines">{strings.noAnswerReason(answer.reason)}</p>
        </div>
      )}
      {weighed === null ? (
        <p>{web.notWeighed}</p>
      ) : (
        <Weighed strings={strings} weighed={weighed} isAnswer={isAnswer} />
      )}
    </Article>
  );
}

function Weighed({
  strings,
  weighed: { confidence, threshold, terms, sentences, total },
  isAnswer,
}: {
  strings: Strings;
  weighed: NonNullable<Explanation['weighed']>;
  isAnswer: boolean;
}) {
  const { web } = strings;
  const value = web.confidenceValue(figure(confidence, strings), figure(threshold, strings));
  return (
    <>
      <section aria-labelledby="confidence">
        <h2 id="confidence">{web.confidence}</h2>
        <Meter value={confidence} threshold={threshold} label={value} isReached={confidence >= threshold} />
        <p>{value}</p>
      </section>
      {terms.length === 0 ? null : (
        <section aria-labelledby="terms">
          <h2 id="terms">{web.wordsTitle}</h2>
          <p class="footnote">{web.wordsText}</p>
          <ul class="terms">
            {terms.map(({ text, passages }) => (
              <li class={passages === 0 ? 'unknown' : ''}>
                <b dir="auto">{text}</b> {web.inPassages(passages)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 id="candidates">{web.candidatesTitle}</h2>
        <p class="footnote">{web.candidatesText(sentences.length, total)}</p>
        <div class="scroll" tabindex={0} role="region" aria-labelledby="candidates">
          <table class="candidates">
            <thead>
              <tr>
                <th scope="col">#</th>
                <th scope="col">{web.columns.sentence}</th>
                <th scope="col">{web.columns.dense}</th>
                <th scope="col">{web.columns.lexical}</th>
                <th scope="col">{web.columns.reader}</th>
                <th scope="col">{web.columns.behind}</th>
              </tr>
            </thead>
            <tbody>
              {sentences.map((sentence, index) => (
                <Candidate strings={strings} sentence={sentence} rank={index + 1} isAnswer={isAnswer} />
              ))}
            </tbody>
          </table>
        </div>
        <ul class="legend">
          {Object.values(web.legend).map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Candidate({
  strings,
  sentence: { text, source, number, place, dense, lexical, reader, behindBest, isShown },
  rank,
  isAnswer,
}: {
  strings: Strings;
  sentence: WeighedSentence;
  rank: number;
  isAnswer: boolean;
}) {
  const { web } = strings;
  const own = { start: 0, end: text.length };
  // Of a sentence that it thinks does not answer, the reader's best words mean nothing.
  const words =
    place.highlight !== null && reader !== null && reader > 0
      ? { start: place.highlight.start - place.start, end: place.highlight.end - place.start }
      : null;
  return (
    <tr class={isShown ? 'shown' : ''}>
      <td class="rank">{rank}</td>
      <th scope="row">
        <span dir="auto">
          <Marked parts={markText(text, own, own, words)} />
        </span>{' '}
        <span class="footnote">
          <a href={readLink(source.id, place)} title={titleOf(source)}>
            [{number}]
          </a>
          {isShown ? <span class="tag">{isAnswer ? web.quoted : web.shownNearest}</span> : null}
        </span>
      </th>
      <td data-label={web.columns.dense}>
        <ShareBar share={(dense - LEAST_SIMILARITY) / (1 - LEAST_SIMILARITY)} kind="dense" />
        {figure(dense, strings)}
      </td>
      <td data-label={web.columns.lexical}>
        <ShareBar share={lexical} kind="lexical" />
        {figure(lexical, strings)}
      </td>
      <td data-label={web.columns.reader}>
        {reader === null ? (
          web.notRead
        ) : (
          <>
            <DivergingBar share={reader / MAX_MARGIN} />
            {figure(reader, strings, 1)}
          </>
        )}
      </td>
      <td data-label={web.columns.behind}>{figure(behindBest, strings, 1)}</td>
    </tr>
  );
}

/** A number as people of the language write it, never "-0". */
function figure(value: number, { dateLocale }: Strings, digits = 2): string {
  const rounded = Number(value.toFixed(digits)) || 0;
  return rounded.toLocaleString(dateLocale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
