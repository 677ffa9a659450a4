import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DONBAS } from '../../story.ts';
import { copySharedIndex } from '../copy-index.ts';
import { START_MS, useBotProcesses } from './bot-process.ts';

const IN_VAIN = 'Who is Xi Jinping?';

/** Texts of the questions that a file of the state holds; none where it cannot be read. */
function keptIn(file: string): unknown[] {
  try {
    const state = new Sqlite(file, { readonly: true });
    try {
      return state.prepare('SELECT text FROM kept').pluck().all();
    } finally {
      state.close();
    }
  } catch {
    return [];
  }
}

describe('npm start where votes and questions cannot be written down', () => {
  const processes = useBotProcesses();

  it('answers, says what is not kept, and keeps it as soon as it can', async () => {
    const { fake, folder, run } = processes;
    const embeddings = join(folder, 'embeddings');
    await copySharedIndex(embeddings);
    // Nobody can write a file where a folder is: a full disk, for whatever rights the tests have.
    const file = join(embeddings, 'state.db');
    await mkdir(file);
    const { child, stderr, exit } = run(['start']);
    await expect.poll(stderr, { timeout: START_MS }).toMatch(/^ready: .*$/m);
    expect(stderr()).toContain('Votes and questions are not kept, nor deleted');
    const anna = fake.user('anna');
    const shown = await fake.replyTo(anna.mention('general', DONBAS));
    expect(shown.embeds[0]!.description).toContain('85%');
    const voted = await anna.press(shown, 'Not helpful').response();
    expect(voted.content).toContain('could not be saved');
    expect((await anna.slash('privacy').response()).content).toContain('cannot be reached');
    expect(JSON.stringify(await anna.slash('status').response())).toContain('5 sources');

    await rmdir(file);
    await fake.replyTo(fake.user('ben').mention('general', IN_VAIN));
    await expect.poll(() => keptIn(file)).toEqual([IN_VAIN]);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  }, 90_000);
});
