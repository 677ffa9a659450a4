import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/domain.ts';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { sourceOf } from './labelled-page.ts';

const folder = join(import.meta.dirname, '../../seeds');

function recogniseSeed(id: string): Article {
  return recogniseArticle(
    sourceOf(readFileSync(join(folder, `${id}.txt`), 'utf8'), { id, file: `${id}.txt` }),
  );
}

/** The kinds of an article's spans, one letter each: what every line of the file is. */
function letters(article: Article): string {
  return article.spans.map((span) => span.kind.charAt(0).toUpperCase()).join('');
}

function textsOf(article: Article, kind: string): string[] {
  return article.spans
    .filter((span) => span.kind === kind)
    .map((span) => article.raw.slice(span.start, span.end).trim());
}

describe('the five seeds', () => {
  it('000: a title, ten paragraphs, a question to the reader', () => {
    const article = recogniseSeed('000_0834efd0a29ac791');
    expect(letters(article)).toBe('TBBBBBBBBBBF');
    expect(article.title).toMatch(/^Putin says US peace plan could serve .* doesn’t withdraw$/);
    expect(article).toMatchObject({ outlet: 'Rokna', byline: null, citedOutlets: ['CNN'] });
    expect(textsOf(article, 'furniture')).toEqual(['Was this news useful?']);
  });

  it('001: breadcrumb, labelled title, byline, four paragraphs, what a blog puts below', () => {
    const article = recogniseSeed('001_0d56cd4160fbdb4b');
    expect(letters(article)).toBe('FFTFBBBBFFF');
    const title = 'Putin Reiterates Demands, Dismisses US Peace Plan as Potential Framework for Negotiations';
    expect(article.title).toBe(title);
    expect(textsOf(article, 'title')).toEqual([title]);
    expect(article.byline).toBe('Emma Walker');
    expect(textsOf(article, 'body')[0]).toMatch(/^MOSCOW – Russian President Vladimir Putin indicated/);
    expect(textsOf(article, 'furniture').slice(-3)).toEqual([
      'You may also like',
      'Leave a Comment',
      'This site uses Akismet to reduce spam. Learn how your comment data is processed.',
    ]);
  });

  it('002: two titles and three headings', () => {
    const article = recogniseSeed('002_23b6778eaea5c0ad');
    expect(letters(article)).toBe('TTBHBBHBBHBB');
    expect(article.title).toBe('Putin Offers Ukraine Peace Deal: Withdraw Troops or Face Force');
    expect(textsOf(article, 'heading')).toEqual([
      "Putin's Ultimatum in Kyrgyzstan",
      'The US Proposal and International Recognition',
      "Ukraine's Firm Rejection and Next Steps",
    ]);
    expect(article).toMatchObject({ outlet: null, byline: null, citedOutlets: ['The Atlantic'] });
  });

  it('003: no title, three headings, a link and the biography of the author', () => {
    const article = recogniseSeed('003_ad98cfedb2a06ee8');
    expect(letters(article)).toBe('BBBHBBHBBBHBBBFF');
    expect(textsOf(article, 'heading')).toEqual([
      'Russia Occupies Several Ukrainian Regions, Including Donbas',
      'Putin Addresses The Witkoff Leak',
      'Ukraine Peace Plan Discussions Continue',
    ]);
    expect(article.title).toBe(
      'Russian President Vladimir Putin on Thursday reiterated that Ukraine must withdraw its forces from the Donbas region',
    );
    expect(article).toMatchObject({
      outlet: 'NewsX',
      byline: 'Zubair Amin',
      citedOutlets: ['The Kyiv Independent'],
    });
  });

  it('004: numbered breadcrumb, counters, the title three times, author and share below', () => {
    const article = recogniseSeed('004_4fc0e61657408c10');
    expect(letters(article)).toBe('TFFFFFFFFBBBBBBBBBBFF');
    expect(article.title).toBe('Putin disagrees with some aspects of US plan to end Ukraine war');
    expect(article.byline).toBe('Gavin Porter');
    expect(article.citedOutlets).toEqual(['India Today', 'Der Spiegel']);
    expect(textsOf(article, 'furniture')).toContain('• Last update: 1 hours ago');
    expect(textsOf(article, 'furniture').slice(-2)).toEqual(['Author: Gavin Porter', 'Share']);
  });
});
