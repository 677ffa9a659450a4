// Takes README's screenshots of the local page again: npm run build && node docs/take-screenshots.mjs
// CHROMIUM_PATH names another browser than Debian's.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const viewport = { width: 1080, height: 940 };
const folder = await mkdtemp(join(tmpdir(), 'verbatim-screenshots-'));
const program = spawn(
  process.execPath,
  ['dist/cli.js', 'web', '--seeds', 'seeds', '--embeddings', join(folder, 'embeddings')],
  { cwd: root, env: { ...process.env, WEB_PORT: '0' }, stdio: ['ignore', 'ignore', 'pipe'] },
);
let printed = '';
program.stderr.setEncoding('utf8').on('data', (text) => {
  printed += text;
});
while (!printed.includes('Index is up to date')) await once(program.stderr, 'data');
const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});

async function take(name, colorScheme, path, prepare = async () => {}) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  await prepare(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(root, 'docs', name), animations: 'disabled' });
  await context.close();
}

async function ask(page, question) {
  const replies = page.locator('.message:not(.own, .waiting)');
  const before = await replies.count();
  await page.locator('#question').fill(question);
  await page.keyboard.press('Enter');
  await replies.nth(before).waitFor();
}

await take('page.png', 'dark', '/', async (page) => {
  await ask(page, 'What percentage of the Donbas is under Russian control?');
  await ask(page, 'What did Xi Jinping say about the plan?');
  await page
    .locator('.own')
    .first()
    .evaluate((message) => message.scrollIntoView());
});
await take(
  'reading.png',
  'light',
  '/read?source=004_4fc0e61657408c10&at=79f220b7bfb28697.1540.1592.1578.1581',
  async (page) => {
    await page.locator('#show-sentences').check();
    await page.locator('#show-passages').check();
    await page
      .locator('.block.furniture')
      .nth(6)
      .evaluate((block) => block.scrollIntoView());
  },
);
await take('story-map.png', 'light', '/map', async (page) => {
  await page.getByRole('link', { name: /with Steve Witkoff in source 4/ }).click();
  await page.locator('.cell-detail').waitFor();
  await page.evaluate('window.scrollTo(0, 0)');
});
await browser.close();
program.kill('SIGTERM');
await once(program, 'close');
await rm(folder, { recursive: true });
