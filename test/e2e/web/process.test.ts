import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { copySharedIndex } from '../copy-index.ts';
import { runCli } from '../run-cli.ts';
import { serve } from './stage.ts';

const { directory, seeds } = inject('sharedIndex');
const QUESTION = 'What percentage of the Donbas is under Russian control?';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-page-'));
  await mkdir(join(folder, 'none'));
});
afterAll(() => rm(folder, { recursive: true }));

async function textOf(address: string): Promise<string> {
  return (await fetch(address)).text();
}

/** Asks until the page says something. */
async function waitFor(address: string, words: string): Promise<string> {
  for (;;) {
    const text = await textOf(address);
    if (text.includes(words)) return text;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

describe('start', () => {
  it('prints where the page is, answers what is piped, and ends', async () => {
    const args = ['start', '--embeddings', directory];
    const environment = { WEB_PORT: '0' };
    const { exitCode, stdout, stderr } = await runCli(args, { input: QUESTION, environment });
    expect(stderr).toMatch(/^The local page is at http:\/\/127\.0\.0\.1:\d+$/m);
    expect(stdout).toContain('85% of Donbas');
    expect(exitCode).toBe(0);
  });

  it.each([
    ['nothing is piped', null],
    ['what is piped cannot be read, as with nohup', '/dev/null'],
  ])('serves the page alone where %s, until it is stopped', async (_, writeOnly) => {
    const args = ['start', '--embeddings', directory];
    const served: string[] = [];
    const file = writeOnly === null ? null : await open(writeOnly, 'w');
    const { exitCode, signal, stderr } = await runCli(args, {
      environment: { WEB_PORT: '0' },
      ...(file === null ? {} : { stdin: file.fd }),
      onOutput(text, child) {
        if (text.includes('only the page is served')) child.kill('SIGTERM');
        served.push(text);
      },
    });
    await file?.close();
    expect(served.join('')).toContain('only the page is served');
    expect(stderr).toContain('The local page is at');
    expect({ exitCode, signal }).toEqual({ exitCode: 0, signal: null });
  });

  it('does without the page where it is not wanted', async () => {
    const environment = { WEB: 'false' };
    const { exitCode, stderr } = await runCli(['start', '--embeddings', directory], { environment });
    expect(stderr).not.toContain('http://');
    expect(exitCode).toBe(0);
  });
});

describe('the page', () => {
  it('takes the next port when its own is taken, and says so', async () => {
    const first = await serve({ seeds, embeddings: directory });
    const port = Number(new URL(first.address).port);
    const second = await serve({
      seeds,
      embeddings: directory,
      environment: { WEB_PORT: String(port) },
    });
    expect(second.address).not.toBe(first.address);
    expect(second.stderr()).toContain(`as port ${port} is taken`);
    expect(await textOf(second.address)).toContain('5 sources');
    expect(await Promise.all([first.close(), second.close()])).not.toContain(null);
  });

  it('shows itself to nobody who calls this computer by another name, nor takes their orders', async () => {
    const page = await serve({ seeds, embeddings: directory });
    const statusOf = (method: string, path: string, headers: Record<string, string>): Promise<number> =>
      new Promise((resolve, reject) => {
        request(`${page.address}${path}`, { method, headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    expect(await statusOf('GET', '/', {})).toBe(200);
    expect(await statusOf('GET', '/', { host: 'evil.example' })).toBe(403);
    expect(await statusOf('POST', '/reindex', { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf('POST', '/reindex', {})).toBe(403);
    expect(await statusOf('GET', '/assets/../package.json', {})).toBe(404);
    const { headers } = await fetch(page.address);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    await page.close();
  });

  it('says that nothing is indexed, and how far indexing is', { timeout: 60_000 }, async () => {
    const empty = await serve({ seeds: join(folder, 'none'), embeddings: join(folder, 'first') });
    expect(await waitFor(empty.address, 'Nothing is indexed yet')).toContain('Index the articles');
    expect(await textOf(`${empty.address}/?q=Who%3F`)).toContain('Nothing is indexed yet');
    expect(await textOf(`${empty.address}/map`)).toContain('Nothing is indexed yet');
    await empty.close();
    const building = await serve({ seeds, embeddings: join(folder, 'second') });
    expect(await waitFor(building.address, 'The articles are being indexed')).toContain('<progress');
    expect(await waitFor(building.address, '5 sources')).toContain('Ask about the story');
    await building.close();
  });

  it('says which model is missing, and what to do', async () => {
    const embeddings = join(folder, 'third');
    await copySharedIndex(embeddings);
    const environment = { MODELS_DIR: join(folder, 'none') };
    const page = await serve({ seeds, embeddings, environment });
    const answer = await textOf(`${page.address}/?q=${encodeURIComponent(QUESTION)}`);
    expect(answer).toContain('That did not work');
    expect(answer).toContain('Restore the folder `models/`');
    expect(answer).not.toMatch(/ {4}at |node_modules|\.js:\d/);
    await page.close();
  });
});
