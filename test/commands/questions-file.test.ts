import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestions } from '../../src/commands/questions-file.ts';
import { UsageError } from '../../src/errors.ts';

let file: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-questions-'));
  file = join(folder, 'questions.jsonl');
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string) {
  await writeFile(file, text);
  return readQuestions(file);
}

describe('readQuestions', () => {
  it('accepts both spellings, a byte order mark, CRLF and empty lines', async () => {
    const text =
      '\ufeff{"id":"1","question":"Who?"}\r\n\r\n{"_id":2,"text":"When?","only":["a"],"exclude":["b"]}\r\n';
    expect(await read(text)).toEqual({
      questions: [
        { id: '1', question: 'Who?', filter: {}, place: `${file}, line 1` },
        { id: '2', question: 'When?', filter: { only: ['a'], exclude: ['b'] }, place: `${file}, line 3` },
      ],
      problems: [],
    });
  });

  it('takes no sources for all of them, as programs write it', async () => {
    const { questions, problems } = await read('{"id":"1","question":"Who?","only":null,"exclude":null}');
    expect(questions.map(({ filter }) => filter)).toEqual([{}]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['{"id":"1"', 'line 2 is not JSON'],
    ['{"question":"Who?"}', 'line 2 has no `id`'],
    ['{"id":"1"}', 'line 2 has no `question`'],
    ['[]', 'line 2 must be a JSON object'],
    ['{"id":"1","question":"Who?","only":"a"}', 'line 2 has `only` which must be a list of source ids'],
    ['{"id":"1","question":["Who?"]}', 'line 2 has `question` which must be text'],
  ])('names the line of %s, and reads the others', async (line, message) => {
    const { questions, problems } = await read(`{"id":"0","question":"Who?"}\n${line}`);
    expect(questions).toHaveLength(1);
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)]);
  });

  it('says when there is no such file', async () => {
    await expect(readQuestions(join(folder, 'none'))).rejects.toThrow(UsageError);
  });
});
