import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readAnswerModels } from '../../src/answer/judging/read-models.ts';
import { FIGURES } from '../../src/eval/figures.ts';
import type { ModelScore } from '../../src/eval/fit-models.ts';
import type { EvaluationJson } from '../../src/eval/table.ts';
import { runCli } from './run-cli.ts';

const { directory } = inject('sharedIndex');
/** A question of the 59 with an answer is .017, and other processors round otherwise. */
const SLACK = 0.02;

/** The last column of docs/evaluation.md's table of the story's half "report", by the name of the line. */
async function readPublished(): Promise<ReadonlyMap<string, number>> {
  const text = await readFile('docs/evaluation.md', 'utf8');
  const [, table = ''] = text.split('story, the half "report":');
  const rows = table
    .slice(0, table.indexOf('\n\nstory-dev'))
    .matchAll(/^\| (.+?) \|.* \| (\d*\.?\d+)[^|]*\|$/gmu);
  return new Map(Array.from(rows, ([, name = '', value]) => [name, Number(value)]));
}

describe('eval', () => {
  it('finds answers as good as docs/evaluation.md says', { timeout: 240_000 }, async () => {
    const words = ['eval', '--set', 'story', '--split', 'report', '--system', 'full', '--json'];
    const { exitCode, stdout } = await runCli([...words, '--embeddings', directory]);
    expect(exitCode).toBe(0);
    const [evaluation] = JSON.parse(stdout) as [EvaluationJson];
    expect(evaluation).toMatchObject({ split: 'report', questions: { answerable: 59, hard: 37, easy: 14 } });
    const { figures } = evaluation;
    expect(figures).toMatchObject({
      verbatimShare: { value: 1 },
      beyondBody: { value: 0 },
      tooLong: { value: 0 },
    });
    const published = await readPublished();
    const names = ['ndcg10', 'firstRight', 'oneOfThreeRight', 'bestRight', 'abstentionF1', 'auc', 'aucHard'];
    const worse = names.flatMap((name) => {
      const stated = published.get(FIGURES[name]!.label);
      const value = figures[name]!.value!;
      return stated !== undefined && value >= stated - SLACK ? [] : [`${name}: ${value}, not ${stated}`];
    });
    expect(worse).toEqual([]);
  });
});

describe('fit', () => {
  let models: string;
  beforeAll(async () => {
    models = await mkdtemp(join(tmpdir(), 'verbatim-fit-'));
    await mkdir(join(models, 'verbatim'));
  });
  afterAll(() => rm(models, { recursive: true }));

  it('writes weights that answers can be judged by', async () => {
    const file = join(models, 'verbatim', 'answer.json');
    const words = ['fit', '--set', 'story-dev', '--out', file, '--embeddings', directory];
    const { exitCode, stdout } = await runCli(words);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Wrote ${file}.`);
    const { sentence, answerable } = (await readAnswerModels(models)).withReader;
    expect(Math.max(...Object.values(sentence.weights))).toBeGreaterThan(0);
    expect(Math.max(...Object.values(answerable.weights))).toBeGreaterThan(0);
    const [, score = ''] = /^withReader, story-dev: (\{.*\})$/mu.exec(stdout) ?? [];
    const { bestSentenceRight, auc } = JSON.parse(score) as ModelScore;
    // By guessing, the first would be some .01 and the second .5.
    expect(bestSentenceRight).toBeGreaterThan(0.6);
    expect(auc).toBeGreaterThan(0.8);
  });
});
