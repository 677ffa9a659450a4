import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { blankIsUnset, flag, folder, model, number, snowflake, SNOWFLAKE, text } from './config-fields.ts';
import { ConfigError } from './errors.ts';

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

const schema = z.object({
  SEEDS_DIR: folder('seeds'),
  EMBEDDINGS_DIR: folder('embeddings'),
  MODELS_DIR: folder(OWN_MODELS),
  EMBEDDING_MODEL: model('Xenova/e5-small-v2').refine((id) => id !== 'none', 'cannot be none'),
  READER_MODEL: model('verbatim/reader-minilm-l6').transform((id) => (id === 'none' ? null : id)),
  MODEL_THREADS: number(Math.min(availableParallelism(), DEFAULT_MODEL_THREADS), { min: 1, max: 32 }),
  MAX_SOURCE_BYTES: number(5 * 1024 * 1024, { min: 1, max: 1024 * 1024 * 1024 }),
  MAX_SOURCES: number(20_000, { min: 1, max: 10_000_000 }),
  MAX_WORDS: number(20_000_000, { min: 1, max: 10_000_000_000 }),
  MIN_FREE_DISK_MB: number(100, { min: 0, max: 10_000_000 }),
  INDEXING: flag(true),
  WATCH_SEEDS: flag(false),
  ALLOW_URL_SOURCES: flag(false),
  KEEP_GENERATIONS: number(2, { min: 1, max: 1000 }),
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .url({
        protocol: /^postgres(?:ql)?$/,
        error: 'must be an address postgres://user:password@host/database',
      })
      .optional(),
  ),
  DATABASE_POOL_SIZE: number(8, { min: 1, max: 1000 }),
  DATABASE_TIMEOUT_SECONDS: number(10, { min: 1, max: 3600 }),
  STATE_KEY: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(/^[\da-f]{64}$/i, 'must be 64 hexadecimal digits, as `openssl rand -hex 32` writes')
      .optional(),
  ),
  DISCORD_TOKEN: text,
  DISCORD_API_URL: z.preprocess(
    blankIsUnset,
    z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  ),
  DISCORD_GUILD_ID: snowflake,
  REGISTER_ON_START: flag(true),
  MODERATOR_ROLE_IDS: z.preprocess(
    blankIsUnset,
    z
      .string()
      .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
      .refine((ids) => ids.every((id) => SNOWFLAKE.test(id)), 'must be role ids, separated by commas')
      .default([]),
  ),
  MOD_LOG_CHANNEL_ID: snowflake,
  SHARDS: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(/^(?:auto|[1-9]\d{0,3})$/, 'must be auto or a number from 1')
      .transform((shards) => (shards === 'auto' ? shards : Number(shards)))
      .optional(),
  ),
  SHARD_LIST: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(/^\d{1,4}(?:-\d{1,4})?(?:\s*,\s*\d{1,4}(?:-\d{1,4})?)*$/, {
        error: 'must be numbers and ranges, as 0-3,8',
        abort: true,
      })
      .transform(shardNumbers)
      .optional(),
  ),
  QUESTIONS_PER_MINUTE: number(10, { min: 1, max: 100_000 }),
  CHANNEL_QUESTIONS_PER_MINUTE: number(60, { min: 1, max: 100_000 }),
  HEALTH_PORT: z.preprocess(
    blankIsUnset,
    z.coerce
      .number({ error: 'must be a number' })
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(65_535, 'must be at most 65535')
      .optional(),
  ),
  HEALTH_HOST: z.preprocess(blankIsUnset, z.string().trim().default('127.0.0.1')),
  WEB: flag(true),
  WEB_PORT: number(4173, { min: 0, max: 65_535 }),
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
      .default('info'),
  ),
  LOG_QUESTIONS: flag(false),
  AUTO_ROLLBACK: flag(false),
  KEEP_QUESTIONS_DAYS: number(30, { min: 0, max: 3650 }),
});

const checkedSchema = schema.superRefine(({ SHARDS: shards, SHARD_LIST: list, ...values }, context) => {
  if (values.WATCH_SEEDS && !values.INDEXING) {
    context.addIssue({ code: 'custom', path: ['WATCH_SEEDS'], message: 'needs INDEXING' });
  }
  if (list === undefined) return;
  // Every machine has to mean the same shards; what Discord recommends changes with the day.
  const isAmong = typeof shards === 'number' && list.length > 0 && list.every((shard) => shard < shards);
  if (!isAmong) {
    context.addIssue({
      code: 'custom',
      path: ['SHARD_LIST'],
      message: 'needs SHARDS as a number, the same on every machine, and shards from 0 to one less',
    });
  }
});

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
  readonly discordApiUrl: string | null;
  /** Where commands are registered; null: everywhere. */
  readonly discordGuildId: string | null;
  readonly registerOnStart: boolean;
  /** Empty: whoever may manage the server is a moderator. */
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
  const parsed = checkedSchema.safeParse({
    ...environment,
    ...(overrides.seeds === undefined ? {} : { SEEDS_DIR: overrides.seeds }),
    ...(overrides.embeddings === undefined ? {} : { EMBEDDINGS_DIR: overrides.embeddings }),
  });
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => ({ variable: issue.path.join('.'), problem: issue.message })),
    );
  }
  const values = parsed.data;
  return Object.freeze({
    seedsDirectory: values.SEEDS_DIR,
    embeddingsDirectory: values.EMBEDDINGS_DIR,
    modelsDirectory: values.MODELS_DIR,
    embeddingModel: values.EMBEDDING_MODEL,
    readerModel: values.READER_MODEL,
    modelThreads: values.MODEL_THREADS,
    maxSourceBytes: values.MAX_SOURCE_BYTES,
    maxSources: values.MAX_SOURCES,
    maxWords: values.MAX_WORDS,
    minFreeDiskBytes: values.MIN_FREE_DISK_MB * 1_048_576,
    indexing: values.INDEXING,
    watchSeeds: values.WATCH_SEEDS,
    allowUrlSources: values.ALLOW_URL_SOURCES,
    keepGenerations: values.KEEP_GENERATIONS,
    // A folder that was named on the command line is where the index is meant to be.
    database:
      values.DATABASE_URL === undefined || overrides.embeddings !== undefined
        ? null
        : {
            url: values.DATABASE_URL,
            poolSize: values.DATABASE_POOL_SIZE,
            timeoutMs: values.DATABASE_TIMEOUT_SECONDS * 1_000,
          },
    stateKey: values.STATE_KEY ?? null,
    discordToken: values.DISCORD_TOKEN ?? null,
    discordApiUrl: values.DISCORD_API_URL ?? null,
    discordGuildId: values.DISCORD_GUILD_ID ?? null,
    registerOnStart: values.REGISTER_ON_START,
    moderatorRoleIds: values.MODERATOR_ROLE_IDS,
    modLogChannelId: values.MOD_LOG_CHANNEL_ID ?? null,
    shards: values.SHARDS ?? null,
    shardList: values.SHARD_LIST ?? null,
    questionsPerMinute: values.QUESTIONS_PER_MINUTE,
    channelQuestionsPerMinute: values.CHANNEL_QUESTIONS_PER_MINUTE,
    healthPort: values.HEALTH_PORT ?? null,
    healthHost: values.HEALTH_HOST,
    web: values.WEB,
    webPort: values.WEB_PORT,
    logLevel: values.LOG_LEVEL,
    logQuestions: values.LOG_QUESTIONS,
    autoRollback: values.AUTO_ROLLBACK,
    keepQuestionsDays: values.KEEP_QUESTIONS_DAYS,
  });
}
