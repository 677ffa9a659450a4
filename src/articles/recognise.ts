import { createHash } from 'node:crypto';
import type { Article, MarkedSpan, RawSource } from '../domain.ts';
import { cutBlocks, type Block } from './blocks.ts';
import { findDetails } from './details.ts';
import { judgeBlocks, type Verdict } from './furniture.ts';
import { markTitles, TITLE_LABEL, titleFromText } from './titles.ts';
import { GLUED_END } from './wording.ts';

/** Characters at the end of a paragraph in which furniture glued to it is looked for. */
const GLUED_CHARS = 280;

type Piece = Omit<MarkedSpan, 'end'>;

/** The pieces of one block: mostly one; two where a label or a link is glued to text. */
function piecesOf(raw: string, block: Block, verdict: Verdict): Piece[] {
  const { start, end } = block;
  if (verdict.kind === 'title') {
    const label = block.marker === null ? (TITLE_LABEL.exec(block.text)?.[0].length ?? 0) : 0;
    const cut = start + label;
    return label > 0 && cut < end
      ? [
          { start, kind: 'furniture', reason: 'label' },
          { start: cut, kind: 'title' },
        ]
      : [{ start, ...verdict }];
  }
  if (verdict.kind === 'body') {
    const from = Math.max(start, end - GLUED_CHARS);
    const glued = GLUED_END.exec(raw.slice(from, end));
    if (glued !== null) {
      const cut = end - glued[1]!.length;
      return [
        { start, kind: 'body' },
        { start: cut, kind: 'furniture', reason: 'link or credit after the text' },
      ];
    }
  }
  return [{ start, ...verdict }];
}

/** Spans from the pieces' starts: each reaches to the next one, so white space after it is its own. */
function coveringSpans(source: RawSource, pieces: readonly Piece[]): MarkedSpan[] {
  const { raw, bodyStart } = source;
  const spans: MarkedSpan[] = [];
  if (bodyStart > 0) {
    spans.push({ start: 0, end: bodyStart, kind: 'furniture', reason: 'front matter' });
  }
  for (const [index, piece] of pieces.entries()) {
    const start = index === 0 ? bodyStart : piece.start;
    spans.push({ ...piece, start, end: pieces[index + 1]?.start ?? raw.length });
  }
  if (pieces.length === 0 && bodyStart < raw.length) {
    spans.push({ start: bodyStart, end: raw.length, kind: 'furniture', reason: 'blank' });
  }
  return spans;
}

/**
 * Recognises an article: marks every part of its raw text as title, heading, body or furniture and
 * takes from it what a citation needs. What the source says of itself (`given`) wins over what the
 * text shows. Never throws; time is linear in the length of the text.
 */
export function recogniseArticle(source: RawSource): Article {
  const { raw, given } = source;
  const blocks = cutBlocks(raw, source.bodyStart);
  const verdicts = judgeBlocks(blocks);
  const shownTitle = markTitles(blocks, verdicts, given.title);
  const found = findDetails(blocks, verdicts);
  const pieces = blocks.flatMap((block, index) => piecesOf(raw, block, verdicts[index]!));
  const firstBody = blocks.find((_, index) => verdicts[index]!.kind === 'body');
  const derived = firstBody === undefined ? '' : titleFromText(firstBody.text);
  return {
    id: source.id,
    title: (given.title ?? '').trim() || shownTitle || derived || source.id,
    // null says that there is none, whatever the text shows.
    outlet: given.outlet === undefined ? found.outlet : given.outlet,
    byline: given.byline === undefined ? found.byline : given.byline,
    url: given.url ?? null,
    publishedAt: given.publishedAt ?? null,
    raw,
    sha256: createHash('sha256').update(raw, 'utf8').digest('hex'),
    spans: coveringSpans(source, pieces),
    citedOutlets: found.citedOutlets,
  };
}
