import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  address,
  type Field,
  flag,
  folder,
  formed,
  model,
  number,
  oneOf,
  orNone,
  plain,
  snowflake,
  snowflakes,
  text,
  unless,
} from './config-fields.ts';
import { ConfigError } from './errors.ts';
import { addressProblem } from './stores/postgres/address.ts';

/** Weights come with the program, wherever it is started from. */
const OWN_MODELS = fileURLToPath(new URL('../models', import.meta.url));

/** "0-3,8" as 0, 1, 2, 3, 8. */
function shardNumbers(list: string): number[] {
  const numbers = list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
  });
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

/** More take memory, each some 170 MB, and help only where many ask at once. */
const DEFAULT_MODEL_THREADS = 2;
const MIB = 1024 * 1024;

const shards = formed<number | 'auto' | null>(null, /^(?:auto|[1-9]\d{0,3})$/, {
  problem: 'must be auto or a number from 1',
  read: (count) => (count === 'auto' ? count : Number(count)),
});
const shardList = formed<number[] | null>(null, /^\d{1,4}(?:-\d{1,4})?(?:\s*,\s*\d{1,4}(?:-\d{1,4})?)*$/, {
  problem: 'must be numbers and ranges, such as 0-3,8',
  read: shardNumbers,
});
const logLevel = oneOf(
  'info',
  ['debug', 'info', 'warn', 'error', 'silent'],
  'must be debug, info, warn, error or silent',
);

/** Everything that can be set from outside, validated. */
export interface Config {
  readonly seedsDirectory: string;
  readonly embeddingsDirectory: string;
  readonly modelsDirectory: string;
  readonly embeddingModel: string;
  /** null: answer without a reader. */
  readonly readerModel: string | null;
  /** Threads that run the models. */
  readonly modelThreads: number;
  readonly maxSourceBytes: number;
  /** Articles, and words of all of them together, that an index may have. */
  readonly maxSources: number;
  readonly maxWords: number;
  /** What indexing must leave on the disk. */
  readonly minFreeDiskBytes: number;
  /** Whether this machine indexes its folder of articles; false: it only answers. */
  readonly indexing: boolean;
  /** Whether the bot indexes what changes in the seeds folder by itself. */
  readonly watchSeeds: boolean;
  /** Whether articles may be fetched from the web. */
  readonly allowUrlSources: boolean;
  readonly keepGenerations: number;
  /** null: the index is in its folder. */
  readonly database: {
    /** Holds the password; never shown. */
    readonly url: string;
    /** Connections of this process. */
    readonly poolSize: number;
    /** What a query, and the wait for a connection, may take. */
    readonly timeoutMs: number;
  } | null;
  /** Hides people's ids in the database, 64 hexadecimal digits; null: the key in the embeddings folder. */
  readonly stateKey: string | null;
  readonly discordToken: string | null;
  /** Paths are put behind it; null: Discord's own. */
  readonly discordApiUrl: string | null;
  /** Where commands are registered; null: everywhere. */
  readonly discordGuildId: string | null;
  readonly registerOnStart: boolean;
  /** Servers whose managers are moderators, where no roles are named; empty: the only one. */
  readonly moderatorGuildIds: readonly string[];
  /** Empty: whoever may manage such a server is a moderator. */
  readonly moderatorRoleIds: readonly string[];
  readonly modLogChannelId: string | null;
  /** null: no sharding. */
  readonly shards: number | 'auto' | null;
  /** Those of the shards that this machine runs; null: all. */
  readonly shardList: readonly number[] | null;
  /** Questions that one person, and one channel, may ask a minute. */
  readonly questionsPerMinute: number;
  readonly channelQuestionsPerMinute: number;
  /** null: no health endpoint. */
  readonly healthPort: number | null;
  readonly healthHost: string;
  /** Whether `start` serves the local page, and on which port; 0: any that is free. */
  readonly web: boolean;
  readonly webPort: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly logQuestions: boolean;
  /** Whether a run that costs a golden question its answer is taken back. */
  readonly autoRollback: boolean;
  /** For how many days questions that show a gap are kept; 0: never. */
  readonly keepQuestionsDays: number;
}

/** What the command line says, which wins over the environment. */
export interface ConfigOverrides {
  readonly seeds?: string;
  readonly embeddings?: string;
}

