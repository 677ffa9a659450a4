import type { Child } from 'hono/jsx';
import type { AssetLinks } from '../assets.ts';
import type { Strings } from '../../strings/english.ts';

/** What every view is drawn with. */
export interface Look {
  readonly strings: Strings;
  readonly assets: AssetLinks;
}

/** A message of the bot. */
export function BotMessage({
  look: { strings, assets },
  isPrivate = false,
  children,
}: {
  look: Look;
  /** A reply to a button, which goes away again. */
  isPrivate?: boolean;
  children: Child;
}) {
  const { web } = strings;
  return (
    <article class={isPrivate ? 'message private' : 'message'} tabindex={-1}>
      <img class="avatar" src={assets['icon.svg']} alt="" width="40" height="40" />
      <div class="content">
        <p class="head">
          <span class="author">{web.appName}</span> <span class="badge">{web.badge}</span>{' '}
          <Now strings={strings} />
        </p>
        {children}
        {isPrivate ? (
          <p class="footnote">
            {web.onlyYou} ·{' '}
            <button type="button" class="link" data-dismiss hidden>
              {web.dismiss}
            </button>
          </p>
        ) : null}
      </div>
    </article>
  );
}

/** What a person wrote. */
export function OwnMessage({
  look: { strings },
  text,
  note = null,
}: {
  look: Look;
  text: string;
  note?: string | null;
}) {
  return (
    <article class="message own">
      <span class="avatar initial" aria-hidden="true">
        {strings.web.you.charAt(0)}
      </span>
      <div class="content">
        <p class="head">
          <span class="author">{strings.web.you}</span> <Now strings={strings} />
        </p>
        {note === null ? null : <p class="footnote">{note}</p>}
        <p class="said" dir="auto">
          {text}
        </p>
      </div>
    </article>
  );
}

export type EmbedLook = 'answer' | 'none' | 'nearest' | 'context' | 'sources' | 'plain' | 'error';

export function Embed({ kind, heading, children }: { kind: EmbedLook; heading?: Child; children: Child }) {
  return (
    <div class={`embed ${kind}`}>
      {heading === undefined ? null : <h3>{heading}</h3>}
      {children}
    </div>
  );
}

/** Words of the bot's own, without anything else. */
export function Notice({ look, text, isPrivate = true }: { look: Look; text: string; isPrivate?: boolean }) {
  return (
    <BotMessage look={look} isPrivate={isPrivate}>
      <p class="said">{text}</p>
    </BotMessage>
  );
}

function Now({ strings: { dateLocale } }: { strings: Strings }) {
  const now = new Date();
  return (
    <time datetime={now.toISOString()}>
      {now.toLocaleTimeString(dateLocale, { hour: '2-digit', minute: '2-digit' })}
    </time>
  );
}
