import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { copyStory } from '../story.ts';
import { runProgram } from './run-program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sharedIndex: {
      /** Folder of the story's articles. */
      readonly seeds: string;
      /** Folder of an index of them, to be asked and not to be written to. */
      readonly directory: string;
      /** A copy of its database that nobody opens, so that it can be copied at any moment. */
      readonly untouched: string;
      /** What building it printed. */
      readonly stdout: string;
      readonly stderr: string;
    };
  }
}

/** Builds the index that all end-to-end tests ask. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-e2e-'));
  const seeds = join(folder, 'seeds');
  const directory = join(folder, 'embeddings');
  await copyStory(seeds);
  const words = ['index', '--json', '--seeds', seeds, '--embeddings', directory];
  const { exitCode, stdout, stderr } = await runProgram(words);
  if (exitCode !== 0) throw new Error(`The index for the tests could not be built:\n${stderr}`);
  const untouched = join(folder, 'verbatim.db');
  await copyDatabase(join(directory, 'verbatim.db'), untouched);
  project.provide('sharedIndex', { seeds, directory, untouched, stdout, stderr });
  return () => rm(folder, { recursive: true, force: true });
}

/** Copies a database that nobody has open: whoever closes it last writes the log beside it into its file. */
async function copyDatabase(file: string, to: string): Promise<void> {
  const beside = (await readdir(dirname(file))).filter((name) => name.startsWith(`${basename(file)}-`));
  if (beside.length > 0) throw new Error(`What is in ${beside.join(' and ')} would be missing in a copy.`);
  await copyFile(file, to);
}
