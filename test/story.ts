import { readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Whoever works here may have articles of their own in it. */
const SEEDS = join(import.meta.dirname, '../seeds');

/** Files of the articles that come with Verbatim. */
export const STORY_FILES = [
  '000_0834efd0a29ac791.txt',
  '001_0d56cd4160fbdb4b.txt',
  '002_23b6778eaea5c0ad.txt',
  '003_ad98cfedb2a06ee8.txt',
  '004_4fc0e61657408c10.txt',
] as const;

/** A question that the last of them answers: "85%". */
export const DONBAS = 'how much of Donbas does Russia hold?';

export function readStoryFile(name: string): string {
  return readFileSync(join(SEEDS, name), 'utf8');
}

/** Copies these articles, and nothing else, into a folder, which is made where there is none. */
export async function copyStory(to: string, names: readonly string[] = STORY_FILES): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of names) await copyFile(join(SEEDS, name), join(to, name));
}
