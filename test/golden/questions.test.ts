import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoGoldenQuestionError, TooManyGoldenError, UnknownGoldenError } from '../../src/golden/errors.ts';
import { createGoldenFile } from '../../src/golden/golden-file.ts';
import { createGoldenQuestions, type GoldenQuestions } from '../../src/golden/questions.ts';
import { answered, NO_ANSWER, quote } from './answers.ts';

describe('golden questions', () => {
  let seeds: string;
  let questions: GoldenQuestions;
  let answer = NO_ANSWER;
  beforeEach(async () => {
    answer = NO_ANSWER;
    seeds = await mkdtemp(join(tmpdir(), 'verbatim-golden-'));
    questions = createGoldenQuestions(
      async () => createGoldenFile(seeds),
      async () => answer,
    );
  });
  afterEach(() => rm(seeds, { recursive: true }));

  const add = async (question: string): Promise<void> =>
    questions.add((await questions.propose(question)).golden);
  const list = async (): Promise<string[]> => (await questions.list()).map(({ question }) => question);

  it('keep nothing that is only proposed', async () => {
    const { golden, before } = await questions.propose('  Who\nleads it? ');
    expect(golden).toMatchObject({ question: 'Who leads it?', expected: null });
    expect(before).toBeNull();
    expect(await list()).toEqual([]);
  });

  it('are replaced where they stand when they are added again', async () => {
    await add('Who leads it?');
    await add('When?');
    answer = answered(quote('[Ann] leads it.'));
    const { golden, before } = await questions.propose('who leads it');
    expect(before).toMatchObject({ expected: null });
    await questions.add(golden);
    expect(await questions.list()).toMatchObject([
      { question: 'who leads it', expected: { source: 'a', text: 'Ann leads it.', highlight: 'Ann' } },
      { question: 'When?', expected: null },
    ]);
  });

  it('are removed by id, number, or the question itself', async () => {
    for (const question of ['Who?', 'When?', 'Where?']) await add(question);
    const [first] = await questions.list();
    expect((await questions.remove(first!.id)).question).toBe('Who?');
    expect((await questions.remove('2')).question).toBe('Where?');
    expect((await questions.remove('when')).question).toBe('When?');
    await expect(questions.remove('1')).rejects.toBeInstanceOf(UnknownGoldenError);
    expect(await list()).toEqual([]);
  });

  it('are questions about the story', async () => {
    answer = { ...NO_ANSWER, kind: 'greeting', reason: { code: 'greeting' } };
    const refused = questions.propose('hi');
    await expect(refused).rejects.toBeInstanceOf(NoGoldenQuestionError);
    await expect(refused).rejects.toMatchObject({ said: { code: 'greeting' } });
    await expect(refused).rejects.toThrow(/^This cannot be a golden question\. Hello! Ask a question/);
  });

  it('are no more than can be asked after every run', async () => {
    const file = createGoldenFile(seeds);
    await file.change(() => ({
      questions: Array.from({ length: 200 }, (_, index) => ({
        id: String(index),
        question: `Question ${index}?`,
        expected: null,
        addedAt: '',
      })),
      result: undefined,
    }));
    await expect(add('One more?')).rejects.toBeInstanceOf(TooManyGoldenError);
    await expect(add('One more?')).rejects.toMatchObject({ limit: 200 });
    await add('question 7');
    expect(await list()).toHaveLength(200);
  });

  it('are all asked, in order, until somebody stops that', async () => {
    for (const question of ['Who?', 'When?']) await add(question);
    answer = answered(quote('[Ann] leads it.'));
    const done: number[] = [];
    const results = await questions.run({ onProgress: (count) => done.push(count) });
    expect(results.map(({ golden, verdict }) => [golden.question, verdict])).toEqual([
      ['Who?', 'answered'],
      ['When?', 'answered'],
    ]);
    expect(done).toEqual([1, 2]);
    await expect(questions.run({ signal: AbortSignal.abort() })).rejects.toThrow('abort');
  });
});
