import { type MarkedText, markText } from '../../conversation/marks.ts';
import { marksAround } from '../../conversation/quotation-marks.ts';
import type { Span } from '../../domain.ts';

/** Marked text: the quote stands out from what is around it, its answering words from the quote. */
export function Marked({ parts }: { parts: readonly MarkedText[] }) {
  return (
    <>
      {parts.map(({ text, mark }) => {
        if (mark === 'answer') return <mark class="answer">{text}</mark>;
        return mark === 'quote' ? <span class="quote">{text}</span> : text;
      })}
    </>
  );
}

/** A quote in quotation marks, the words that answer marked: `start` and `highlight` are offsets into raw. */
export function QuoteBlock({
  text,
  start,
  highlight,
}: {
  text: string;
  start: number;
  highlight: Span | null;
}) {
  const own = { start: 0, end: text.length };
  const { open, close } = marksAround(text);
  const words = highlight && { start: highlight.start - start, end: highlight.end - start };
  return (
    <blockquote dir="auto">
      {open}
      <Marked parts={markText(text, own, own, words)} />
      {close}
    </blockquote>
  );
}
