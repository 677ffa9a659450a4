import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { OVERLAYS_FOLDER } from '../../src/articles/overlay.ts';
import { readOverlays } from '../../src/articles/overlays.ts';

const CHANGER = fileURLToPath(new URL('changer.mjs', import.meta.url));
const KILLS = 6;

/** Runs two that change the sources, kills both in the middle of it, and gives what they said they had added. */
async function killedInBetween(seeds: string, round: number): Promise<string[]> {
  const children = ['north', 'south'].map((name) =>
    spawn(process.execPath, [CHANGER, seeds, `${name}-${round}`]),
  );
  let said = '';
  let failures = '';
  const begun = children.map(
    (child) =>
      new Promise<void>((resolve) => {
        child.stdout.on('data', (text: Buffer) => {
          said += text.toString();
          resolve();
        });
        child.stderr.on('data', (text: Buffer) => {
          failures += text.toString();
          resolve();
        });
      }),
  );
  await Promise.race(begun);
  await sleep(Math.random() * 400);
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('close', resolve))));
  expect(failures).toBe('');
  return [...said.matchAll(/^added (\S+)$/gmu)].map(([, id]) => id!);
}

it('killed at any moment, nothing is half-written and nothing that was done is lost', async () => {
  const seeds = await mkdtemp(join(tmpdir(), 'verbatim-kill-'));
  try {
    await writeFile(
      join(seeds, 'first.txt'),
      'It had been cold for weeks, officials said on Friday in town.\n',
    );
    for (let round = 0; round < KILLS; round += 1) {
      const added = await killedInBetween(seeds, round);
      const { byId, damaged } = await readOverlays(seeds);
      expect([...damaged]).toEqual([]);
      for (const id of added) {
        expect(byId.get(id)?.changes[0]).toMatchObject({ did: 'added', file: `${id}.txt` });
        expect((await readFile(join(seeds, `${id}.txt`), 'utf8')).split('\n')).toHaveLength(41);
      }
      const files = (await readdir(seeds)).filter((name) => name.includes('winter'));
      expect(files.filter((name) => !byId.has(name.replace('.txt', '')))).toEqual([]);
    }
    const left = (await readdir(join(seeds, OVERLAYS_FOLDER))).filter((name) => name.endsWith('.tmp'));
    expect(left.length).toBeLessThanOrEqual(2);
  } finally {
    await rm(seeds, { recursive: true });
  }
}, 60_000);
