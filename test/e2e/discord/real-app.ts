import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type App, type AppParts, openApp } from '../../../src/app.ts';
import { type Config, readConfig } from '../../../src/config.ts';
import { copyStory } from '../../story.ts';
import { copySharedIndex } from '../copy-index.ts';

/** The app with the example articles and the real models, and a configuration for a bot beside it. */
export interface RealApp {
  readonly app: App;
  readonly embeddings: string;
  configFor(environment: Record<string, string>): Config;
  close(): Promise<void>;
}

/**
 * Begins with a copy of the index that all end-to-end tests share; in a database, with a new one.
 *
 * @param environment of the app itself, beside its folders
 */
export async function openRealApp(
  environment: Record<string, string> = {},
  parts: Partial<AppParts> = {},
): Promise<RealApp> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-bot-'));
  const embeddings = join(folder, 'embeddings');
  const seeds = join(folder, 'seeds');
  await copyStory(seeds);
  const isInFolder = environment['DATABASE_URL'] === undefined;
  if (isInFolder) await copySharedIndex(embeddings);
  const configFor = (more: Record<string, string>): Config =>
    readConfig({
      SEEDS_DIR: seeds,
      EMBEDDINGS_DIR: embeddings,
      LOG_LEVEL: 'silent',
      ...environment,
      ...more,
    });
  const app = openApp(configFor({}), {
    workerEntry: pathToFileURL(resolve('dist/worker.js')),
    indexerEntry: pathToFileURL(resolve('dist/indexer.js')),
    ...parts,
  });
  if (!isInFolder) await app.index();
  return {
    app,
    embeddings,
    configFor,
    async close() {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}
