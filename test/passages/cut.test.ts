import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { cutArticle } from '../../src/passages/cut.ts';
import { readStoryFile, STORY_FILES } from '../story.ts';

const LABELS = new URL('../fixtures/sentences/', import.meta.url);

describe('cutArticle', () => {
  it.each(STORY_FILES)('cuts %s, as recognised, into the labelled sentences', (file) => {
    const raw = readStoryFile(file);
    const id = file.replace('.txt', '');
    const article = recogniseArticle({ id, file, format: 'text', raw, given: {}, bodyStart: 0 });
    const labels = readFileSync(new URL(file, LABELS), 'utf8')
      .split('\n')
      .filter((line) => line !== '');

    const cut = cutArticle(article);
    expect(cut.article).toBe(article);
    expect(cut.sentences.map(({ start, end }) => raw.slice(start, end))).toEqual(labels);
    expect(cut.passages.at(0)?.firstSentence).toBe(0);
    expect(cut.passages.at(-1)?.lastSentence).toBe(labels.length - 1);
  });

  it('gives a passage the heading it stands under', () => {
    const file = '003_ad98cfedb2a06ee8.txt';
    const raw = readStoryFile(file);
    const article = recogniseArticle({ id: '003', file, format: 'text', raw, given: {}, bodyStart: 0 });
    expect(cutArticle(article).passages.at(-1)?.heading).toBe('Ukraine Peace Plan Discussions Continue');
  });
});
