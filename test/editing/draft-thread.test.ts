import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SourceProblem } from '../../src/articles/errors.ts';
import { cutDraft } from '../../src/editing/cut-draft.ts';
import { fileDraft } from '../../src/editing/draft.ts';
import { createDraftThread } from '../../src/editing/draft-thread.ts';

const ENTRY = pathToFileURL(resolve('dist/draft-reader.js'));
const ARTICLE =
  'A cold winter\n\nThe council met on Monday to speak about the winter. It had been cold for weeks.\n';
const draft = fileDraft('winter.txt', Buffer.from(ARTICLE));

describe('the thread that reads drafts', () => {
  it('reads what would be read here', async () => {
    const read = createDraftThread(ENTRY, { maxBytes: 1_000 });
    expect(await read(draft)).toEqual(cutDraft(draft, 1_000));
  });

  it('refuses with the same words', async () => {
    const read = createDraftThread(ENTRY, { maxBytes: 10 });
    await expect(read(draft)).rejects.toThrow(SourceProblem);
    await expect(read(draft)).rejects.toThrow('more than the limit');
  });

  it('is given up when it takes too long', async () => {
    const read = createDraftThread(ENTRY, { maxBytes: 1_000, timeoutMs: 1 });
    await expect(read(draft)).rejects.toThrow('too long');
  });

  it('lets others work meanwhile', async () => {
    const nested = `<html><body>${'<div>'.repeat(100)}text, here it is.${'</div>'.repeat(100)}`.repeat(60);
    const page = fileDraft('page.html', Buffer.from(nested));
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    await createDraftThread(ENTRY, { maxBytes: 5_000_000 })(page).catch(() => null);
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(10);
  });
});
