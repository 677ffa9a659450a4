import { resolve } from 'node:path';
import { VerbatimError } from '../errors.ts';
import { examineState } from '../state/examine.ts';
import type { KeyPlace } from '../state/person-key.ts';
import type { DatabaseSettings } from '../stores/postgres/database.ts';
import { examineDatabase } from '../stores/postgres/examine.ts';
import { checkDatabase } from './database.ts';
import { checkGoldenFile, checkOverlays } from './decisions.ts';
import { checkDiscord } from './discord.ts';
import { type Finding, problem } from './finding.ts';
import { checkEmbeddingsFolder, checkSeedsFolder, checkSeedsWritable } from './folders.ts';
import { checkIndex, type IndexUnderTest } from './index-state.ts';
import { checkModels, type ModelsInUse } from './models.ts';
import { checkCrashes, checkPrivacy } from './private-files.ts';
import { checkModerators, type ModeratorSettings } from './moderators.ts';
import { checkNode } from './node-version.ts';
import { checkStateFile } from './state-file.ts';
import { checkSharedState } from './shared-state.ts';

/** Settings that can be examined. */
export interface Examined extends ModelsInUse, ModeratorSettings, KeyPlace {
  readonly seedsDirectory: string;
  /** null: the index is in its folder. */
  readonly database: DatabaseSettings | null;
}

/** Examines everything that an answer depends on. Finds, but changes nothing. */
export async function diagnose(settings: Examined, index: IndexUnderTest): Promise<Finding[]> {
  const models = await guarded('models', () => checkModels(settings));
  const areModelsUsable = models.every(({ state }) => state !== 'problem');
  const rest = await Promise.all([
    guarded('seeds', () => checkSeedsFolder(settings.seedsDirectory)),
    // Without a bot there are no moderators; who uses the command line sees at once whether it works.
    ...(settings.discordToken === null
      ? []
      : [guarded('seeds', () => checkSeedsWritable(settings.seedsDirectory))]),
    guarded('seeds', () => checkOverlays(settings.seedsDirectory)),
    guarded('golden', () => checkGoldenFile(settings.seedsDirectory)),
    guarded('embeddings', () => checkEmbeddingsFolder(settings.embeddingsDirectory)),
    ...(settings.database === null
      ? [guarded('state', () => checkStateFile(settings.embeddingsDirectory))]
      : [checkedDatabase({ ...settings, database: settings.database })]),
    guarded('index', () => checkIndex(index, areModelsUsable)),
    guarded('embeddings', () => checkPrivacy(settings.embeddingsDirectory, resolve('.env'))),
    guarded('crash', async () => checkCrashes(settings.embeddingsDirectory)),
    guarded('discord', () => checkDiscord(settings)),
    guarded('discord', () => checkModerators(settings)),
  ]);
  return [checkNode(process.versions.node), ...models, ...rest.flat()];
}

/** The state only where the database itself can be used. */
async function checkedDatabase(
  settings: KeyPlace & { readonly database: DatabaseSettings },
): Promise<Finding[]> {
  const found = await guarded('database', async () =>
    checkDatabase(await examineDatabase(settings.database)),
  );
  if (found.some(({ state }) => state === 'problem')) return found;
  const directory = settings.embeddingsDirectory;
  return [
    ...found,
    ...(await guarded('state', async () => checkSharedState(await examineState(settings), directory))),
  ];
}

/** A check that fails is a finding itself. */
async function guarded(check: Finding['check'], run: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof VerbatimError) return [problem(check, error.message, error.remedy)];
    const message = error instanceof Error ? error.message : String(error);
    return [problem(check, message, 'Run again with LOG_LEVEL=debug and report what it prints.')];
  }
}
