import type { SourcesPage } from '../../conversation/sources.ts';
import type { Look } from './message.tsx';
import { Article } from './page.tsx';
import { ReindexForm } from './reindex.tsx';
import { SourceList, SourcePages } from './sources.tsx';

/** The list of sources as a page of its own. */
export function SourcesSheet({ look, list }: { look: Look; list: SourcesPage }) {
  const { strings } = look;
  const { web } = strings;
  return (
    <Article look={look} title={strings.sources} view="sources">
      <header class="sheet-head with-action">
        <h1>{list.total === 0 ? web.noIndexTitle : strings.sourcesTitle(list.total)}</h1>
        <ReindexForm label={list.total === 0 ? web.indexNow : web.reindex} />
      </header>
      {list.total === 0 ? <p>{web.noIndexText}</p> : <SourceList strings={strings} list={list} />}
      <SourcePages strings={strings} list={list} />
      <div class="messages inline" id="messages" role="log" aria-label={web.messages}></div>
    </Article>
  );
}
