import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexReport } from '../../src/indexing/report.ts';
import { runCli } from '../e2e/run-cli.ts';
import { report } from './report.ts';

const ARTICLES = 1_000;
const ROUNDS = 3;

function articleOf(number: number, edition: number): string {
  const sentences = Array.from(
    { length: 8 },
    (_, i) =>
      `Clerk ${number} wrote in edition ${edition} that item ${i} of day ${number * 8 + i} was closed at noon.`,
  );
  return `Notes of day ${number}\n\n${sentences.join(' ')}\n`;
}

describe('one changed article of 1,000', () => {
  it('costs next to nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-change-'));
    const seeds = join(folder, 'seeds');
    await mkdir(seeds);
    const index = async () => {
      const begun = performance.now();
      const { stdout, exitCode } = await runCli([
        'index',
        '--json',
        '--news',
        '--seeds',
        seeds,
        '--embeddings',
        join(folder, 'embeddings'),
      ]);
      expect(exitCode).toBe(0);
      const { seconds, updated } = JSON.parse(stdout) as IndexReport;
      return { indexing: seconds, process: (performance.now() - begun) / 1_000, updated };
    };
    try {
      for (let number = 0; number < ARTICLES; number += 1) {
        await writeFile(join(seeds, `${number}.txt`), articleOf(number, 0));
      }
      const full = await index();
      const nothing = await index();
      const changes = [];
      for (let edition = 1; edition <= ROUNDS; edition += 1) {
        await writeFile(join(seeds, '500.txt'), articleOf(500, edition));
        const changed = await index();
        expect(changed.updated).toEqual(['500']);
        changes.push({ indexing: changed.indexing, process: changed.process });
      }
      const shares = changes.map(({ indexing }) => `${((indexing / full.indexing) * 100).toFixed(2)} %`);
      report('one of 1,000 articles changed', { full, nothing, changes, shares });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
