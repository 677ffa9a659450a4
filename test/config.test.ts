import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

const KEY = 'A1'.repeat(32);
const [ID, OTHER_ID] = ['12345678901234567', '223456789012345678'];

describe('readConfig', () => {
  it.each<[Record<string, string>, Partial<Config>]>([
    [{}, { web: true, webPort: 4173, healthPort: null, logLevel: 'info', moderatorRoleIds: [] }],
    [{ SEEDS_DIR: ' a ', EMBEDDINGS_DIR: '' }, { seedsDirectory: resolve('a') }],
    [{ EMBEDDINGS_DIR: '  ' }, { embeddingsDirectory: resolve('embeddings') }],
    [{ EMBEDDING_MODEL: 'someone/e5.v2' }, { embeddingModel: 'someone/e5.v2' }],
    [{ READER_MODEL: 'none' }, { readerModel: null }],
    [
      { MODEL_THREADS: '32', MIN_FREE_DISK_MB: '0' },
      { modelThreads: 32, minFreeDiskBytes: 0 },
    ],
    [
      { WEB: 'false', WEB_PORT: '0' },
      { web: false, webPort: 0 },
    ],
    [{ DATABASE_URL: '' }, { database: null }],
    [
      { DATABASE_URL: ' postgresql://a:b@c/d ', DATABASE_TIMEOUT_SECONDS: '2' },
      { database: { url: 'postgresql://a:b@c/d', poolSize: 8, timeoutMs: 2_000 } },
    ],
    [
      { STATE_KEY: KEY, DISCORD_TOKEN: 'x' },
      { stateKey: KEY, discordToken: 'x' },
    ],
    [{ DISCORD_API_URL: 'http://localhost:1/api' }, { discordApiUrl: 'http://localhost:1/api' }],
    [{ DISCORD_API_URL: 'http://localhost:1/api//' }, { discordApiUrl: 'http://localhost:1/api' }],
    [{ DISCORD_GUILD_ID: ID }, { discordGuildId: ID }],
    [{ MODERATOR_ROLE_IDS: `${ID}, ${OTHER_ID},` }, { moderatorRoleIds: [ID, OTHER_ID] }],
    [{ MODERATOR_GUILD_IDS: `${OTHER_ID} ${ID}` }, { moderatorGuildIds: [OTHER_ID, ID] }],
    [{ SHARDS: 'auto' }, { shards: 'auto', shardList: null }],
    [
      { SHARDS: '9', SHARD_LIST: '2-3 , 8,3' },
      { shards: 9, shardList: [2, 3, 8] },
    ],
    [
      { HEALTH_PORT: '8080', HEALTH_HOST: '::' },
      { healthPort: 8080, healthHost: '::' },
    ],
    [
      { LOG_LEVEL: 'silent', KEEP_QUESTIONS_DAYS: '0' },
      { logLevel: 'silent', keepQuestionsDays: 0 },
    ],
  ])('reads %o', (environment, expected) => {
    expect(readConfig(environment)).toMatchObject(expected);
  });

  it.each([
    ['EMBEDDING_MODEL', 'none', 'must be a model id of the form owner/name'],
    ['READER_MODEL', '../x/y', 'must be a model id of the form owner/name'],
    ['MODEL_THREADS', 'two', 'must be a number'],
    ['MODEL_THREADS', '1.5', 'must be a whole number'],
    ['MODEL_THREADS', '0', 'must be at least 1'],
    ['MODEL_THREADS', '33', 'must be at most 32'],
    ['MAX_WORDS', 'Infinity', 'must be a number'],
    ['HEALTH_PORT', '0', 'must be at least 1'],
    ['INDEXING', 'yes', 'must be true or false'],
    ['DATABASE_URL', 'mysql://a/b', 'must be an address postgres://user:password@host/database'],
    ['DATABASE_URL', 'postgres://a b', expect.stringContaining('must be an address postgres://')],
    ['DISCORD_API_URL', 'http:a', 'must be an http or https address'],
    ['STATE_KEY', KEY.slice(1), 'must be 64 hexadecimal digits, as `openssl rand -hex 32` writes'],
    ['DISCORD_GUILD_ID', '1', 'must be an id of 17 to 20 digits'],
    ['MODERATOR_ROLE_IDS', `${ID},x`, 'must be role ids, separated by commas'],
    ['MODERATOR_GUILD_IDS', 'News', 'must be server ids, separated by commas'],
    ['SHARDS', '0', 'must be auto or a number from 1'],
    ['SHARD_LIST', '0-', 'must be numbers and ranges, such as 0-3,8'],
    ['LOG_LEVEL', 'INFO', 'must be debug, info, warn, error or silent'],
    ['WATCH_SEEDS', 'true', 'needs INDEXING'],
    ['SHARD_LIST', '0', 'needs SHARDS as a number, the same on every machine, and shards from 0 to one less'],
  ])('refuses %s=%s', (variable, value, problem) => {
    const environment = { INDEXING: variable === 'WATCH_SEEDS' ? 'false' : '', [variable]: value };
    expect(problemsOf(environment)).toEqual([{ variable, problem }]);
  });

  it('tells every problem at once', () => {
    expect(problemsOf({ WEB: '1', LOG_LEVEL: 'x', SHARDS: 'x' }).map(({ variable }) => variable)).toEqual([
      'SHARDS',
      'WEB',
      'LOG_LEVEL',
    ]);
  });

  it('lets the command line win over the environment', () => {
    const environment = { SEEDS_DIR: 'a', EMBEDDINGS_DIR: 'b', DATABASE_URL: 'postgres://c/d' };
    expect(readConfig(environment, { seeds: 'e', embeddings: 'f' })).toMatchObject({
      seedsDirectory: resolve('e'),
      embeddingsDirectory: resolve('f'),
      database: null,
    });
  });
});

function problemsOf(environment: Record<string, string>): ConfigError['problems'] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
