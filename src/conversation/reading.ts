import type { SpanKind, Span } from '../domain.ts';
import type { StoredArticle } from '../stores/store.ts';
import { wholeCharacters } from './characters.ts';
import { type MarkedText, markText } from './marks.ts';
import type { QuotePlace } from './quote-place.ts';

/** A sentence of an article, or text between sentences. */
export interface ReadPiece {
  /** From 1; null for what stands between sentences. */
  readonly sentence: number | null;
  /** Number of the passage it belongs to, from 1. */
  readonly passage: number | null;
  /** Whether that passage begins here. */
  readonly opensPassage: boolean;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly MarkedText[];
}

/** A block of an article's raw text, as it was recognised. */
export interface ReadBlock {
  readonly kind: SpanKind;
  readonly reason: string | null;
  readonly pieces: readonly ReadPiece[];
}

/**
 * An article's whole raw text as it was indexed: every block with what it was taken for, its sentences
 * and passages, and the quote marked. Joined, the parts are the raw text, but for blocks of white space.
 *
 * @param place null: nothing is marked
 */
export function readArticle(
  article: Pick<StoredArticle, 'raw' | 'spans' | 'sentenceSpans' | 'passageSpans'>,
  place: QuotePlace | null,
): ReadBlock[] {
  const { raw, spans, sentenceSpans, passageSpans } = article;
  const quote = place === null ? { start: 0, end: 0 } : wholeCharacters(raw, place);
  const highlight = place?.highlight ? wholeCharacters(raw, place.highlight) : null;
  let next = 0;
  const passageOf = passageSpans.flatMap(({ firstSentence, lastSentence }, passage) =>
    Array.from({ length: lastSentence - firstSentence + 1 }, () => passage),
  );
  const blocks: ReadBlock[] = [];
  for (const span of spans) {
    if (raw.slice(span.start, span.end).trim() === '') continue;
    const pieces: ReadPiece[] = [];
    const add = (piece: Span, sentence: number | null): void => {
      if (piece.start >= piece.end) return;
      const index = sentence === null ? -1 : (passageOf[sentence - 1] ?? -1);
      const own = passageSpans[index];
      pieces.push({
        sentence,
        passage: own === undefined ? null : index + 1,
        opensPassage: piece.start === own?.start,
        start: piece.start,
        end: piece.end,
        parts: markText(raw, piece, quote, highlight),
      });
    };
    let at = span.start;
    // Blocks and sentences are both in order, so one walk over each suffices.
    for (; next < sentenceSpans.length; next += 1) {
      const sentence = sentenceSpans[next]!;
      if (sentence.start >= span.end) break;
      add({ start: at, end: Math.max(at, sentence.start) }, null);
      add({ start: Math.max(at, sentence.start), end: Math.min(sentence.end, span.end) }, next + 1);
      at = Math.max(at, Math.min(sentence.end, span.end));
      if (sentence.end > span.end) break;
    }
    add({ start: at, end: span.end }, null);
    blocks.push({ kind: span.kind, reason: span.reason ?? null, pieces });
  }
  return blocks;
}
