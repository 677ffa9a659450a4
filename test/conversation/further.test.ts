import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FoundPassage } from '../../src/answer/answerer.ts';
import { checkReceipt } from '../../src/answer/quotes/receipt.ts';
import { furtherPassages } from '../../src/conversation/further.ts';
import { numberSources } from '../../src/conversation/source-numbers.ts';
import { ReceiptError } from '../../src/errors.ts';
import type { Snapshot, StoredSource } from '../../src/stores/store.ts';

const RAW = 'The gates opened at nine. The mayor spoke at ten. It rained at noon.';
const SPANS = [
  [0, 25],
  [26, 49],
  [50, 68],
].map(([start, end]) => ({ start: start!, end: end!, paragraph: 0 }));
const sha256 = createHash('sha256').update(RAW).digest('hex');

/** @param sha of the article in the snapshot */
function snapshotOf(sha = sha256): Snapshot {
  const article = { id: 'gates', title: 'Gates', raw: RAW, sha256: sha, sentenceSpans: SPANS };
  return {
    article: async (id: string) => (id === 'gates' ? article : null),
  } as unknown as Snapshot;
}

const SOURCES = numberSources([{ id: 'fog' }, { id: 'gates' }] as StoredSource[]);

/** What is found has a text of its own, as a row of another generation may. */
const found = SPANS.map(({ start, end }, index) => ({
  row: { sourceId: 'gates', start, end, text: 'Not what the article says.' },
  score: -index,
})) as unknown as FoundPassage[];
const search = async (top: number): Promise<FoundPassage[]> => found.slice(0, top);
const ALL = { source: null, skip: 0, shown: [] };

describe('further passages', () => {
  it('are quoted from the article that the receipt names, and numbered as it is', async () => {
    const { quotes, next } = await furtherPassages(snapshotOf(), SOURCES, search, ALL);
    expect(quotes.map(({ quote }) => quote.text)).toEqual(
      SPANS.map(({ start, end }) => RAW.slice(start, end)),
    );
    for (const { quote, citation } of quotes) {
      expect(() => checkReceipt(quote, RAW)).not.toThrow();
      expect(citation).toMatchObject({ sourceNumber: 2, paragraph: 1 });
    }
    expect(next).toBeNull();
  });

  it('are not shown where the article is not the text of its hash', async () => {
    await expect(furtherPassages(snapshotOf('0'.repeat(64)), SOURCES, search, ALL)).rejects.toThrow(
      ReceiptError,
    );
  });

  it('leave out what is shown already', async () => {
    const shown = [{ article: sha256.slice(0, 8), start: 30, end: 40 }];
    const { quotes } = await furtherPassages(snapshotOf(), SOURCES, search, { ...ALL, shown });
    expect(quotes.map(({ quote }) => quote.start)).toEqual([0, 50]);
  });

  it('are three, and known to be followed by others, though each shown quote touches several', async () => {
    const raw = 'It rained. '.repeat(13).trimEnd();
    const spans = Array.from({ length: 13 }, (_, index) => ({
      start: 11 * index,
      end: 11 * index + 10,
      paragraph: 0,
    }));
    const hash = createHash('sha256').update(raw).digest('hex');
    const article = { id: 'rain', title: 'Rain', raw, sha256: hash, sentenceSpans: spans };
    const snapshot = { article: async () => article } as unknown as Snapshot;
    const passages = spans.map((span) => ({ row: { sourceId: 'rain', ...span }, score: 0 }));
    const nearest = async (top: number) => passages.slice(0, top) as unknown as FoundPassage[];
    // Each from the end of a passage to the beginning of the next but one.
    const shown = [0, 3, 6].map((first) => ({
      article: hash.slice(0, 8),
      start: spans[first]!.end - 2,
      end: spans[first + 2]!.start + 2,
    }));
    const page = async (skip: number) => {
      const { quotes, next } = await furtherPassages(snapshot, SOURCES, nearest, { ...ALL, skip, shown });
      return { starts: quotes.map(({ quote }) => quote.start), next };
    };
    expect(await page(0)).toEqual({ starts: [99, 110, 121], next: 12 });
    expect(await page(12)).toEqual({ starts: [132], next: null });
  });
});
