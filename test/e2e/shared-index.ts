import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runCli } from './run-cli.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of an index of `seeds/`, and what building it printed. */
    sharedIndex: { directory: string; stdout: string; stderr: string };
  }
}

/** Builds the index that all end-to-end tests ask. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'verbatim-e2e-'));
  const { exitCode, stdout, stderr } = await runCli(['index', '--json', '--embeddings', directory]);
  if (exitCode !== 0) throw new Error(`The index for the tests could not be built:\n${stderr}`);
  project.provide('sharedIndex', { directory, stdout, stderr });
  return () => rm(directory, { recursive: true, force: true });
}
