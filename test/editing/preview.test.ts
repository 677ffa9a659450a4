import { expect, it } from 'vitest';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { previewOf } from '../../src/editing/preview.ts';
import { cutArticle } from '../../src/passages/cut.ts';
import { countBodyWords } from '../../src/stores/cut-article.ts';
import { sourceOf } from '../articles/labelled-page.ts';

it('counts the words of an article as the list of sources will', () => {
  const raw =
    'The lighthouse reopens\n\n' +
    'The lighthouse at Selby – dark for 30 years – shines again, and ships & boats see it from afar.\n\n' +
    'Its keeper lit it on Monday — nobody had asked her to do so, and all were glad of it.\n';
  const cut = cutArticle(recogniseArticle(sourceOf(raw)));
  expect(previewOf(cut, []).words).toBe(countBodyWords(cut));
});
