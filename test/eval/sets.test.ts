import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QuestionSetError } from '../../src/eval/errors.ts';
import { joinQuestionSets, loadQuestionSet } from '../../src/eval/sets.ts';
import { splitOf } from '../../src/eval/split.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'question-set-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const answerable = {
  id: 'q1',
  question: 'How high was the tide?',
  answerable: true,
  kind: 'number',
  gold: [
    { source: 'tide', quote: 'two metres' },
    { source: 'moon', quote: '2 metres' },
    { source: 'tide', quote: '200 centimetres' },
  ],
  split: 'report',
};
const nearMiss = { id: 'q2', question: 'How warm?', answerable: false, kind: 'near-miss', gold: [] };
const offTopic = { ...nearMiss, id: 'q3', kind: 'off-topic' };

describe('loadQuestionSet of a story file', () => {
  it('reads questions with their gold, group and split', async () => {
    const file = await write('story-tide.jsonl', `\uFEFF${lines(answerable, nearMiss)}\n${lines(offTopic)}`);
    const set = await loadQuestionSet(file);
    expect(set.name).toBe('story-tide');
    expect(set.corpus).toEqual({ kind: 'seeds' });
    expect(set.questions).toEqual([
      { ...answerable, group: 'answerable', exclude: [], relevant: ['tide', 'moon'], evidence: [] },
      { ...nearMiss, group: 'hard', exclude: [], relevant: [], evidence: [], split: splitOf('q2') },
      { ...offTopic, group: 'easy', exclude: [], relevant: [], evidence: [], split: splitOf('q3') },
    ]);
  });

  it.each([
    ['no JSON', '{"id": \n', /line 1: .*not JSON/u],
    ['another shape', lines(nearMiss, { ...nearMiss, answerable: 'yes' }), /line 2: .*answerable/su],
    ['gold missing', lines({ ...answerable, gold: [] }), /line 1: .*"q1" is answerable, but without gold/u],
    ['gold too much', lines({ ...answerable, answerable: false }), /unanswerable, but with gold/u],
    ['an unknown split', lines({ ...answerable, split: 'half' }), /split/u],
    ['one id twice', lines(nearMiss, nearMiss), /two questions have the id "q2"/u],
    ['nothing in it', '\n', /there are no questions/u],
  ])('refuses a file with %s', async (_, text, message) => {
    const file = await write('bad.jsonl', text);
    const error = await loadQuestionSet(file).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QuestionSetError);
    expect(error).toMatchObject({ file, message: expect.stringMatching(message) });
  });

  it('refuses a file that is not there, with a remedy', async () => {
    const file = join(folder, 'none.jsonl');
    await expect(loadQuestionSet(file)).rejects.toMatchObject({
      code: 'QUESTION_SET_INVALID',
      file,
      line: null,
      remedy: 'Name an existing .jsonl file or folder.',
    });
  });
});

const corpus = lines(
  { _id: 'a-0', title: 'Tide', text: 'The tide rose by two metres.', article: 'a' },
  { _id: 'a-1', title: 'Tide', text: 'It fell again at noon.', article: 'a' },
  { _id: 'b', title: '', text: 'The moon was full.' },
);
const query = { _id: 'a-0-q', text: 'How high?', evidence: 'rose by two metres.', doc: 'a-0', article: 'a' };
const hard = {
  _id: 'h',
  text: 'How high?',
  exclude_docs: ['a-0'],
  answerable: false,
  kind: 'gold paragraph removed',
};
const easy = { ...hard, _id: 'e', exclude_docs: ['a-0', 'a-1'], kind: 'whole article removed' };
const head = 'query-id\tcorpus-id\tscore\n';

