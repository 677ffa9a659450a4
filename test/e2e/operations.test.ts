import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Finding } from '../../src/doctor/finding.ts';
import { bareEnvironment } from '../child-environment.ts';
import { copyStory } from '../story.ts';
import { copySharedIndex } from './copy-index.ts';
import { runCli } from './run-cli.ts';

const TOKEN = 'MTIzNDU2.fake.token';
const { seeds } = inject('sharedIndex');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-operations-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A process with the guard, in which `code` goes wrong. */
function crash(embeddings: string, code: string): Promise<{ exitCode: number; output: string }> {
  const script = `
    import { guardAgainstCrashes } from './dist/operations/crash-guard.js';
    guardAgainstCrashes({
      directory: ${JSON.stringify(embeddings)},
      secrets: [${JSON.stringify(TOKEN)}],
      tell: (line) => console.error(line),
    });
    ${code}`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], (error, stdout, stderr) =>
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

describe('a crash', () => {
  it('ends the process, leaves one report without secrets, and doctor names it', async () => {
    const embeddings = join(folder, 'crashed');
    await copySharedIndex(embeddings);
    for (let count = 0; count < 2; count += 1) {
      const code = `setTimeout(() => { throw new Error('could not use ${TOKEN}'); });`;
      const { exitCode, output } = await crash(embeddings, code);
      expect(exitCode).toBe(1);
      expect(output).toContain('A fault in Verbatim: could not use [secret]. The report is in');
      expect(output).not.toContain(TOKEN);
    }
    const reports = (await readdir(embeddings)).filter((name) => name.startsWith('crash-'));
    expect(reports).toHaveLength(1);
    const report = await readFile(join(embeddings, reports[0]!), 'utf8');
    expect(report).toContain('could not use [secret]');
    expect(report).not.toContain(TOKEN);
    const { stdout } = await runCli(['doctor', '--json', '--embeddings', embeddings]);
    const finding = (JSON.parse(stdout) as Finding[]).find(({ check }) => check === 'crash');
    expect(finding?.message).toContain(reports[0]);
  });

  it.each([['dist/bot.js'], ['dist/cli.js', 'start']])(
    'leaves no secret of a file .env in the report: %s',
    async (program, ...words) => {
      const home = await mkdtemp(join(folder, 'with-env-'));
      const embeddings = join(home, 'embeddings');
      await copySharedIndex(embeddings);
      const key = 'abcdef01'.repeat(8);
      await writeFile(join(home, '.env'), `DISCORD_TOKEN=${TOKEN}\nSTATE_KEY=${key}\n`);
      // As soon as somebody takes care of crashes.
      await writeFile(
        join(home, 'crash.mjs'),
        `setInterval(() => {
          if (process.listenerCount('uncaughtException') > 0) throw new Error('wrong: ${TOKEN} ${key}');
        }, 5).unref();`,
      );
      const output = await new Promise<string>((settle) => {
        execFile(
          process.execPath,
          ['--import', pathToFileURL(join(home, 'crash.mjs')).href, join(process.cwd(), program), ...words],
          {
            cwd: home,
            env: bareEnvironment({
              SEEDS_DIR: seeds,
              EMBEDDINGS_DIR: embeddings,
              DISCORD_API_URL: 'http://127.0.0.1:9/api',
              WEB: 'false',
            }),
          },
          (_, stdout, stderr) => settle(stdout + stderr),
        );
      });
      expect(output).toContain('A fault in Verbatim: wrong: [secret] [secret]. The report is in');
      const report = (await readdir(embeddings)).find((name) => name.startsWith('crash-')) ?? '';
      const text = await readFile(join(embeddings, report), 'utf8');
      expect(text).toContain('wrong: [secret] [secret]');
      expect(text + output).not.toContain(key);
    },
  );

  it('is no promise that nobody heard', async () => {
    const embeddings = join(folder, 'unheard');
    const { exitCode, output } = await crash(
      embeddings,
      `Promise.reject(new Error('unheard')); setTimeout(() => console.log('going on'), 50);`,
    );
    expect(output).toContain('going on');
    expect(exitCode).toBe(0);
    expect(await readdir(embeddings)).toHaveLength(1);
  });
});

describe('backup and restore', () => {
  it('bring an index back that was lost', async () => {
    const embeddings = join(folder, 'lost');
    await copySharedIndex(embeddings);
    const args = ['--embeddings', embeddings];
    const question = ['ask', '--json', 'How much of the Donbas does Russia hold?', ...args];
    const before = (await runCli(question)).stdout;
    const backup = join(folder, 'backup');
    const taken = await runCli(['backup', backup, ...args]);
    expect(taken.stdout).toContain('verbatim.db');
    expect(taken.exitCode).toBe(0);
    await writeFile(join(embeddings, 'verbatim.db'), 'overwritten by mistake');
    expect((await runCli(question)).exitCode).toBe(1);
    const restored = await runCli(['restore', backup, ...args]);
    expect(restored.stdout).toContain('What was there is in');
    expect(restored.exitCode).toBe(0);
    expect((await runCli(question)).stdout).toBe(before);
    expect((await runCli(['backup', backup, ...args])).stderr).toContain('is not empty');
  });
});

