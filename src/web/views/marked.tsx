import type { MarkedText } from '../../conversation/marks.ts';

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
