import type { Child } from 'hono/jsx';
import { MAX_QUESTION_CHARS } from '../../answer/question/question-length.ts';
import type { GenerationInfo } from '../../stores/store.ts';
import { shortDate } from '../../conversation/labels.ts';
import { BotMessage, Embed, type Look } from './message.tsx';
import { Page } from './page.tsx';
import { ReindexForm } from './reindex.tsx';

/** What a question that is about to be asked goes on from, and is narrowed to. */
export interface Asking {
  readonly before: string | null;
  /** Id and title of the only source to ask. */
  readonly source: { readonly id: string; readonly title: string } | null;
}

/** The channel: messages so far, and where to ask. */
export function Channel({
  look,
  index,
  asking = { before: null, source: null },
  refreshSeconds,
  children,
}: {
  look: Look;
  index: GenerationInfo | null;
  asking?: Asking;
  refreshSeconds?: number;
  children: Child;
}) {
  const { strings } = look;
  const { web } = strings;
  return (
    <Page
      look={look}
      title={web.appName}
      view="channel"
      {...(refreshSeconds === undefined ? {} : { refreshSeconds })}
    >
      <main class="channel">
        <header class="bar">
          <h1>
            <span class="hash" aria-hidden="true">
              #
            </span>{' '}
            {web.channel}
          </h1>
          <p class="topic">{web.channelTopic}</p>
          <p class="topic state">
            {index === null
              ? strings.none
              : `${strings.statusSourcesValue(index.sources, index.passages)} · ${strings.indexed(shortDate(index.createdAt, strings))}`}
          </p>
        </header>
        <div class="messages" id="messages" role="log" aria-label={web.messages} tabindex={0}>
          {children}
        </div>
        <Composer look={look} asking={asking} isReady={index !== null} />
      </main>
    </Page>
  );
}

function Composer({ look: { strings }, asking, isReady }: { look: Look; asking: Asking; isReady: boolean }) {
  const { web } = strings;
  const { before, source } = asking;
  return (
    <form
      class="composer"
      id="ask"
      method="post"
      action="/"
      data-you={web.you}
      data-going-on={web.replyingTo('{}')}
      data-narrowed={web.narrowedTo('{}')}
    >
      <div class="chips">
        <p class="chip" id="before-chip" {...(before === null ? { hidden: true } : {})}>
          <span class="chip-text">{before === null ? '' : web.replyingTo(before)}</span>
          <input
            type="hidden"
            name="before"
            value={before ?? ''}
            {...(before === null ? { disabled: true } : {})}
          />
          <a href="/" data-clear="before" aria-label={web.stopReplying}>
            <span aria-hidden="true">×</span>
          </a>
        </p>
        <p class="chip" id="source-chip" {...(source === null ? { hidden: true } : {})}>
          <span class="chip-text">{source === null ? '' : web.narrowedTo(source.title)}</span>
          <input
            type="hidden"
            name="source"
            value={source?.id ?? ''}
            {...(source === null ? { disabled: true } : {})}
          />
          <a href="/" data-clear="source" aria-label={web.stopNarrowing}>
            <span aria-hidden="true">×</span>
          </a>
        </p>
      </div>
      <div class="field">
        <label for="question" class="visually-hidden">
          {web.askLabel}
        </label>
        <input
          id="question"
          name="q"
          type="text"
          required
          maxlength={MAX_QUESTION_CHARS}
          autocomplete="off"
          enterkeyhint="send"
          placeholder={web.askPlaceholder}
          {...(isReady ? { autofocus: true } : {})}
        />
        <button class="button primary send">{web.ask}</button>
      </div>
    </form>
  );
}

/** What the bot says first; examples come once the page is there, as they are tried before. */
export function Welcome({ look }: { look: Look }) {
  const { web } = look.strings;
  return (
    <BotMessage look={look}>
      <h2 class="welcome">{web.welcome}</h2>
      <p class="said">{web.welcomeText}</p>
      <div class="examples" data-examples="/examples">
        <noscript>
          <a href="/help">{web.tryThese}</a>
        </noscript>
      </div>
    </BotMessage>
  );
}

/** Nothing is indexed: how to change that. */
export function NoIndex({ look }: { look: Look }) {
  const { strings } = look;
  return (
    <BotMessage look={look}>
      <Embed kind="none" heading={strings.web.noIndexTitle}>
        <p>{strings.web.noIndexText}</p>
      </Embed>
      <div class="actions">
        <ReindexForm label={strings.web.indexNow} isPrimary />
      </div>
    </BotMessage>
  );
}
