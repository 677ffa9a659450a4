import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DraftNotKeptError } from '../../src/editing/errors.ts';
import { whyNotWritable } from '../../src/files/not-writable.ts';
import { createPendingDrafts, type PendingDraft } from '../../src/editing/pending-drafts.ts';

const HOUR_MS = 3_600_000;
const draft: PendingDraft = {
  draft: {
    name: 'a.txt',
    from: 'a.txt',
    format: 'text',
    bytes: Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xff]),
    details: { title: 'A', outlet: null },
  },
  found: { title: 'A', outlet: null, byline: 'B', url: null, publishedAt: null },
};
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'verbatim-pending-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('keeps drafts over a restart, byte by byte', async () => {
  const token = await createPendingDrafts(dir).put(draft);
  const again = createPendingDrafts(dir);
  expect(await again.get(token)).toEqual(draft);
  const other = { ...draft, found: { ...draft.found, title: 'B' } };
  await again.replace(token, other);
  expect(await createPendingDrafts(dir).get(token)).toEqual(other);
  await again.drop(token);
  expect(await again.get(token)).toBeNull();
});

it('forgets them after a day, and what was left half-written', async () => {
  let now = Date.now();
  const drafts = createPendingDrafts(dir, () => now);
  const token = await drafts.put(draft);
  await writeFile(join(dir, 'pending', 'x.tmp'), 'x');
  now += 25 * HOUR_MS;
  expect(await drafts.get(token)).toBeNull();
  await drafts.put(draft);
  expect(await readdir(join(dir, 'pending'))).toHaveLength(1);
});

it('keeps a bounded number of them', async () => {
  const drafts = createPendingDrafts(dir);
  for (let count = 0; count < 105; count += 1) await drafts.put(draft);
  expect((await readdir(join(dir, 'pending'))).length).toBeLessThanOrEqual(100);
});

it('has none under a name that it did not give, nor a damaged one', async () => {
  const drafts = createPendingDrafts(dir);
  const token = await drafts.put(draft);
  for (const other of ['', '../state', 'x'.repeat(16), `${token}/`])
    expect(await drafts.get(other)).toBeNull();
  await writeFile(join(dir, 'pending', `${token}.json`), '{"name": 1}');
  expect(await drafts.get(token)).toBeNull();
});

it('says so where nothing can be written', async () => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  // Where a file is, nobody can make a folder, whatever rights they have.
  const drafts = createPendingDrafts(join(file, 'embeddings'));
  await expect(drafts.put(draft)).rejects.toThrow(DraftNotKeptError);
  await expect(drafts.replace('0123456789abcdef', draft)).rejects.toMatchObject({
    why: 'forbidden',
    remedy: expect.stringContaining('Nothing was added') as unknown,
  });
});

it.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EACCES', 'forbidden'],
  ['EPERM', 'forbidden'],
  ['EROFS', 'forbidden'],
  ['EIO', null],
])('tells a full disk from a lacking right: %s', (code, why) => {
  expect(whyNotWritable(Object.assign(new Error(code), { code }))).toBe(why);
});
