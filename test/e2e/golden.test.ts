import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyStory } from '../story.ts';
import { runCli } from './run-cli.ts';

const ARTICLE = '004_4fc0e61657408c10.txt';
const HELD = 'Russian forces now hold approximately 85% of Donbas.';

describe('verbatim golden', () => {
  let folder: string;
  let seeds: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-golden-'));
    seeds = join(folder, 'seeds');
    await copyStory(seeds);
    await verbatim('index');
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  const verbatim = (command: string, words: string[] = [], environment: Record<string, string> = {}) =>
    runCli([...command.split(' '), '--seeds', seeds, '--embeddings', join(folder, 'index'), ...words], {
      environment,
    });
  const edit = async (change: (text: string) => string): Promise<void> => {
    const file = join(seeds, ARTICLE);
    const text = await readFile(file, 'utf8');
    await writeFile(file, change(text));
    expect(await readFile(file, 'utf8')).not.toBe(text);
  };

  it('add shows the answer and keeps it, beside the seeds', async () => {
    const added = await verbatim('golden add', ['How much of Donbas does Russia hold?']);
    expect(added).toMatchObject({ exitCode: 0 });
    expect(added.stdout).toContain(HELD);
    expect(added.stdout).toContain('The first quote must stay from now on');
    const none = await verbatim('golden add', ['--json', 'Who', 'is', 'Xi', 'Jinping?']);
    expect(JSON.parse(none.stdout)).toMatchObject({
      question: 'Who is Xi Jinping?',
      expected: null,
      isNew: true,
    });
    expect(none.stderr).toContain('No source mentions Xi Jinping.');
    const kept = await readFile(join(seeds, '.verbatim', 'golden.jsonl'), 'utf8');
    expect(
      kept
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).expected?.text),
    ).toEqual([HELD, undefined]);
  });

  it('list and run survive the deletion of the index', async () => {
    await rm(join(folder, 'index'), { recursive: true });
    await verbatim('index');
    expect(JSON.parse((await verbatim('golden list', ['--json'])).stdout)).toHaveLength(2);
    const run = await verbatim('golden run');
    expect(run).toMatchObject({ exitCode: 0, stdout: '2 golden questions: 2 kept.\n' });
  });

  it('an article that changes around the quote is no regression', async () => {
    await edit((text) => text.replace(HELD, `Much has happened since spring. ${HELD} Winter is near.`));
    const indexed = await verbatim('index', ['--json']);
    expect(JSON.parse(indexed.stdout)).toMatchObject({
      updated: ['004_4fc0e61657408c10'],
      golden: { questions: 2, regressions: 0, changed: [], rolledBackTo: null },
    });
  });

  it('a run that costs an answer is reported with both answers, and run fails', async () => {
    await edit((text) => text.replace('85% of Donbas', '90% of Donbas'));
    const indexed = await verbatim('index');
    expect(indexed.exitCode).toBe(0);
    expect(indexed.stdout).toMatch(/was {2}“[^”]*85% of Donbas\.”[^]*now {2}“[^”]*90% of Donbas\.”/);
    const run = await verbatim('golden run', ['--json']);
    expect(run.exitCode).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      questions: 2,
      regressions: 1,
      results: [
        {
          verdict: 'replaced',
          isRegression: true,
          expected: { text: HELD },
          now: { status: 'answered', quotes: [{ text: HELD.replace('85', '90') }] },
        },
        { verdict: 'kept', isRegression: false },
      ],
    });
  });

  it('AUTO_ROLLBACK takes such a run back', async () => {
    await edit((text) => text.replace('90% of Donbas', '85% of Donbas'));
    await verbatim('index');
    await writeFile(
      join(seeds, 'xi.txt'),
      'Xi in Moscow\n\nXi Jinping is the president of China, officials said.\n',
    );
    const indexed = await verbatim('index', ['--json'], { AUTO_ROLLBACK: 'true' });
    expect(indexed.exitCode).toBe(1);
    const { generation, golden } = JSON.parse(indexed.stdout);
    expect(golden).toMatchObject({
      regressions: 1,
      changed: [{ question: 'Who is Xi Jinping?', verdict: 'answered', isNew: true }],
      rolledBackTo: generation + 1,
    });
  });

  it('AUTO_ROLLBACK does not run into it again', async () => {
    const again = await verbatim('index', ['--json'], { AUTO_ROLLBACK: 'true' });
    expect(again.exitCode).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ added: [], kept: 5 });
    expect((await verbatim('golden run')).exitCode).toBe(0);
  });

  it('remove lets one go; what is not there or wrong is said so', async () => {
    const removed = await verbatim('golden remove', ['2', '--json']);
    expect(JSON.parse(removed.stdout)).toMatchObject({ question: 'Who is Xi Jinping?' });
    const unknown = await verbatim('golden remove', ['2']);
    expect(unknown).toMatchObject({ exitCode: 1, stdout: '' });
    expect(unknown.stderr).toContain('There is no golden question “2”.');
    expect((await verbatim('golden add')).exitCode).toBe(2);
    expect((await verbatim('golden nonsense')).exitCode).toBe(2);
    const greeting = await verbatim('golden add', ['hello']);
    expect(greeting.stderr).toContain('This cannot be a golden question.');
  });

  it('a damaged file is reported with the line, and keeps no article from being indexed', async () => {
    await writeFile(join(seeds, '.verbatim', 'golden.jsonl'), 'nonsense\n');
    await writeFile(join(seeds, 'moon.txt'), 'Moon base\n\nThe first Moon base opened on Friday.\n');
    const indexed = await verbatim('index', ['--json']);
    expect(indexed.exitCode).toBe(0);
    expect(JSON.parse(indexed.stdout)).toMatchObject({ added: ['moon'] });
    expect(indexed.stderr).toContain('golden.jsonl, line 1: it is not JSON.');
  });
});
