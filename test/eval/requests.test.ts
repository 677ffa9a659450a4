import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QuestionSetError } from '../../src/eval/errors.ts';
import { loadRequests } from '../../src/eval/requests.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'requests-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const request = { id: 'r1', question: '', class: 'empty', split: 'fit' };

async function load(...values: unknown[]) {
  const file = join(folder, 'requests.jsonl');
  await writeFile(file, values.map((value) => JSON.stringify(value)).join('\n'));
  return loadRequests(file);
}

describe('loadRequests', () => {
  it('reads requests, empty ones too', async () => {
    expect(await load(request)).toEqual([request]);
  });

  it('refuses unknown classes and ids that occur twice', async () => {
    await expect(load({ ...request, class: 'song' })).rejects.toThrow(QuestionSetError);
    await expect(load(request, request)).rejects.toThrow(/line 2: two requests have the id "r1"/u);
  });
});
