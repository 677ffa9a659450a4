import { titleOf } from '../../conversation/labels.ts';
import { placeOf, type QuotePlace } from '../../conversation/quote-place.ts';
import { type ReadBlock, readArticle, type ReadPiece } from '../../conversation/reading.ts';
import type { NumberedArticle } from '../../conversation/stored-articles.ts';
import type { StoredArticle } from '../../stores/store.ts';
import type { Strings } from '../../strings/english.ts';
import { askLink, readLink } from '../links.ts';
import type { Look } from './message.tsx';
import { QuoteBlock } from './marked.tsx';
import { Article } from './page.tsx';
import { SourceFacts } from './sources.tsx';

/** What became of the quote that a link names. */
type LinkedQuote =
  | { readonly state: 'none' }
  | { readonly state: 'garbled' }
  | { readonly state: 'changed' | 'outside'; readonly place: QuotePlace }
  | { readonly state: 'here'; readonly place: QuotePlace };

/** What a link's quote is in the article as it is indexed now. */
function linkedQuote(article: StoredArticle, place: QuotePlace | 'garbled' | null): LinkedQuote {
  if (place === null) return { state: 'none' };
  if (place === 'garbled') return { state: 'garbled' };
  if (!article.sha256.startsWith(place.article)) return { state: 'changed', place };
  return place.end > article.raw.length ? { state: 'outside', place } : { state: 'here', place };
}

/** An article as it was indexed, with what was made of it. */
export function ReadingPage({
  look,
  found: { article, number },
  place,
}: {
  look: Look;
  found: NumberedArticle;
  /** null: the link names none. */
  place: QuotePlace | 'garbled' | null;
}) {
  const { strings } = look;
  const { web } = strings;
  const linked = linkedQuote(article, place);
  const marked = linked.state === 'here' ? linked.place : null;
  return (
    <Article look={look} title={titleOf(article)} view="sources">
      <header class="sheet-head">
        <p class="footnote">
          <a href="/sources">{web.backToSources}</a>
        </p>
        <h1>
          <span class="number">[{number}]</span> <span dir="auto">{titleOf(article)}</span>
        </h1>
        <SourceFacts strings={strings} article={article} />
        <p class="actions">
          <a class="button primary" href={askLink({ question: '', before: null, source: article.id })}>
            {strings.askAbout}
          </a>
        </p>
      </header>
      <LinkNotice strings={strings} article={article} linked={linked} />
      <fieldset class="toggles">
        <legend>{web.showAs}</legend>
        <Toggle id="show-furniture" label={web.showFurniture} isOn />
        <Toggle id="show-sentences" label={web.showSentences} />
        <Toggle id="show-passages" label={web.showPassages} />
      </fieldset>
      <div class="reading">
        {readArticle(article, marked).map((block) => (
          <Block strings={strings} article={article} block={block} quoteStart={marked?.start ?? null} />
        ))}
      </div>
    </Article>
  );
}

function Toggle({ id, label, isOn = false }: { id: string; label: string; isOn?: boolean }) {
  return (
    <label for={id}>
      <input type="checkbox" id={id} {...(isOn ? { checked: true } : {})} /> {label}
    </label>
  );
}

function LinkNotice({
  strings: { web },
  article,
  linked,
}: {
  strings: Strings;
  article: StoredArticle;
  linked: LinkedQuote;
}) {
  if (linked.state === 'none') return null;
  if (linked.state === 'garbled') {
    return (
      <div class="embed none" role="status">
        <p>{web.noPlace}</p>
      </div>
    );
  }
  const { state, place } = linked;
  if (state === 'changed') {
    return (
      <div class="embed none" role="status">
        <h2>{web.changedSince}</h2>
        <p>{web.changedSinceText(place.article.slice(0, 8), article.sha256.slice(0, 8))}</p>
      </div>
    );
  }
  if (state === 'outside') {
    return (
      <div class="embed none" role="status">
        <p>{web.outsideArticle}</p>
      </div>
    );
  }
  const text = article.raw.slice(place.start, place.end);
  return (
    <div class="embed answer">
      <QuoteBlock text={text} start={place.start} highlight={place.highlight} />
      <details class="receipt-details">
        <summary>{web.receiptTitle}</summary>
        <p>
          {web.receiptText(place.start, place.end)} <code class="hash-value">{article.sha256}</code>
        </p>
        <p>
          {web.checkIt}: <code>npm run -s verbatim -- inspect --raw {article.id} | sha256sum</code>
        </p>
      </details>
      <p class="footnote">
        {web.markedQuote} <a href="#quote">{web.toQuote}</a>
      </p>
    </div>
  );
}

function Block({
  strings,
  article,
  block: { kind, reason, pieces },
  quoteStart,
}: {
  strings: Strings;
  article: StoredArticle;
  block: ReadBlock;
  quoteStart: number | null;
}) {
  const { web } = strings;
  return (
    <div class={`block ${kind}`} dir="auto">
      {kind === 'body' ? null : (
        <span class="kind">
          {web.kinds[kind]}
          {reason === null ? '' : `: ${reason}`}
        </span>
      )}
      <span class="text">
        {withoutEnd(pieces).map((piece) => (
          <Piece strings={strings} article={article} piece={piece} quoteStart={quoteStart} />
        ))}
      </span>
    </div>
  );
}

/** Without the line breaks between this block and the next one. */
function withoutEnd(pieces: readonly ReadPiece[]): readonly ReadPiece[] {
  const last = pieces.at(-1);
  const end = last?.parts.at(-1);
  if (last === undefined || end === undefined) return pieces;
  const parts = [...last.parts.slice(0, -1), { ...end, text: end.text.trimEnd() }];
  return [...pieces.slice(0, -1), { ...last, parts }];
}

function Piece({
  strings: { web },
  article,
  piece,
  quoteStart,
}: {
  strings: Strings;
  article: StoredArticle;
  piece: ReadPiece;
  /** Where the marked quote begins, which links lead to. */
  quoteStart: number | null;
}) {
  const { sentence, passage, opensPassage, parts, start, end } = piece;
  const isFirst = quoteStart !== null && start <= quoteStart && quoteStart < end;
  const opening = isFirst ? parts.find(({ mark }) => mark !== 'around') : undefined;
  const text = parts.map((part) =>
    part.mark === 'around' ? (
      part.text
    ) : (
      <mark
        class={part.mark === 'answer' ? 'answer in-quote' : 'in-quote'}
        {...(part === opening ? { id: 'quote', tabindex: -1 } : {})}
      >
        {part.text}
      </mark>
    ),
  );
  if (sentence === null) return <>{text}</>;
  const own = placeOf({ sha256: article.sha256, start, end, highlight: null });
  return (
    <>
      {passage !== null && opensPassage ? <span class="passage-label">{web.passage(passage)}</span> : null}
      <span class={passage === null ? 'sentence' : `sentence passage-${passage % 2 === 0 ? 'even' : 'odd'}`}>
        <a
          class="sentence-number"
          href={readLink(article.id, own)}
          title={web.linkToQuote}
          aria-label={web.sentence(sentence)}
        >
          {sentence}
        </a>
        {text}
      </span>
    </>
  );
}

/** The article that a link names is not indexed any more. */
export function GonePage({ look, source }: { look: Look; source: string }) {
  const { web } = look.strings;
  return (
    <Article look={look} title={web.goneArticle} view="sources">
      <h1>{web.goneArticle}</h1>
      <p>
        <code>{source}</code>
      </p>
      <p>
        <a href="/sources">{web.backToSources}</a>
      </p>
    </Article>
  );
}
