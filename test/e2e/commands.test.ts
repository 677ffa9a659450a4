import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import type { Quote } from '../../src/domain.ts';
import type { IndexReport } from '../../src/indexing/report.ts';
import { readStoryFile, STORY_FILES } from '../story.ts';
import { runCli } from './run-cli.ts';

const { directory, stdout: firstRun, stderr: firstLog } = inject('sharedIndex');

const readSeed = (id: string): string => readStoryFile(`${id}.txt`);
const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const seedIds = STORY_FILES.map((name) => name.replace('.txt', ''));

/** Runs a command with `--json` on the shared index. */
async function json<T>(...words: string[]): Promise<T> {
  const { exitCode, stdout, stderr } = await runCli([...words, '--json', '--embeddings', directory]);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  return JSON.parse(stdout) as T;
}

/** Holds a quote against the seed itself, with nothing of Verbatim's own. */
function expectVerbatim({ source, text, start, end, sha256, highlight }: Quote): void {
  const raw = readSeed(source.id);
  expect(raw.slice(start, end)).toBe(text);
  expect(sha256Of(raw)).toBe(sha256);
  expect(highlight?.start ?? start).toBeGreaterThanOrEqual(start);
  expect(highlight?.end ?? end).toBeLessThanOrEqual(end);
}

describe('index', () => {
  it('adds every seed, with plain progress on standard error', async () => {
    const report = JSON.parse(firstRun) as IndexReport;
    const nothingElse = { updated: [], removed: [], kept: 0, rejected: [], generation: 1 };
    expect(report).toMatchObject({ added: seedIds, ...nothingElse });
    expect(report.sentences).toBeGreaterThan(report.passages);
    expect(firstLog).toContain('5 of 5 articles embedded');
    expect(firstLog).not.toContain('\u001b');
  });

  it('keeps everything the second time', async () => {
    expect(await json<IndexReport>('index')).toMatchObject({ added: [], kept: 5, generation: 1 });
  });

  it('says with --dry-run what --full would do, and does nothing', async () => {
    const report = await json<IndexReport>('index', '--full', '--dry-run');
    expect(report.updated).toHaveLength(5);
    expect(report.generation).toBe(1);
  });
});

describe('--version', () => {
  it('prints the version of the package, and nothing else', async () => {
    const { version } = JSON.parse(
      await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
    ) as { version: string };
    expect(await runCli(['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('sources and inspect', () => {
  it('lists every seed with the hash of its text', async () => {
    const sources = await json<{ id: string; sha256: string; words: number; passages: number }[]>('sources');
    expect(sources.map(({ id }) => id)).toEqual(seedIds);
    for (const { id, sha256, words, passages } of sources) {
      expect(sha256).toBe(sha256Of(readSeed(id)));
      expect(words).toBeGreaterThan(200);
      expect(passages).toBeGreaterThan(1);
    }
  });

  it('covers each raw text from its beginning to its end without gaps', async () => {
    type Inspected = Record<'spans' | 'sentences' | 'passages', { start: number; end: number }[]>;
    for (const id of seedIds) {
      const raw = readSeed(id);
      const { spans, sentences, passages } = await json<Inspected>('inspect', id);
      let end = 0;
      for (const span of spans) {
        expect(span.start).toBe(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBe(raw.length);
      expect(sentences.length).toBeGreaterThan(5);
      expect(passages.length).toBeGreaterThan(1);
    }
  });

  it('prints the raw text exactly', async () => {
    const [id = ''] = seedIds;
    const { stdout } = await runCli(['inspect', id, '--raw', '--embeddings', directory]);
    expect(stdout).toBe(readSeed(id));
  });

  it('names the nearest ids for one that it does not know', async () => {
    const { exitCode, stderr } = await runCli(['inspect', '001_0d56cd4160fbdb4', '--embeddings', directory]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Did you mean 001_0d56cd4160fbdb4b');
  });
});

describe('search', () => {
  it('gives as many passages as asked for, best first, each from its article', async () => {
    type Hits = { hits: { source: string; start: number; end: number; text: string; score: number }[] };
    const { hits } = await json<Hits>('search', 'peace plan', '--top', '4');
    const scores = hits.map(({ score }) => score);
    expect(scores).toHaveLength(4);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { source, start, end, text } of hits) {
      expect(readSeed(source).slice(start, end)).toBe(text);
    }
  });
});

describe('ask', () => {
  const question = 'What percentage of the Donbas is under Russian control?';
  const sentence = 'Russian forces now hold approximately 85% of Donbas.';

  it('quotes the sentence that answers, with receipts that hold', async () => {
    const answer = await json<{ status: string; quotes: Quote[]; closest: null }>('ask', question);
    expect(answer).toMatchObject({ status: 'answered', closest: null, reason: null, question });
    expect(answer.quotes[0]?.text).toBe(sentence);
    for (const quote of answer.quotes) expectVerbatim(quote);
  });

  it('answers the first of two questions as every place does, and says to ask the second next', async () => {
    const both = `${question.slice(0, -1)} and who leads the delegation?`;
    const answer = await json<{ quotes: Quote[] }>('ask', both);
    expect(answer).toMatchObject({ status: 'answered', question: both });
    expect(answer.quotes).toEqual((await json<{ quotes: Quote[] }>('ask', question)).quotes);
    const { stdout } = await runCli(['ask', both, '--embeddings', directory]);
    expect(stdout).toMatch(
      /One question is answered at a time\. Ask next:\s+\? +who leads the delegation\?/u,
    );
  });

  it('says what no source mentions, and shows the nearest passage as no answer', async () => {
    const answer = await json<{ status: string; quotes: Quote[]; closest: Quote; reason: string }>(
      'ask',
      'What did Xi Jinping say?',
    );
    expect(answer).toMatchObject({ status: 'no-answer', quotes: [] });
    expect(answer.reason).toContain('Jinping');
    expectVerbatim(answer.closest);
  });

  it('shows people the sentence, the answering words, the article and the paragraph', async () => {
    const { stdout } = await runCli(['ask', ...question.split(' '), '--embeddings', directory]);
    expect(stdout).toContain(`“${sentence}”`);
    expect(stdout).toContain('[5] Putin disagrees with some aspects of US plan to end Ukraine war');
    expect(stdout).toMatch(/by Gavin Porter · paragraph \d+ of \d+/u);
    expect(stdout).toMatch(/→ .*85/u);
    expect(stdout).not.toContain('\u001b');
  });
});
