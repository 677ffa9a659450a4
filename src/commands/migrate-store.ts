import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { errorLines } from '../console/error-view.ts';
import { momentOf } from '../console/layout.ts';
import { printable } from '../console/printable.ts';
import type { Answer, Quote } from '../domain.ts';
import { UsageError } from '../errors.ts';
import { openStore, storeName } from '../open-store.ts';
import { copyState } from '../state/copy-state.ts';
import { copyStore, findUncopied } from '../stores/copy-store.ts';
import { IndexMissingError } from '../stores/errors.ts';
import { type CommonOptions, createCommand, type ExitCode, type Run, type Session } from './command.ts';

const KINDS = ['sqlite', 'postgres'] as const;
type Kind = (typeof KINDS)[number];

interface MigrateOptions extends CommonOptions {
  readonly from: Kind;
  readonly to: Kind;
}

type OpenApp = (config: Config) => App;

export function migrateStoreCommand(run: Run, openApp: OpenApp): Command {
  return createCommand(
    'migrate-store',
    'copy the index and the bot’s state between their folder and a database, and compare them',
  )
    .addOption(new Option('--from <kind>', 'where it is').choices(KINDS).makeOptionMandatory())
    .addOption(new Option('--to <kind>', 'where it is to be').choices(KINDS).makeOptionMandatory())
    .action(({ embeddings, ...options }: MigrateOptions) =>
      run(options, (session) =>
        migrateStore(session, options, openApp, embeddings === undefined ? undefined : resolve(embeddings)),
      ),
    );
}

async function migrateStore(
  { app, terminal: { out, err }, signal }: Session,
  { from, to }: MigrateOptions,
  openApp: OpenApp,
  folder: string | undefined,
): Promise<ExitCode> {
  const { config } = app;
  if (from === to)
    throw new UsageError('An index cannot be copied onto itself.', 'Give two different kinds.');
  if (config.database === null) {
    throw new UsageError('DATABASE_URL is not set.', 'Set it to the address of the database.');
  }
  const configs: Record<Kind, Config> = {
    sqlite: { ...config, database: null, embeddingsDirectory: folder ?? config.embeddingsDirectory },
    postgres: config,
  };
  const onWarning = (error: unknown): void => {
    for (const line of errorLines(error, err.paint, false)) err.line(line);
  };
  const [name, targetName] = [printable(storeName(configs[from])), printable(storeName(configs[to]))];
  const source = await openStore(configs[from], onWarning);
  try {
    const generations = (await source.generations()).toReversed();
    if (generations.length === 0) throw new IndexMissingError(storeName(configs[from]));
    // What is copied is compared afterwards, so none of it may go before the next run.
    const keepGenerations = Math.max(config.keepGenerations, generations.length);
    const target = await openStore({ ...configs[to], keepGenerations }, onWarning);
    try {
      // Nothing is written where another index is.
      await findUncopied(generations, target);
      const { votes, kept, asked } = await copyState(configs[from], configs[to], name, onWarning);
      out.line(
        `Copied the bot’s state: ${votes.length} votes, ${kept.length} kept questions, ${asked.length} figures.`,
      );
      const info = await copyStore(source, target, {
        signal,
        onProgress({ generation, done, total }) {
          if (done === total) err.line(`Generation ${generation}: ${total} articles copied.`);
        },
      });
      out.line(
        `${targetName} holds ${info.sources} sources, ${info.passages} passages and ${info.sentences} sentences in generation ${info.generation} of ${momentOf(info.createdAt)}, as ${name} does: counted, and compared with every text, offset and vector of ${generations.length === 1 ? 'it' : `all ${generations.length} generations`}.`,
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  return compareAnswers(configs[from], configs[to], openApp, { out, err }, signal);
}

const placeOf = ({ source, start, end, sha256, highlight }: Quote): unknown[] => [
  source.id,
  start,
  end,
  sha256,
  highlight,
];

/** What of an answer must not depend on where the index is. Scores are sums in another order. */
function essence({ status, reason, quotes, closest }: Answer): unknown {
  return [status, reason, quotes.map(placeOf), closest === null ? null : placeOf(closest)];
}

/** Asks both the golden questions, and some that the sources answer. */
async function compareAnswers(
  from: Config,
  to: Config,
  openApp: OpenApp,
  { out, err }: Pick<Session['terminal'], 'out' | 'err'>,
  signal: AbortSignal,
): Promise<ExitCode> {
  const [before, after] = [openApp(from), openApp(to)];
  try {
    const golden = (await before.golden.list()).map(({ question }) => question);
    const questions = [...new Set([...golden, ...(await before.examples())])];
    let differing = 0;
    for (const question of questions) {
      signal.throwIfAborted();
      const [one, other] = [await before.ask(question), await after.ask(question)];
      if (JSON.stringify(essence(one)) === JSON.stringify(essence(other))) continue;
      differing += 1;
      err.line(`Answered differently: ${printable(question)}`);
    }
    signal.throwIfAborted();
    out.line(
      `${questions.length - differing} of ${questions.length} questions (${golden.length} golden) are answered alike.`,
    );
    return differing === 0 ? 0 : 1;
  } finally {
    await Promise.all([before.close(), after.close()]);
  }
}
