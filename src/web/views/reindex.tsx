import { citedQuotes } from '../../conversation/answered-question.ts';
import type { Citation } from '../../conversation/citations.ts';
import type { Quote } from '../../domain.ts';
import type { IndexResult, ReindexRun } from '../../reindexing/reindexing.ts';
import { progressLine, reportLists, reportTotals } from '../../reindexing/run-words.ts';
import type { Strings } from '../../strings/english.ts';
import { QuoteCard } from './answer.tsx';
import { BotMessage, Embed, type Look } from './message.tsx';

/** More sources of a kind are counted, not named. */
const MAX_ITEMS = 30;

export type RunState = Pick<ReindexRun, 'progress' | 'isCancelled'>;

export function ReindexForm({ label, isPrimary = false }: { label: string; isPrimary?: boolean }) {
  return (
    <form method="post" action="/reindex" data-reindex>
      <button class={isPrimary ? 'button primary' : 'button'}>{label}</button>
    </form>
  );
}

/** What leads to `/reindex` only offers a run: any page can link there. */
export function ReindexOffer({ look }: { look: Look }) {
  const { web } = look.strings;
  return (
    <BotMessage look={look}>
      <div class="actions">
        <ReindexForm label={web.reindex} isPrimary />
      </div>
    </BotMessage>
  );
}

/** A run under way; the script fills it as news come. */
export function RunningMessage({ look, run }: { look: Look; run: RunState }) {
  const { strings } = look;
  const { web, reindex } = strings;
  return (
    <BotMessage look={look}>
      <div data-events="/reindex/events">
        <Embed kind="context" heading={web.building}>
          <div class="progress" data-progress>
            <ProgressBar strings={strings} run={run} />
          </div>
          <p class="footnote">{web.buildingText}</p>
        </Embed>
        <div class="actions">
          <form method="post" action="/reindex/cancel" data-cancel>
            <button class="button danger">{reindex.cancel}</button>
          </form>
          <noscript>
            <a href="/reindex">{web.reload}</a>
          </noscript>
        </div>
      </div>
    </BotMessage>
  );
}

export function ProgressBar({
  strings,
  run: { progress, isCancelled },
}: {
  strings: Strings;
  run: RunState;
}) {
  const label = strings.web.progressLabel;
  const line = isCancelled ? strings.reindex.cancelling : progressLine(progress, strings);
  return progress?.kind === 'embedding' ? (
    <>
      <progress aria-label={label} max={100} value={Math.floor(progress.fraction * 100)} />
      <p>
        {line} · {Math.floor(progress.fraction * 100)} %
      </p>
    </>
  ) : (
    <>
      <progress aria-label={label} max={100} />
      <p>{line}</p>
    </>
  );
}

/** What a run changed, and what is new in the story. */
export function ReportMessage({
  look,
  outcome: { report, news },
  citations,
}: {
  look: Look;
  outcome: IndexResult;
  citations: ReadonlyMap<Quote, Citation>;
}) {
  const { strings } = look;
  const { reindex } = strings;
  return (
    <BotMessage look={look}>
      <Embed kind="answer" heading={reindex.done}>
        <p>
          {reindex.kept}: {report.kept}
        </p>
        <dl class="facts">
          {reportLists(report, strings).map(([name, items]) =>
            items.length === 0 ? null : (
              <div>
                <dt>
                  {name}: {items.length}
                </dt>
                <dd dir="auto">
                  {items.slice(0, MAX_ITEMS).join(', ')}
                  {items.length > MAX_ITEMS ? ` ${reindex.andMore(items.length - MAX_ITEMS)}` : ''}
                </dd>
              </div>
            ),
          )}
        </dl>
        {report.heldBack.length === 0 ? null : <p>{reindex.heldBackHint}</p>}
        <p class="footnote">{reportTotals(report, strings)}</p>
      </Embed>
      {news === null ? null : (
        <>
          <p class="footnote">
            {news.total === 0
              ? reindex.noNews
              : `${reindex.newsTitle}: ${reindex.news(news.total, news.isComplete)}`}
          </p>
          {citedQuotes(news.quotes, citations).map((cited) => (
            <QuoteCard look={look} cited={cited} kind="nearest" />
          ))}
        </>
      )}
    </BotMessage>
  );
}
