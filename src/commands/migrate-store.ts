import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
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
    throw new UsageError('An index is not copied to where it is.', 'Name two different kinds.');
  if (config.database === null) {
    throw new UsageError('DATABASE_URL is not set.', 'Set it to the address of the database.');
  }
  const configs: Record<Kind, Config> = {
    sqlite: { ...config, database: null, embeddingsDirectory: folder ?? config.embeddingsDirectory },
    postgres: config,
  };
  const onWarning = (error: unknown): void => err.line(String(error));
  const [source, target] = [
    await openStore(configs[from], onWarning),
    await openStore(configs[to], onWarning),
  ];
  try {
    if ((await source.current()) === null) throw new IndexMissingError(storeName(configs[from]));
    // Nothing is written where another index is.
    await findUncopied(source, target);
    const { votes, kept, asked } = await copyState(
      configs[from],
      configs[to],
      printable(storeName(configs[from])),
      onWarning,
    );
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
      `${printable(storeName(configs[to]))} holds ${info.sources} sources, ${info.passages} passages and ${info.sentences} sentences: as many as ${printable(storeName(configs[from]))}, every text with the same hash, in generation ${info.generation} of ${momentOf(info.createdAt)}.`,
    );
  } finally {
    await source.close();
    await target.close();
  }
  return compareAnswers(configs[from], configs[to], openApp, { out, err });
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
): Promise<ExitCode> {
  const [before, after] = [openApp(from), openApp(to)];
  try {
    const golden = (await before.golden.list()).map(({ question }) => question);
    const questions = [...new Set([...golden, ...(await before.examples())])];
    let differing = 0;
    for (const question of questions) {
      const [one, other] = [await before.ask(question), await after.ask(question)];
      if (JSON.stringify(essence(one)) === JSON.stringify(essence(other))) continue;
      differing += 1;
      err.line(`Answered differently: ${printable(question)}`);
    }
    out.line(
      `${questions.length - differing} of ${questions.length} questions (${golden.length} golden) are answered alike.`,
    );
    return differing === 0 ? 0 : 1;
  } finally {
    await before.close();
    await after.close();
  }
}
