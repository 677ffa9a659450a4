import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanSeeds } from '../../src/articles/scan.ts';
import { GoldenFileError } from '../../src/golden/errors.ts';
import { goldenId, type GoldenQuestion } from '../../src/golden/golden.ts';
import { createGoldenFile, type GoldenFile } from '../../src/golden/golden-file.ts';

describe('the file of golden questions', () => {
  let seeds: string;
  let file: GoldenFile;
  beforeEach(async () => {
    seeds = await mkdtemp(join(tmpdir(), 'verbatim-golden-'));
    file = createGoldenFile(seeds);
  });
  afterEach(() => rm(seeds, { recursive: true }));

  const replaceAll = (questions: GoldenQuestion[]): Promise<void> =>
    file.change(() => ({ questions, result: undefined }));
  const write = async (text: string): Promise<void> => {
    await mkdir(join(seeds, '.verbatim'), { recursive: true });
    await writeFile(join(seeds, '.verbatim', 'golden.jsonl'), text);
  };

  it('is empty where there is none, and reading makes none', async () => {
    expect(await file.read()).toEqual([]);
    expect(await readdir(seeds)).toEqual([]);
  });

  it('gives back what was written, whatever people asked and sources say', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => one.trim() !== '');
    const expected = fc.record({
      source: fc.string({ unit: 'grapheme' }),
      text,
      highlight: fc.option(text),
    });
    const question = fc.record({ question: text.map((one) => one.trim()), expected: fc.option(expected) });
    await fc.assert(
      fc.asyncProperty(fc.array(question, { maxLength: 12 }), async (given) => {
        const byId = new Map(
          given.map((one) => [
            goldenId(one.question),
            { id: goldenId(one.question), ...one, addedAt: '2025-01-01T00:00:00.000Z' },
          ]),
        );
        await replaceAll([...byId.values()]);
        expect(await file.read()).toEqual([...byId.values()]);
      }),
      // Each waits for the disk.
      { numRuns: 10 },
    );
  });

  it('is no article, and leaves nothing half-written beside it', async () => {
    await replaceAll([{ id: 'x', question: 'Who?', expected: null, addedAt: '' }]);
    const scanned: unknown[] = [];
    for await (const one of scanSeeds(seeds, { maxBytes: 1_000 })) scanned.push(one);
    expect(scanned).toEqual([]);
    expect((await readdir(join(seeds, '.verbatim'))).toSorted()).toEqual(['golden.jsonl', 'lock.db']);
  });

  it('can be written by hand, with what matters only', async () => {
    await write(
      '\uFEFF{"question": " Who? ", "expected": null}\r\n\n{"question":"Where?","expected":{"source":"a","text":"There."}}',
    );
    expect(await file.read()).toMatchObject([
      { question: 'Who?', expected: null },
      { question: 'Where?', expected: { source: 'a', text: 'There.', highlight: null } },
    ]);
  });

  it.each([
    ['{"question": "Who?", "expected": null}\nnonsense', 2, 'it is not JSON'],
    ['{"question": "Who?"}', 1, 'it is not a golden question (expected: '],
    ['{"question": "", "expected": null}', 1, 'it is not a golden question (question: '],
    ['[]', 1, 'it is not a golden question ('],
  ])('names the line that is damaged: %j', async (text, line, problem) => {
    await write(text);
    const error = await file.read().catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(GoldenFileError);
    expect(error).toMatchObject({ line, message: expect.stringContaining(problem) });
    await expect(replaceAll([])).rejects.toBeInstanceOf(GoldenFileError);
    expect(await readFile(join(seeds, '.verbatim', 'golden.jsonl'), 'utf8')).toBe(text);
  });

  it('loses none that are added at the same time', async () => {
    const others = createGoldenFile(seeds);
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? file : others).change((questions) => {
          const question = `Question ${index}?`;
          const added = { id: goldenId(question), question, expected: null, addedAt: '' };
          return { questions: [...questions, added], result: undefined };
        }),
      ),
    );
    expect(await file.read()).toHaveLength(12);
  });
});
