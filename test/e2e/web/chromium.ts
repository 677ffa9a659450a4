import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** As in `.ci/install-chromium`. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** Where it is in no folder of PATH. */
const ON_MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const HOW = 'install it with `.ci/install-chromium` (Debian), or set CHROMIUM_PATH';

/**
 * The system's Chromium; null where there is none, outside CI, which is said.
 *
 * @throws in CI, where what was not seen to work does not count
 */
export function findChromium(): string | null {
  const { CHROMIUM_PATH = '', PATH = '', CI = '' } = process.env;
  const folders = PATH.split(delimiter);
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [CHROMIUM_PATH, ...inPath, ON_MACOS].find((path) => path !== '' && existsSync(path));
  if (found !== undefined) return found;
  if (CI !== '' && CI !== 'false') throw new Error(`There is no Chromium for the page's tests: ${HOW}.`);
  process.stderr.write(`The page's tests are skipped, as there is no Chromium: ${HOW}.\n`);
  return null;
}

export interface OpenBrowser {
  /** A new page as for a new visitor; what it asks of anybody, and what it complains of, is noted. */
  open(options?: Parameters<Browser['newContext']>[0]): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  /** Addresses that the page asked for. */
  readonly requests: readonly string[];
  /** Errors of scripts, and what the content security policy refused. */
  readonly complaints: readonly string[];
}

export async function launchChromium(executablePath: string): Promise<OpenBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-chromium-'));
  const first = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const browser = first.browser();
  const contexts: BrowserContext[] = [];
  if (browser === null) throw new Error('The browser has no contexts of its own.');
  return {
    async open(options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      contexts.push(context);
      // Below the tests' own limit, so that a failure names what was waited for.
      context.setDefaultTimeout(20_000);
      const page = await context.newPage();
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      return { page, requests, complaints };
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await first.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
