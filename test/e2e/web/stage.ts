import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { childEnvironment } from '../../child-environment.ts';
import { noteChild } from '../../children.ts';
import { copyStory } from '../../story.ts';
import { copySharedIndex } from '../copy-index.ts';
import { launchChromium, type OpenBrowser } from './chromium.ts';

export interface WebStage {
  readonly address: string;
  /** Folder of articles of its own. */
  readonly seeds: string;
  readonly browser: OpenBrowser;
  close(): Promise<void>;
}

/** The page as people get it: the compiled program with the story's articles, indexed, and a browser. */
export async function openWebStage(chromium: string): Promise<WebStage> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-web-'));
  const seeds = join(folder, 'seeds');
  const embeddings = join(folder, 'embeddings');
  await copyStory(seeds);
  await copySharedIndex(embeddings);
  const program = await serve({ seeds, embeddings });
  const browser = await launchChromium(chromium);
  return {
    address: program.address,
    seeds,
    browser,
    async close() {
      await browser.close();
      await program.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs `verbatim web` on a free port. */
export async function serve({
  seeds,
  embeddings,
  environment = {},
}: {
  seeds: string;
  embeddings: string;
  environment?: Readonly<Record<string, string>>;
}): Promise<{ address: string; stderr: () => string; close(): Promise<number | null> }> {
  const child = noteChild(
    spawn(process.execPath, [resolve('dist/cli.js'), 'web', '--seeds', seeds, '--embeddings', embeddings], {
      env: childEnvironment({ WEB_PORT: '0', ...environment }),
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  let stderr = '';
  const ended = new Promise<number | null>((settle) => {
    child.on('close', settle);
  });
  const address = await new Promise<string>((settle, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(stderr)?.[0];
      if (found !== undefined) settle(found);
    });
    void ended.then(() => reject(new Error(`The page ended:\n${stderr}`)));
  });
  return {
    address,
    stderr: () => stderr,
    async close() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Asks in the channel, and waits for the answer. */
export async function ask(page: Page, question: string): Promise<void> {
  const replies = page.locator('.message:not(.own, .waiting)');
  const before = await replies.count();
  await page.locator('#question').fill(question);
  await page.keyboard.press('Enter');
  await replies.nth(before).waitFor();
  // That may be the reply to what a click had asked before.
  await page.locator('.message.waiting').first().waitFor({ state: 'detached' });
}
