import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { copyStory } from '../story.ts';
import { runProgram } from './run-program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folders of the story's articles and of an index of them, and what building it printed. */
    sharedIndex: { seeds: string; directory: string; stdout: string; stderr: string };
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
  project.provide('sharedIndex', { seeds, directory, stdout, stderr });
  return () => rm(folder, { recursive: true, force: true });
}
