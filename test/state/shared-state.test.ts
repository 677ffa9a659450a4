import { mkdir, mkdtemp, readdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openState } from '../../src/state/open-state.ts';
import type { BotState } from '../../src/state/state.ts';
import { startWeb } from '../../src/web/server.ts';
import { quickApp, startQuickScene } from '../discord/quick-scene.ts';

const NO_WORKER = new URL('./no-such-worker.js', import.meta.url);
const nothing = (): Promise<never> => Promise.reject(new Error('There is nothing here'));

/** Where the bot and the page are told that the state would be. */
let folder: string;
/** Where the app has it. */
let elsewhere: string;
let state: BotState;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-shared-'));
  elsewhere = await mkdtemp(join(tmpdir(), 'verbatim-shared-'));
  state = openState(
    { embeddingsDirectory: elsewhere, database: null, stateKey: null, keepQuestionsDays: 30 },
    () => {},
  );
});
afterEach(async () => {
  await state.close();
  for (const path of [folder, elsewhere]) await rm(path, { recursive: true });
});

async function expectOneQuestion(): Promise<void> {
  await expect.poll(async () => (await state.records()).asked).toHaveLength(1);
  expect((await readdir(folder)).filter((name) => name.startsWith('state'))).toEqual([]);
}

describe('what bots remember', () => {
  it('is opened once by the app, and closed with it', async () => {
    const app = openApp(readConfig({ EMBEDDINGS_DIR: folder }), {
      workerEntry: NO_WORKER,
      indexerEntry: NO_WORKER,
    });
    expect(await readdir(folder)).toEqual([]);
    const [first, second] = await Promise.all([app.state(), app.state()]);
    expect(second).toBe(first);
    await first.countQuestion({ at: Date.now(), isAnswered: true, latencyMs: 1 });
    await app.close();
    await expect(first.records()).rejects.toThrow('not open');
  });

  it('is one for all also where it cannot be written at first', async () => {
    const blocked = join(folder, 'state.db');
    await mkdir(blocked);
    const heard: unknown[] = [];
    const app = openApp(readConfig({ EMBEDDINGS_DIR: folder }), {
      workerEntry: NO_WORKER,
      indexerEntry: NO_WORKER,
      onWarning: (error) => heard.push(error),
    });
    const notWritable = expect.objectContaining({ code: 'STATE_NOT_WRITABLE', file: blocked }) as unknown;
    await expect(app.gaps({ days: 1 })).rejects.toEqual(notWritable);
    // Once is enough.
    expect(heard).toEqual([]);
    const first = await app.state();
    expect(await app.state()).toBe(first);
    expect(await first.figures(0)).toMatchObject({ questions: 0 });
    await expect(first.expire(Date.now())).rejects.toEqual(notWritable);

    await rmdir(blocked);
    expect(await app.gaps({ days: 1 })).toEqual([]);
    await first.countQuestion({ at: Date.now(), isAnswered: true, latencyMs: 1 });
    expect(await first.figures(0)).toMatchObject({ questions: 1 });
    await app.close();
    await expect(first.records()).rejects.toThrow('not open');
  });

  it('tells whoever wants it that it cannot be written, and once', async () => {
    await mkdir(join(folder, 'state.db'));
    const heard: unknown[] = [];
    const app = openApp(readConfig({ EMBEDDINGS_DIR: folder }), {
      workerEntry: NO_WORKER,
      indexerEntry: NO_WORKER,
    });
    await app.state((error) => heard.push(error));
    await app.state();
    expect(heard).toEqual([expect.objectContaining({ code: 'STATE_NOT_WRITABLE' })]);
    await app.close();
  });

  it('is the app’s for the page', async () => {
    const page = await startWeb({
      app: { ...quickApp(folder, async () => state), explain: nothing },
      config: readConfig({ EMBEDDINGS_DIR: folder, WEB_PORT: '0' }),
      onFault: () => {},
    });
    await fetch(page.address, {
      method: 'POST',
      body: new URLSearchParams({ q: 'Who?' }),
      headers: { origin: page.address, 'x-fragment': '1' },
    });
    await expectOneQuestion();
    await page.close();
    expect((await state.records()).asked).toHaveLength(1);
  });

  it('tells in the bot’s log what is wrong with it', async () => {
    await writeFile(join(folder, 'state.db'), 'This is no database.'.repeat(100));
    const heard: unknown[] = [];
    const app = openApp(readConfig({ EMBEDDINGS_DIR: folder }), {
      workerEntry: NO_WORKER,
      indexerEntry: NO_WORKER,
      onWarning: (error) => heard.push(error),
    });
    const scene = await startQuickScene({ app: { state: (hear) => app.state(hear) } });
    expect(await scene.isAnswering()).toBe(true);
    await expect.poll(() => scene.logged.map(({ code }) => code)).toContain('STATE_SET_ASIDE');
    expect(heard).toEqual([]);
    await scene.stop();
    await app.close();
  });

  it('is the app’s for the bot', async () => {
    const scene = await startQuickScene({
      app: { state: async () => state },
      environment: { EMBEDDINGS_DIR: folder },
    });
    expect(await scene.isAnswering()).toBe(true);
    await expectOneQuestion();
    await scene.stop();
    expect((await state.records()).asked).toHaveLength(1);
  });
});
