import { join } from 'node:path';
import { OVERLAYS_FOLDER } from '../articles/overlay.ts';
import { readOverlays } from '../articles/overlays.ts';
import { createGoldenFile } from '../golden/golden-file.ts';
import { type Finding, ok, problem } from './finding.ts';

/** Whether what moderators changed about sources can be read. */
export async function checkOverlays(seeds: string): Promise<Finding[]> {
  const { byId, damaged } = await readOverlays(seeds);
  const problems = Array.from(damaged, ([name, reason]) =>
    problem(
      'seeds',
      `What was changed about a source cannot be read: ${join(seeds, OVERLAYS_FOLDER, name)}.`,
      `${reason} Until then its source stays as it is indexed.`,
    ),
  );
  if (problems.length > 0 || byId.size === 0) return problems;
  return [ok('seeds', `What was changed about ${byId.size} sources can be read`)];
}

/** Whether the golden questions can be read. @throws GoldenFileError */
export async function checkGoldenFile(seeds: string): Promise<Finding[]> {
  const questions = await createGoldenFile(seeds).read();
  return questions.length === 0 ? [] : [ok('golden', `${questions.length} golden questions can be read`)];
}
