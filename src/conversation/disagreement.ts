import type { Answer, Disagreement, Quote } from '../domain.ts';
import type { Citation } from './citations.ts';

/** What sources say differently, side by side. */
export interface DisagreementView {
  readonly on: Disagreement['on'];
  readonly sides: readonly {
    /** The words that differ, as their source has them. */
    readonly words: string;
    readonly quote: Quote;
    /** Number of the source in the list of sources, from 1; null if it is no longer there. */
    readonly sourceNumber: number | null;
  }[];
}

/** How the quotes of an answer contradict each other; null where they are not seen to. */
export function disagreementOf(
  { disagreement, quotes }: Pick<Answer, 'disagreement' | 'quotes'>,
  citations: ReadonlyMap<Quote, Citation>,
): DisagreementView | null {
  if (disagreement === undefined) return null;
  const sides = disagreement.sides.flatMap(({ quote: index, words }) => {
    const quote = quotes[index];
    if (quote === undefined) return [];
    const { text, start } = quote;
    return [
      {
        words: text.slice(words.start - start, words.end - start),
        quote,
        sourceNumber: citations.get(quote)?.sourceNumber ?? null,
      },
    ];
  });
  return sides.length < 2 ? null : { on: disagreement.on, sides };
}
