import type { Citation } from '../conversation/citations.ts';
import type { Quote } from '../domain.ts';
import type { StoryNews } from '../news/story-news.ts';
import { type Look, quoteLines } from './answer-view.ts';
import { count, wrapLines } from './layout.ts';

/** What changed articles say that nothing indexed before said. */
export function newsLines(
  { quotes, total, isComplete }: StoryNews,
  citations: ReadonlyMap<Quote, Citation>,
  look: Look,
): string[] {
  const { paint, columns } = look;
  if (total === 0) return ['The changed articles say nothing that was not said before.'];
  const amount = `${isComplete ? '' : 'at least '}${count(total, 'statement')}`;
  const rest = total - quotes.length;
  return [
    ...wrapLines(
      `${paint.bold('New in the story')}: ${amount} not found in anything indexed before.`,
      columns,
    ),
    ...quotes.flatMap((quote) => quoteLines(quote, citations.get(quote), paint.cyan(' +  '), look)),
    ...(rest > 0 ? [paint.dim(`    and ${rest} more`)] : []),
  ];
}
