import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { kindsOf, readLabelledPage, sourceOf } from './labelled-page.ts';

const folder = join(import.meta.dirname, '../fixtures/pages');

describe('pages in the manner of other publishers', () => {
  for (const name of readdirSync(folder).toSorted()) {
    it(`marks every line of ${name}`, () => {
      const { raw, lines } = readLabelledPage(join(folder, name));
      const article = recogniseArticle(sourceOf(raw));
      const marked = lines.map((line) => `${kindsOf(article, line)}| ${line.text}`);
      expect(marked).toEqual(lines.map((line) => `${line.kind}| ${line.text}`));
    });
  }
});
