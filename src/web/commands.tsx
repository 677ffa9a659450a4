import { namedSource, sourcesPage } from '../conversation/sources.ts';
import { currentStatus } from '../conversation/status.ts';
import type { WebParts } from './place.ts';
import { GapsMessage } from './views/gaps.tsx';
import { HelpMessage } from './views/help.tsx';
import { type Look, Notice } from './views/message.tsx';
import { SourceMessage, SourcesMessage } from './views/sources.tsx';
import { StatusMessage } from './views/status.tsx';
import { ReindexOffer } from './views/reindex.tsx';

/** Whether what was typed is one of the bot's commands and no question. */
export function isCommand(text: string): boolean {
  return /^\/\p{L}/u.test(text);
}

/** Whether a command begins an index run: the only one that changes anything. */
export function isReindex(text: string): boolean {
  return /^\/reindex(?!\S)/iu.test(text);
}

/** The bot's commands, typed as in Discord. Changes nothing: `/reindex` offers to. */
export async function runCommand(parts: WebParts, look: Look, text: string) {
  const { app, startedAt } = parts;
  const [name = '', ...words] = text.split(/\s+/u);
  switch (name.toLowerCase()) {
    case '/sources':
      return <SourcesMessage look={look} list={sourcesPage(await app.sources(), 0)} />;
    case '/source': {
      const named = namedSource(await app.sources(), words.filter((word) => word !== 'show').join(' '));
      if (named === null) return <Notice look={look} text={look.strings.goneSource} />;
      const article = await app.inspect(named.source.id);
      return <SourceMessage look={look} found={{ article, number: named.number }} />;
    }
    case '/status':
      return <StatusMessage look={look} status={await currentStatus(app, await app.state(), startedAt)} />;
    case '/gaps': {
      const days = parts.keepQuestionsDays;
      if (days === 0) return <Notice look={look} text={look.strings.gaps.notKept} />;
      return <GapsMessage look={look} gaps={await app.gaps({ days })} days={days} />;
    }
    case '/reindex':
      return <ReindexOffer look={look} />;
    case '/help':
      return <HelpMessage look={look} examples={await app.examples()} />;
    default:
      return <Notice look={look} text={look.strings.web.unknownCommand(name)} />;
  }
}