/** States that an index can be found in, and what doctor says of them. */
const BROKEN: readonly {
  readonly state: string;
  readonly harm: (file: string) => Promise<void> | void;
  readonly says: RegExp;
}[] = [
  { state: 'no index', harm: (file) => rm(file), says: /There is no index yet.*verbatim -- index/s },
  {
    state: 'no database',
    harm: (file) => writeFile(file, 'text '.repeat(5_000)),
    says: /is not a database.*Move .* away/s,
  },
  { state: 'half of the file', harm: (file) => truncate(file, 100_000), says: /is damaged.*Move .* away/s },
  {
    state: 'a lost page',
    async harm(file) {
      const bytes = await readFile(file);
      bytes.fill(0, 20 * 8_192, 21 * 8_192);
      await writeFile(file, bytes);
    },
    says: /is damaged.*Move .* away/s,
  },
  {
    state: 'an index of a newer version',
    harm: (file) => change(file, 'PRAGMA user_version = 99'),
    says: /schema version 99.*Update Verbatim/s,
  },
  {
    state: 'a database of another program',
    harm: (file) => change(file, 'PRAGMA application_id = 1'),
    says: /of another program.*Move .* away/s,
  },
  {
    state: 'a text that was changed',
    harm: (file) => change(file, "UPDATE texts SET raw = replace(raw, 'Donbas', 'Dombas')"),
    says: /has changed since it was written: what was indexed of .*Index again/s,
  },
  {
    state: 'vectors that were changed',
    harm: (file) => change(file, 'UPDATE sentences SET vector = zeroblob(1536) WHERE id < 10'),
    says: /has changed since it was written: what was indexed of .*Index again/s,
  },
  {
    state: 'lists of words that were changed',
    harm: (file) => change(file, "UPDATE sentences_text_docsize SET sz = x'01'"),
    says: /has changed since it was written: the lists of words.*Index again/s,
  },
];

function change(file: string, sql: string): void {
  const db = new Sqlite(file).unsafeMode();
  db.exec(sql);
  db.close();
}

describe('doctor', () => {
  it.each(BROKEN)('finds $state, and names the remedy', async ({ state, harm, says }) => {
    const embeddings = join(folder, state.replaceAll(' ', '-'));
    await copySharedIndex(embeddings);
    await harm(join(embeddings, 'verbatim.db'));
    const { stdout, exitCode } = await runCli(['doctor', '--json', '--embeddings', embeddings]);
    const found = (JSON.parse(stdout) as Finding[]).filter((finding) => finding.state === 'problem');
    expect(found.map(({ message, remedy }) => `${message} ${remedy}`).join('\n')).toMatch(says);
    expect(exitCode).toBe(1);
  });

  it('finds what moderators decided where it cannot be read or written, and a damaged state', async () => {
    const place = join(folder, 'decided');
    const embeddings = join(place, 'embeddings');
    const own = join(place, 'seeds');
    await copySharedIndex(embeddings);
    await copyStory(own);
    const examine = async (environment: Record<string, string> = {}): Promise<string> => {
      const args = ['doctor', '--json', '--embeddings', embeddings, '--seeds', own];
      const { stdout } = await runCli(args, { environment });
      return (JSON.parse(stdout) as Finding[])
        .filter(({ state }) => state !== 'ok')
        .map(({ check, message, remedy }) => `${check}: ${message} ${remedy}`)
        .join('\n');
    };
    expect(await examine()).not.toMatch(/^(?:seeds|golden|state)/m);
    const decided = join(own, '.verbatim');
    await mkdir(decided);
    await writeFile(join(decided, 'donbas-0123456789abcdef.yaml'), 'id: [');
    await writeFile(join(decided, 'golden.jsonl'), '{"question": "Who?", "expected": null}\nnonsense\n');
    await writeFile(join(embeddings, 'state.db'), 'text '.repeat(5_000));
    const found = await examine();
    expect(found).toMatch(/^seeds: What was changed about a source cannot be read: .*yaml.*Repair it/m);
    expect(found).toMatch(/^golden: .*golden\.jsonl.*line 2/im);
    expect(found).toMatch(/^state: .*state\.db is not a database.*the next start sets it aside/m);
    await rm(decided, { recursive: true });
    await writeFile(decided, 'a file where a folder should be');
    const unwritable = await examine({ DISCORD_TOKEN: 'x', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(unwritable).toMatch(/^seeds: .*cannot be written.*Make the seeds folder writable/m);
  });

  it('warns of a token and articles that others can read', async () => {
    const place = join(folder, 'open');
    const embeddings = join(place, 'embeddings');
    await copySharedIndex(embeddings);
    await writeFile(join(place, '.env'), 'LOG_LEVEL=info\n');
    // Whatever the umask has taken from it.
    await chmod(join(place, '.env'), 0o644);
    await chmod(join(embeddings, 'verbatim.db'), 0o644);
    const doctor = async (): Promise<string[]> => {
      const { stdout } = await runCli(['doctor', '--json', '--embeddings', embeddings], { directory: place });
      return (JSON.parse(stdout) as Finding[]).map(({ remedy }) => remedy ?? '');
    };
    expect(await doctor()).toEqual(
      expect.arrayContaining([
        `Run \`chmod 600 ${join(place, '.env')}\`.`,
        `Run \`chmod 600 ${join(embeddings, 'verbatim.db')}\`.`,
      ]),
    );
    await chmod(join(place, '.env'), 0o600);
    await chmod(join(embeddings, 'verbatim.db'), 0o600);
    expect((await doctor()).filter((remedy) => remedy.includes('chmod'))).toEqual([]);
  });
});
