import { type Command, Option } from 'commander';
import { inspectLines } from '../console/inspect-view.ts';
import { lookOf } from '../console/terminal.ts';
import {
  type CommonOptions,
  createCommand,
  type ExitCode,
  type Run,
  type Session,
  tellMissingSeeds,
  writeJson,
} from './command.ts';
import { indexedId } from './named-source.ts';
import { sourceJson } from './sources.ts';

interface InspectOptions extends CommonOptions {
  readonly raw?: boolean;
  readonly json?: boolean;
}

export function inspectCommand(run: Run): Command {
  return createCommand('inspect', 'show what of an article is body and what is furniture')
    .argument('<id>', 'id of the source, or its number in `sources`')
    .addOption(new Option('--raw', 'print the raw text that offsets refer to, exactly').conflicts('json'))
    .option('--json', 'print spans, sentences and passages as JSON')
    .action((id: string, options: InspectOptions) =>
      run(options, (session) => inspectSource(session, id, options)),
    );
}

async function inspectSource(session: Session, id: string, options: InspectOptions): Promise<ExitCode> {
  const { app, terminal } = session;
  const { raw = false, json = false } = options;
  tellMissingSeeds(session, options);
  const article = await app.inspect(await indexedId(app, id));
  const { out } = terminal;
  if (raw) {
    out.write(article.raw);
  } else if (json) {
    writeJson(terminal, {
      ...sourceJson(article),
      citedOutlets: article.citedOutlets,
      spans: article.spans,
      sentences: article.sentenceSpans.map(({ start, end }) => ({ start, end })),
      passages: article.passageSpans.map(({ start, end }) => ({ start, end })),
    });
  } else {
    for (const line of inspectLines(article, lookOf(out))) out.line(line);
  }
  return 0;
}
