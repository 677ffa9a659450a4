import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CutArticle } from '../../src/domain.ts';
import { findStoryNews, type StoryNews } from '../../src/news/story-news.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Store } from '../../src/stores/store.ts';
import { fakeCut, fakeVector, hashOf, IDENTITY } from '../stores/fakes.ts';

/** As far from every other text as can be. */
const FAR = 'Far from everything.';

/** Texts that end with the same word are as near to each other as restatements are. */
function vectorOf(text: string): Float32Array {
  const near = fakeVector(text.split(' ').at(-1) ?? '');
  const own = fakeVector(text);
  const sum = near.map((value, i) => (i === 0 ? 0 : value + 0.2 * (own[i] ?? 0)));
  if (text === FAR) sum.fill(0).fill(1, 0, 1);
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}

const texts = ({ quotes }: StoryNews): string[] => quotes.map(({ text }) => text);

describe('what is new in the story', () => {
  let directory: string;
  let store: Store;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-news-'));
    store = createSqliteStore({ directory });
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  async function commit(cuts: readonly CutArticle[]): Promise<void> {
    const build = await store.beginBuild(IDENTITY);
    const versions: number[] = [];
    for (const cut of cuts) {
      const { article, passages, sentences } = cut;
      const embed = ({ start, end }: { start: number; end: number }) =>
        vectorOf(article.raw.slice(start, end));
      versions.push(
        await build.add(cut, hashOf(cut), { passages: passages.map(embed), sentences: sentences.map(embed) }),
      );
    }
    await build.commit(versions);
    await build.close();
  }

  async function newsOf(
    before: readonly CutArticle[],
    after: readonly CutArticle[],
    changed: readonly string[],
  ): Promise<StoryNews> {
    await commit(before);
    await commit(after);
    const [earlier, later] = [await store.openSnapshot(1), await store.openSnapshot(2)];
    try {
      return await findStoryNews(earlier, later, changed);
    } finally {
      earlier.close();
      later.close();
    }
  }

  const old = fakeCut('old', ['Talks went on in Geneva for the whole week.']);

  it('is what nobody said before, in whatever words, as quotes with receipts', async () => {
    const next = fakeCut('next', [
      'Talks in Geneva have gone on for all of the week.',
      'Bridges were closed in the whole north of the country.',
    ]);
    const news = await newsOf([old], [old, next], ['next']);
    expect(news).toMatchObject({ total: 1, isComplete: true });
    const [quote] = news.quotes;
    expect(quote?.text).toBe('Bridges were closed in the whole north of the country.');
    expect(next.article.raw.slice(quote?.start, quote?.end)).toBe(quote?.text);
    expect(quote?.sha256).toBe(next.article.sha256);
  });

  it('is a figure that was another before', async () => {
    const before = fakeCut('old', ['Forces hold about 85 percent of the region now.']);
    const after = fakeCut('old', ['Forces hold about 87 percent of the region now.']);
    expect(texts(await newsOf([before], [after], ['old']))).toEqual([
      'Forces hold about 87 percent of the region now.',
    ]);
  });

  it('is not what an article said already before it was changed', async () => {
    const before = fakeCut('old', ['First of all they met at noon in a hotel.']);
    const after = fakeCut('old', ['First of all they met at noon in a hotel.', 'Short one.']);
    expect(await newsOf([before], [after], ['old'])).toMatchObject({ quotes: [], total: 0 });
  });

  it('names the others that say it, too', async () => {
    const same = 'Bridges were closed in the whole north of the country.';
    const two = [fakeCut('a', [same]), fakeCut('b', [same])];
    const news = await newsOf([old], [old, ...two], ['a', 'b']);
    expect(news.total).toBe(1);
    expect(news.quotes[0]?.alsoIn.map(({ source }) => source)).toEqual(['b']);
  });

  it('shows the few best, from several sources, what stands by itself first, and counts the rest', async () => {
    const far = fakeCut('far', [FAR]);
    const things = ['bridges', 'roads', 'schools', 'farms', 'ships', 'trains', 'mines', 'towers'];
    const many = ['a', 'b'].map((id) =>
      fakeCut(
        id,
        things.map((thing, i) =>
          i < 5
            ? `He said nothing else about all the ${thing}${id}.`
            : `Yesterday in Bremen Anna Weber opened the ${thing}${id}.`,
        ),
      ),
    );
    const news = await newsOf([far], [far, ...many], ['a', 'b']);
    expect(news.total).toBe(16);
    expect(news.quotes).toHaveLength(5);
    expect(new Set(news.quotes.map(({ source }) => source.id))).toEqual(new Set(['a', 'b']));
    expect(texts(news).filter((text) => text.includes('Bremen'))).toHaveLength(5);
  });
});