/**
 * Reads the configuration from an environment.
 *
 * @throws ConfigError that lists every problem at once.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  overrides: ConfigOverrides = {},
): Config {
  const problems: { variable: string; problem: string }[] = [];
  const refuse = (variable: string, problem: string): void => void problems.push({ variable, problem });
  function read<T>(variable: string, field: Field<T>, given = environment[variable]): T {
    // A line without a value in a file of settings is as good as none.
    const found = field(given?.trim() || undefined);
    if ('value' in found) return found.value;
    refuse(variable, found.problem);
    // Never used: with any problem, `readConfig` throws.
    return undefined as T;
  }
  const databaseUrl = read('DATABASE_URL', unless(addressProblem));
  const database = {
    url: databaseUrl ?? '',
    poolSize: read('DATABASE_POOL_SIZE', number(8, { min: 1, max: 1000 })),
    timeoutMs: read('DATABASE_TIMEOUT_SECONDS', number(10, { min: 1, max: 3600 })) * 1_000,
  };
  const config: Config = {
    seedsDirectory: read('SEEDS_DIR', folder('seeds'), overrides.seeds),
    embeddingsDirectory: read('EMBEDDINGS_DIR', folder('embeddings'), overrides.embeddings),
    modelsDirectory: read('MODELS_DIR', folder(OWN_MODELS)),
    embeddingModel: read('EMBEDDING_MODEL', model('Xenova/e5-small-v2')),
    readerModel: read('READER_MODEL', orNone(model('verbatim/reader-minilm-l6'))),
    modelThreads: read(
      'MODEL_THREADS',
      number(Math.min(availableParallelism(), DEFAULT_MODEL_THREADS), { min: 1, max: 32 }),
    ),
    maxSourceBytes: read('MAX_SOURCE_BYTES', number(5 * MIB, { min: 1, max: 1024 * MIB })),
    maxSources: read('MAX_SOURCES', number(20_000, { min: 1, max: 10_000_000 })),
    maxWords: read('MAX_WORDS', number(20_000_000, { min: 1, max: 10_000_000_000 })),
    minFreeDiskBytes: read('MIN_FREE_DISK_MB', number(100, { min: 0, max: 10_000_000 })) * MIB,
    indexing: read('INDEXING', flag(true)),
    watchSeeds: read('WATCH_SEEDS', flag(false)),
    allowUrlSources: read('ALLOW_URL_SOURCES', flag(false)),
    keepGenerations: read('KEEP_GENERATIONS', number(2, { min: 1, max: 1000 })),
    // A folder that was named on the command line is where the index is meant to be.
    database: databaseUrl === null || overrides.embeddings !== undefined ? null : database,
    stateKey: read(
      'STATE_KEY',
      plain(/^[\da-f]{64}$/i, 'must be 64 hexadecimal digits, as `openssl rand -hex 32` writes'),
    ),
    discordToken: read('DISCORD_TOKEN', text(null)),
    discordApiUrl: read('DISCORD_API_URL', address(/^https?:\/\//i, 'must be an http or https address')),
    discordGuildId: read('DISCORD_GUILD_ID', snowflake),
    registerOnStart: read('REGISTER_ON_START', flag(true)),
    moderatorGuildIds: read('MODERATOR_GUILD_IDS', snowflakes('server')),
    moderatorRoleIds: read('MODERATOR_ROLE_IDS', snowflakes('role')),
    modLogChannelId: read('MOD_LOG_CHANNEL_ID', snowflake),
    shards: read('SHARDS', shards),
    shardList: read('SHARD_LIST', shardList),
    questionsPerMinute: read('QUESTIONS_PER_MINUTE', number(10, { min: 1, max: 100_000 })),
    channelQuestionsPerMinute: read('CHANNEL_QUESTIONS_PER_MINUTE', number(60, { min: 1, max: 100_000 })),
    healthPort: read('HEALTH_PORT', number(null, { min: 1, max: 65_535 })),
    healthHost: read('HEALTH_HOST', text('127.0.0.1')),
    web: read('WEB', flag(true)),
    webPort: read('WEB_PORT', number(4173, { min: 0, max: 65_535 })),
    logLevel: read('LOG_LEVEL', logLevel),
    logQuestions: read('LOG_QUESTIONS', flag(false)),
    autoRollback: read('AUTO_ROLLBACK', flag(false)),
    keepQuestionsDays: read('KEEP_QUESTIONS_DAYS', number(30, { min: 0, max: 3650 })),
  };
  if (problems.length === 0) checkTogether(config, refuse);
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** What settings demand of each other. */
function checkTogether(
  { watchSeeds, indexing, shards: all, shardList: own }: Config,
  refuse: (variable: string, problem: string) => void,
): void {
  if (watchSeeds && !indexing) refuse('WATCH_SEEDS', 'needs INDEXING');
  if (own === null) return;
  // Every machine has to mean the same shards; what Discord recommends changes with the day.
  const isAmong = typeof all === 'number' && own.length > 0 && own.every((shard) => shard < all);
  if (!isAmong) {
    refuse(
      'SHARD_LIST',
      'needs SHARDS as a number, the same on every machine, and shards from 0 to one less',
    );
  }
}
