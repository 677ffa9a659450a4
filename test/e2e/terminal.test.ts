import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { childEnvironment } from '../child-environment.ts';
import { noteChild } from '../children.ts';
import { copySharedIndex } from './copy-index.ts';

const PERCENTAGE = 'What percentage of the Donbas is under Russian control?';
const ENTER = '\r';
const TAB = '\t';
const UP = '\u001b[A';
const LINE_START = '\u0001';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const COLUMNS = 64;
/** Below the tests' own limit, so that a failure says what was waited for. */
const PATIENCE_MS = 20_000;
/** The answering words, in bold and green. */
const HIGHLIGHT = '\u001b[1m\u001b[32m85%\u001b[39m\u001b[22m';

let folder: string;
let embeddings: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-terminal-'));
  embeddings = join(folder, 'embeddings');
  await copySharedIndex(embeddings);
});
afterAll(() => rm(folder, { recursive: true }));

/** The chat in a pseudo-terminal; Python, which the installation needs anyway, makes it. */
async function openChat(environment: Readonly<Record<string, string>> = {}) {
  const command = [process.execPath, resolve('dist/cli.js'), 'chat', '--embeddings', embeddings];
  const child = noteChild(
    spawn('python3', [resolve('test/e2e/in-terminal.py'), String(COLUMNS), ...command], {
      env: childEnvironment({
        SEEDS_DIR: inject('sharedIndex').seeds,
        TERM: 'xterm-256color',
        ...environment,
      }),
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  let shown = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  const ended = new Promise<number | null>((settle) => {
    child.on('close', settle);
  });
  const chat = {
    type: (keys: string): void => void child.stdin.write(keys),
    /** Waits until something is shown after what was waited for before; returns what came until then. */
    async until(words: string): Promise<string> {
      for (const begun = Date.now(); ;) {
        const at = shown.indexOf(words, seen);
        if (at !== -1) {
          const text = shown.slice(seen, at + words.length);
          seen = at + words.length;
          return text;
        }
        if (child.exitCode !== null || Date.now() - begun > PATIENCE_MS) {
          throw new Error(
            `It did not show ${JSON.stringify(words)}, but:\n${JSON.stringify(shown.slice(seen))}`,
          );
        }
        await new Promise((settle) => {
          setTimeout(settle, 20);
        });
      }
    },
    ended,
    shown: () => shown,
  };
  await chat.until('› ');
  return chat;
}

describe('the chat in a terminal', () => {
  it('edits lines, marks the answering words, knows what was typed before, and wraps', async () => {
    const chat = await openChat();
    chat.type(`x${PERCENTAGE}${LINE_START}${CTRL_D}${ENTER}`);
    await chat.until(HIGHLIGHT);
    await chat.until('› ');
    chat.type(UP + ENTER);
    await chat.until(HIGHLIGHT);
    await chat.until('› ');
    chat.type(`/quit${ENTER}`);
    expect(await chat.ended).toBe(0);
    const lines = stripVTControlCharacters(chat.shown()).split(/\r?\n/u);
    expect(Math.max(...lines.map((line) => (line.startsWith('›') ? 0 : line.length)))).toBeLessThanOrEqual(
      COLUMNS,
    );
  });

  it('has its commands', async () => {
    const chat = await openChat();
    /** Types a line, and waits for what it shows and for the next prompt. */
    const say = async (line: string, ...shown: readonly string[]): Promise<void> => {
      chat.type(line + ENTER);
      for (const words of shown) await chat.until(words);
      await chat.until('› ');
    };
    await say(PERCENTAGE, HIGHLIGHT);
    await say('/context 1', '┃', HIGHLIGHT);
    await say('/more', 'Further passages');
    await say('/sources', '[5] ');
    chat.type('/sour');
    await chat.until('/sour');
    chat.type(TAB);
    await chat.until('ce');
    await say(' 3', ' [3] ', '  1 │ ');
    await say('/reindex', 'Index is up to date: 5 kept');
    await say('/help', '/quit');
    await say('/nonsense', 'There is no command /nonsense');
    chat.type(CTRL_D);
    expect(await chat.ended).toBe(0);
  });

  it('stops cleanly at Ctrl-C, also while it indexes', async () => {
    const idle = await openChat();
    idle.type(`half a question${CTRL_C}`);
    expect(await idle.ended).toBe(0);
    const busy = await openChat();
    busy.type(`/reindex${ENTER}`);
    await busy.until('Reading articles');
    busy.type(CTRL_C);
    expect(await busy.ended).toBe(0);
    expect(busy.shown()).not.toMatch(/ {4}at |Error:/u);
  });

  it('uses no colour where none is wanted', async () => {
    const chat = await openChat({ NO_COLOR: '1' });
    chat.type(PERCENTAGE + ENTER);
    await chat.until('→ 85%');
    // eslint-disable-next-line no-control-regex
    expect(chat.shown()).not.toMatch(/\u001b\[[0-9;]*m/u);
  });
});
