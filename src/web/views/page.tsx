import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Look } from './message.tsx';

export type View = 'channel' | 'sources' | 'map';

/** The frame of every page: views at the side, the one that is open in the middle. */
export function Page({
  look: { strings, assets },
  title,
  view,
  refreshSeconds,
  children,
}: {
  look: Look;
  title: string;
  view: View | null;
  /** Without a script, a page that waits for something asks again. */
  refreshSeconds?: number;
  children: Child;
}) {
  const { web } = strings;
  const views = [
    ['channel', '/', web.channel],
    ['sources', '/sources', web.sourcesView],
    ['map', '/map', web.storyMap],
  ] as const;
  return html`<!doctype html>${(
      <html lang={web.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{title === web.appName ? title : `${title} · ${web.appName}`}</title>
          <link rel="stylesheet" href={assets['style.css']} />
          <link rel="icon" href={assets['icon.svg']} type="image/svg+xml" />
          <script src={assets['page.js']} defer></script>
          {refreshSeconds === undefined ? null : (
            <noscript>
              <meta http-equiv="refresh" content={String(refreshSeconds)} />
            </noscript>
          )}
        </head>
        <body data-asking={web.asking} data-lost={web.lostConnection} data-locale={strings.dateLocale}>
          {view === 'channel' ? (
            <a class="skip" href="#question">
              {web.skip}
            </a>
          ) : null}
          <nav class="views" aria-label={web.views}>
            <p class="brand">
              <img src={assets['icon.svg']} alt="" width="28" height="28" />
              <span>{web.appName}</span>
            </p>
            <ul>
              {views.map(([name, href, label]) => (
                <li>
                  <a href={href} {...(name === view ? { 'aria-current': 'page' } : {})}>
                    <span class="hash" aria-hidden="true">
                      #
                    </span>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {children}
        </body>
      </html>
    )}`;
}

/** A page that is read, beside the channel. */
export function Article({
  look,
  title,
  view,
  children,
}: {
  look: Look;
  title: string;
  view: View | null;
  children: Child;
}) {
  return (
    <Page look={look} title={title} view={view}>
      <main class="sheet">{children}</main>
    </Page>
  );
}
