import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexLockedError } from '../../../src/stores/errors.ts';
import { createSqliteStore } from '../../../src/stores/sqlite.ts';
import type { Store } from '../../../src/stores/store.ts';
import { CAFE, commitFakes, DONBAS, IDENTITY } from '../fakes.ts';

const HOLDER = fileURLToPath(new URL('lock-holder.mjs', import.meta.url));

describe('the lock between processes', () => {
  let directory: string;
  let store: Store;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-lock-'));
    store = createSqliteStore({ directory });
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  async function startHolder() {
    const child = spawn(process.execPath, [HOLDER, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    return child;
  }

  it('names the process that holds it, is released when that is killed, and never keeps readers out', async () => {
    await commitFakes(store, [DONBAS]);
    const startedMs = Date.now();
    const child = await startHolder();
    const error = await store.beginBuild(IDENTITY).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(IndexLockedError);
    if (!(error instanceof IndexLockedError)) return;
    expect(error.holder).toMatchObject({ pid: child.pid, host: hostname() });
    expect(Date.parse(error.holder.since ?? '')).toBeGreaterThanOrEqual(startedMs);
    expect(error.message).toContain(String(child.pid));
    expect(error.remedy).toContain(`kill ${child.pid}`);
    expect(await store.current()).toMatchObject({ generation: 1 });
    (await store.openSnapshot()).close();

    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await commitFakes(store, [CAFE])).toMatchObject({ generation: 2 });
  });

  it('can be waited for until its holder dies', async () => {
    const child = await startHolder();
    const waiting = store.beginBuild(IDENTITY, {
      waitMs: 10_000,
      onWait: (holder) => {
        expect(holder.pid).toBe(child.pid);
        child.kill('SIGKILL');
      },
    });
    await (await waiting).close();
    expect(child.killed).toBe(true);
  });

  it('goes to exactly one of many who want it at once', async () => {
    const builds = await Promise.allSettled(
      Array.from({ length: 20 }, () => createSqliteStore({ directory }).beginBuild(IDENTITY)),
    );
    const held = builds.filter((build) => build.status === 'fulfilled');
    expect(held).toHaveLength(1);
    for (const build of held) await build.value.close();
  });

  it('lies in a file that only its owner can read', async () => {
    await (await store.beginBuild(IDENTITY)).close();
    expect((await stat(join(directory, 'lock.db'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'verbatim.db'))).mode & 0o777).toBe(0o600);
  });
});
