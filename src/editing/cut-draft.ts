import { SourceProblem } from '../articles/errors.ts';
import { recogniseArticle } from '../articles/recognise.ts';
import type { CutArticle } from '../domain.ts';
import { cutArticle } from '../passages/cut.ts';
import { type Draft, sourceOfDraft } from './draft.ts';

/** Id of a draft that has no title to name it by yet. */
const DRAFT_ID = 'draft';

/**
 * Reads, recognises and cuts a draft, as indexing would do it. Takes up to seconds for the largest pages.
 *
 * @throws SourceProblem for what is no text of an article
 */
export function cutDraft(draft: Draft, maxBytes: number): CutArticle {
  const cut = cutArticle(recogniseArticle(sourceOfDraft(draft, DRAFT_ID, maxBytes)));
  if (cut.passages.length > 0) return cut;
  throw new SourceProblem('No article text was found in it.', 'Check that it holds the article’s text.');
}
