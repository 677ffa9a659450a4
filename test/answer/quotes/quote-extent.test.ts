import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteExtent } from '../../../src/answer/quotes/quote-extent.ts';
import { findSentences } from '../../../src/passages/sentences.ts';

function article(raw: string, bodies: readonly string[] = [raw]) {
  const spans = bodies.map((body) => {
    const start = raw.indexOf(body);
    return { start, end: start + body.length, kind: 'body' as const };
  });
  return { raw, sentenceSpans: findSentences(raw, spans) };
}

/** What is quoted for the sentence that begins with these words. */
function quoted(text: ReturnType<typeof article>, opening: string): string {
  const position = text.sentenceSpans.findIndex(({ start }) => text.raw.startsWith(opening, start));
  const { start, end } = quoteExtent(text, position);
  return text.raw.slice(start, end);
}

function isWithinQuotation(raw: string, at: number): boolean {
  return at > 0 && raw.lastIndexOf('“', at - 1) > raw.lastIndexOf('”', at - 1);
}

describe('quoteExtent', () => {
  it('leaves a sentence alone that stands on its own', () => {
    const text = article('Duarte repaired the lamp. The board said that it was pleased. It rained.');
    for (const opening of ['Duarte', 'The board', 'It rained']) {
      expect(quoted(text, opening)).toMatch(/^[^.]+\.$/);
    }
  });

  it.each([
    ['He said that it would reopen.'],
    ['However, he was not pleased.'],
    ['On Tuesday she left for Selby.'],
    ['"We lost it all," he told reporters.'],
    ['His brother paid for the lamp.'],
    ['Later\nhe left the city.'],
    ['On\nTuesday she left for Selby.'],
  ])('takes in the sentence that names who is meant: %s', (sentence) => {
    const text = article(`Otto Brandt spoke first. ${sentence}`);
    const position = text.sentenceSpans.length - 1;
    const { start, end } = quoteExtent(text, position);
    expect(text.raw.slice(start, end)).toBe(text.raw);
  });

  it.each([
    ['Brandt said he was not pleased.'],
    ['The keeper hopes that she will see it.'],
    ['Although they were tired, the crew went on.'],
    ['“They never came,” Duarte said.'],
    ['In his speech, Brandt thanked them.'],
  ])('does not where the sentence says itself who is meant: %s', (sentence) => {
    const text = article(`Otto Brandt spoke first. ${sentence}`);
    const { start, end } = quoteExtent(text, text.sentenceSpans.length - 1);
    expect(text.raw.slice(start, end)).toBe(sentence);
  });

  it('goes back to the name over two pronouns, not over more', () => {
    const text = article('Otto Brandt spoke first. He wept. He left. He came back.');
    expect(quoted(text, 'He left')).toBe('Otto Brandt spoke first. He wept. He left.');
    expect(quoted(text, 'He came')).toBe('He came back.');
  });

  it('goes into the paragraph before, but not over a heading or a note', () => {
    const near = article('Otto Brandt spoke first.\n\nHe wept.', ['Otto Brandt spoke first.', 'He wept.']);
    expect(quoted(near, 'He wept')).toBe('Otto Brandt spoke first.\n\nHe wept.');
    const far = article('Otto Brandt spoke first.\n\nShare this\n\nHe wept.', [
      'Otto Brandt spoke first.',
      'He wept.',
    ]);
    expect(quoted(far, 'He wept')).toBe('He wept.');
  });

  it.each([
    ['“We lost the tower. It fell at night. Nobody was hurt,” Duarte said.'],
    ['"We lost the tower. It fell at night," Duarte said.'],
  ])('keeps a quotation whole from each of its sentences: %s', (raw) => {
    const text = article(raw);
    for (const position of text.sentenceSpans.keys()) {
      const { start, end } = quoteExtent(text, position);
      expect(raw.slice(start, end)).toBe(raw);
    }
  });

  it('leaves the sentence alone when its quotation is longer than a quote may be', () => {
    const text = article('“One came. Two came. Three came. Four came,” Duarte said.');
    expect(quoted(text, 'Two')).toBe('Two came.');
    const long = article(`Otto Brandt spoke of ${'very '.repeat(75)}much. He wept for an hour.`);
    expect(quoted(long, 'He wept')).toBe('He wept for an hour.');
  });

  it('takes in the whole quotation of the sentence that names who is meant', () => {
    const text = article('"We will go. We will win," Lee said. He left.');
    expect(quoted(text, 'He left')).toBe(text.raw);
  });

  it.each([
    ['“We will go. We will fight. We will win,” Lee said. He left.'],
    ['“We will go. We will win,” Lee said. He wept. He left.'],
  ])('does without the name where its quotation is longer than a quote may be: %s', (raw) => {
    expect(quoted(article(raw), 'He left')).toBe('He left.');
  });

  it('never begins within a quotation where the sentence does not, whatever the text', () => {
    const piece = fc.constantFrom(
      'He left. ',
      '“No. ',
      'It ends,” Ann Lee said. ',
      'We won. ',
      '“Yes,” he said. ',
      'Ann Lee saw that they went. ',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = article(pieces.join(''));
        for (const [position, sentence] of text.sentenceSpans.entries()) {
          const { start } = quoteExtent(text, position);
          expect(isWithinQuotation(text.raw, start) && !isWithinQuotation(text.raw, sentence.start)).toBe(
            false,
          );
        }
      }),
    );
  });

  it('holds the sentence, within three sentences that only white space parts, whatever the text', () => {
    const piece = fc.constantFrom(
      'He said so. ',
      '“No. ',
      'Ann Lee left.” ',
      '"',
      'They went. ',
      'Selby.\n\n',
      '” ',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = article(pieces.join(''));
        for (const [position, sentence] of text.sentenceSpans.entries()) {
          const { start, end } = quoteExtent(text, position);
          const inside = text.sentenceSpans.filter((one) => one.start >= start && one.end <= end);
          expect(start <= sentence.start && end >= sentence.end).toBe(true);
          expect(inside.length).toBeLessThanOrEqual(3);
          expect(inside.at(0)?.start).toBe(start);
          expect(inside.at(-1)?.end).toBe(end);
        }
      }),
    );
  });
});
