import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachQuestion } from '../../src/commands/asking.ts';
import { InferenceError } from '../../src/errors.ts';
import { createFakeTerminal } from '../console/fake-terminal.ts';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-asking-'));
  file = join(folder, 'questions.jsonl');
});
afterAll(() => rm(folder, { recursive: true }));

async function ask(lines: readonly string[], failing: string) {
  await writeFile(file, lines.join('\n'));
  const { terminal, stderr } = createFakeTerminal();
  const shown: (string | undefined)[] = [];
  const exitCode = await eachQuestion(
    { terminal, signal: new AbortController().signal },
    [],
    { questions: file },
    async (question) => {
      if (question.startsWith(failing)) throw new InferenceError('The reader has ended.');
      return question;
    },
    async (_, { id }) => {
      shown.push(id);
    },
  );
  return { exitCode, shown, stderr: stderr() };
}

const line = (id: string, question = `Who is ${id}?`): string => JSON.stringify({ id, question });

describe('eachQuestion', () => {
  it('answers every line of a file', async () => {
    expect(await ask([line('1'), line('2')], 'none')).toEqual({ exitCode: 0, shown: ['1', '2'], stderr: '' });
  });

  it('goes on after a line that is no question, and ends as wrongly used', async () => {
    const { exitCode, shown, stderr } = await ask([line('1'), '{', line('3')], 'none');
    expect([exitCode, shown]).toEqual([2, ['1', '3']]);
    expect(stderr).toContain('line 2 is not JSON');
  });

  it('goes on after a question that fails, names its line, and ends as failed', async () => {
    const lines = [line('1'), line('2', 'failing'), '{', line('4')];
    const { exitCode, shown, stderr } = await ask(lines, 'failing');
    expect([exitCode, shown]).toEqual([1, ['1', '4']]);
    expect(stderr).toContain('line 2 failed:');
    expect(stderr).toContain('The reader has ended.');
  });

  it('stops where several in a row fail in the same way, and says how many are left', async () => {
    const failing = ['2', '3', '4', '5', '6', '7', '8'].map((id) => line(id, `failing ${id}`));
    const { exitCode, shown, stderr } = await ask([line('1'), ...failing], 'failing');
    expect([exitCode, shown]).toEqual([1, ['1']]);
    expect(stderr.match(/The reader has ended/gu)).toHaveLength(3);
    expect(stderr).toContain('3 in a row failed in the same way: the 4 that are left are not asked.');
    const between = await ask(
      [line('1'), ...failing.slice(0, 2), line('4'), ...failing.slice(3, 5)],
      'failing',
    );
    expect([between.exitCode, between.shown]).toEqual([1, ['1', '4']]);
  });

  it('stops where not even the first question can be answered, or no line is one', async () => {
    await expect(ask([line('1', 'failing'), line('2')], 'failing')).rejects.toThrow(InferenceError);
    await expect(ask(['{', '['], 'none')).rejects.toThrow('line 1 is not JSON');
  });
});