async function writeCorpusSet(changes: Record<string, string> = {}): Promise<void> {
  const files = {
    'corpus.jsonl': corpus,
    'queries.jsonl': lines(query),
    'qrels.tsv': `${head}a-0-q\ta-0\t1\na-0-q\tb\t0\n`,
    ...changes,
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
}

describe('loadQuestionSet of a folder with a corpus', () => {
  it('reads answerable, hard and easy questions', async () => {
    await writeCorpusSet({ 'unanswerable.jsonl': lines(hard, easy) });
    const set = await loadQuestionSet(folder);
    const gold = [{ source: 'a-0', quote: 'rose by two metres.' }];
    expect(set.name).toBe(basename(folder));
    expect(set.corpus).toEqual({ kind: 'jsonl', file: join(folder, 'corpus.jsonl') });
    const none = { question: 'How high?', answerable: false, relevant: [], gold: [], evidence: [] };
    expect(set.questions).toEqual([
      {
        id: 'a-0-q',
        question: 'How high?',
        answerable: true,
        kind: null,
        group: 'answerable',
        exclude: [],
        relevant: ['a-0'],
        gold,
        evidence: gold,
        split: splitOf('a'),
      },
      { ...none, id: 'h', kind: hard.kind, group: 'hard', exclude: ['a-0'], split: splitOf('a') },
      { ...none, id: 'e', kind: easy.kind, group: 'easy', exclude: ['a-0', 'a-1'], split: splitOf('a') },
    ]);
  });

  it('does without unanswerable questions and takes several evidence spans', async () => {
    await writeCorpusSet({ 'queries.jsonl': lines({ ...query, evidence: ['rose', 'two metres'] }) });
    const set = await loadQuestionSet(folder);
    expect(set.questions.map(({ evidence }) => evidence.map(({ quote }) => quote))).toEqual([
      ['rose', 'two metres'],
    ]);
  });

  it.each([
    [
      'a query without relevance',
      'queries.jsonl',
      lines({ ...query, _id: 'x' }),
      /qrels.tsv has no line for "x"/u,
    ],
    ['a query on an unknown source', 'queries.jsonl', lines({ ...query, doc: 'z' }), /no source "z"/u],
    ['a query without evidence', 'queries.jsonl', lines({ ...query, evidence: [] }), /evidence/u],
    ['relevance of an unknown source', 'qrels.tsv', `${head}a-0-q\tz\t1\n`, /line 2: .*no source "z"/u],
    ['relevance without a score', 'qrels.tsv', `${head}a-0-q\ta-0\n`, /line 2: expected question/u],
    ['exclusion of an unknown source', 'unanswerable.jsonl', lines({ ...hard, exclude_docs: ['z'] }), /"z"/u],
    ['an answerable unanswerable', 'unanswerable.jsonl', lines({ ...hard, answerable: true }), /answerable/u],
    ['one id twice', 'unanswerable.jsonl', lines({ ...hard, _id: 'a-0-q' }), /two questions have the id/u],
  ])('refuses %s', async (_, name, text, message) => {
    await writeCorpusSet({ [name]: text });
    const error = await loadQuestionSet(folder).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QuestionSetError);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
  });

  it('refuses a folder without a corpus and keeps the cause', async () => {
    const error = await loadQuestionSet(folder).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QuestionSetError);
    expect(error).toMatchObject({ file: join(folder, 'corpus.jsonl'), cause: { code: 'ENOENT' } });
  });
});

describe('joinQuestionSets', () => {
  const question = {
    ...nearMiss,
    group: 'hard',
    exclude: [],
    relevant: [],
    evidence: [],
    split: 'fit',
  } as const;
  const set = (id: string) => ({
    name: id,
    corpus: { kind: 'seeds' } as const,
    questions: [{ ...question, id }],
  });

  it('puts sets over one corpus together', () => {
    const joined = joinQuestionSets('both', [set('one'), set('two')]);
    expect(joined.name).toBe('both');
    expect(joined.questions.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('refuses other corpora, no sets, and ids that occur twice', () => {
    const other = { ...set('three'), corpus: { kind: 'jsonl', file: 'corpus.jsonl' } as const };
    expect(() => joinQuestionSets('both', [set('one'), other])).toThrow(/2 corpora/u);
    expect(() => joinQuestionSets('none', [])).toThrow(QuestionSetError);
    expect(() => joinQuestionSets('twice', [set('one'), set('one')])).toThrow(/id "one"/u);
  });
});
