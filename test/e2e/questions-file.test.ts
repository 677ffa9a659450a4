import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCli } from './run-cli.ts';

const { directory } = inject('sharedIndex');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-questions-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function questionsFile(name: string, lines: unknown[]): Promise<string> {
  const file = join(folder, name);
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await writeFile(file, text.join('\n'));
  return file;
}

function parseLines(text: string): Record<string, unknown>[] {
  const lines = text.trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function sourcesOf(answer: unknown): Set<string | undefined> {
  const matches = JSON.stringify(answer).matchAll(/"source":\{"id":"([^"]+)"/gu);
  return new Set([...matches].map((match) => match[1]));
}

describe('--questions', () => {
  it('answers in order, each with its id, and respects only and exclude', async () => {
    const question = 'What percentage of the Donbas is under Russian control?';
    const file = await questionsFile('mixed.jsonl', [
      { id: 'all', question },
      { _id: 'without', text: question, exclude: ['004_4fc0e61657408c10'] },
      { id: 'within', question: 'Who is Putin?', only: ['002_23b6778eaea5c0ad'] },
      '',
      { id: 7, question: 'Where does Witkoff go?' },
    ]);
    const { exitCode, stdout } = await runCli([
      'ask',
      '--questions',
      file,
      '--json',
      '--embeddings',
      directory,
    ]);
    expect(exitCode).toBe(0);
    const answers = parseLines(stdout);
    expect(answers.map(({ id }) => id)).toEqual(['all', 'without', 'within', '7']);
    expect(sourcesOf(answers[0])).toContain('004_4fc0e61657408c10');
    expect(sourcesOf(answers[1])).not.toContain('004_4fc0e61657408c10');
    expect(sourcesOf(answers[2])).toEqual(new Set(['002_23b6778eaea5c0ad']));
  });

  it('searches in order too', async () => {
    const file = await questionsFile('search.jsonl', [
      { id: 'b', question: 'Geneva' },
      { id: 'a', question: 'Bishkek' },
    ]);
    const { stdout } = await runCli([
      'search',
      '--questions',
      file,
      '--top',
      '2',
      '--json',
      '--embeddings',
      directory,
    ]);
    const results = parseLines(stdout);
    expect(results.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(results[0]).toMatchObject({ question: 'Geneva' });
    expect(results[0]?.['hits']).toHaveLength(2);
  });

  it('names the line that is wrong, and answers the others', async () => {
    const file = await questionsFile('wrong.jsonl', [
      { id: '1', question: 'Who?' },
      '{"id": "2"',
      { id: '3', question: 'Where does Witkoff go?' },
    ]);
    const { exitCode, stdout, stderr } = await runCli([
      'ask',
      '--questions',
      file,
      '--json',
      '--embeddings',
      directory,
    ]);
    expect(stderr).toContain(`${file}, line 2`);
    expect(parseLines(stdout).map(({ id }) => id)).toEqual(['1', '3']);
    expect(exitCode).toBe(2);
  });
});
