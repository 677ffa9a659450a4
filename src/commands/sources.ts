import type { Command } from 'commander';
import { sourceListLines } from '../console/source-view.ts';
import { lookOf } from '../console/terminal.ts';
import type { StoredSource } from '../stores/store.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  tellMissingSeeds,
  writeJson,
} from './command.ts';

interface SourcesOptions extends CommonOptions {
  readonly json?: boolean;
}

export function sourcesCommand(run: Run): Command {
  return createCommand('sources', 'list the indexed articles')
    .option('--json', 'print the list as JSON')
    .action((options: SourcesOptions) => run(options, (session) => listSources(session, options)));
}

async function listSources(session: Session, options: SourcesOptions): Promise<ExitCode> {
  const { app, terminal } = session;
  tellMissingSeeds(session, options);
  const sources = await app.sources();
  if (options.json === true) {
    writeJson(terminal, sources.map(sourceJson));
    return 0;
  }
  const look = lookOf(terminal.out);
  for (const line of sourceListLines(sources, look)) terminal.out.line(line);
  return 0;
}

/** A source as scripts see it. */
export function sourceJson(source: StoredSource) {
  const { id, title, outlet, byline, url, publishedAt, words, passages, sha256, indexedAt } = source;
  return { id, title, outlet, byline, url, publishedAt, words, passages, sha256, indexedAt };
}
