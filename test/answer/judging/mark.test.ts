import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/domain.ts';
import {
  describesName,
  nameAskedAbout,
  tidyMark,
  wordsThatMayAnswer,
} from '../../../src/answer/judging/mark.ts';

const at = (text: string, words: string): Span => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const slice = (text: string, { start, end }: Span): string => text.slice(start, end);

describe('words that may answer', () => {
  it.each([
    ['How many troops are there?', '85%', '', false],
    ['How many troops are there?', 'some 85 per cent', '', false],
    ['How many troops are there?', '85', '% of them', false],
    ['How many troops are there?', '85', ' per cent of them', false],
    ['How many troops are there?', '85', ' of them', true],
    ['How many troops are there?', '850', '', true],
    ['How many per cent are lost?', '85', '%', true],
    ['How much of it is lost?', '85', '%', true],
  ])('%s %s%s', (question, words, behind, expected) => {
    expect(wordsThatMayAnswer(question)(words, behind)).toBe(expected);
  });
});

describe('a question after somebody by name', () => {
  it.each([
    ['Who is Ann Lee?', ['ann', 'lee']],
    ["who's lee", ['lee']],
    ['And who was Bob Costa?', ['bob', 'costa']],
    ['Who is the mayor?', null],
    ['Who warned Lee?', null],
    ['Who is Ann Lee and what does she do in Oslo?', null],
  ])('%s', (question, stems) => {
    expect(nameAskedAbout(question)).toEqual(stems);
  });

  it.each([
    ['Foreign Minister Ann Lee met Bob Costa, the envoy of Oslo.', 'Foreign Minister', true],
    ['Foreign Minister Ann Lee met Bob Costa, the envoy of Oslo.', 'Ann', false],
    ['Foreign Minister Ann Lee met Bob Costa, the envoy of Oslo.', 'Foreign Minister Ann Lee', false],
    ['Foreign Minister Ann Lee met Bob Costa, the envoy of Oslo.', 'Bob Costa', false],
    ['Bob Costa, speaking for former Mayor Ann Lee, agreed.', 'Bob Costa, speaking for former Mayor', false],
    ['Bob Costa, speaking for former Mayor Ann Lee, agreed.', 'former Mayor', true],
    ['The envoys were Bob Costa and Ann Lee, Evans’ sister.', 'Evans’ sister', true],
    ['Ann Lee, an aide to President Bob Costa, agreed.', 'President Bob Costa', false],
    ['Ann Lee, an aide to President Bob Costa, agreed.', 'an aide to President Bob Costa', true],
  ])('%s may mark "%s": %s', (sentence, words, expected) => {
    expect(describesName(['lee'], sentence)?.(at(sentence, words))).toBe(expected);
  });

  it('takes all words where the sentence does not have the name', () => {
    expect(describesName(['novak'], 'Ann Lee met Bob Costa.')).toBeNull();
  });
});

describe('the marked words', () => {
  it.each([
    // Names are whole, with the ranks before them only where they were.
    ['US Army Secretary Dan Costa will come.', 'US Army Secretary Dan', 'US Army Secretary Dan Costa'],
    ['The envoy, President Ann Lee, agreed.', 'Lee', 'Ann Lee'],
    ['The envoy, President Ann Lee, agreed.', 'President', 'President'],
    ['It rained in Oslo for 20 days.', '20 days', '20 days'],
    // One mark of a quotation is not run over.
    ['He called it "no deal" and left for home', 'no deal" and left', 'no deal'],
    ['He called it “very good,” and left', 'called it “very good', 'very good'],
    ['He called it “very good” and left', 'it “very good” and', 'it “very good” and'],
  ])('%s: %s', (sentence, words, expected) => {
    expect(slice(sentence, tidyMark(sentence, at(sentence, words)))).toBe(expected);
  });

  it('stay in the sentence, and are some', () => {
    const word = fc.constantFrom('Ann', 'Lee', 'President', 'the', '"', '“', '”', '20%', 'U.S.', ',', 'é');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (words, a, b) => {
        const sentence = words.join(' ');
        const [start, last] = [a % sentence.length, b % sentence.length].toSorted((x, y) => x - y);
        const mark = tidyMark(sentence, { start: start!, end: last! + 1 });
        expect(mark.start).toBeGreaterThanOrEqual(0);
        expect(mark.end).toBeLessThanOrEqual(sentence.length);
        expect(mark.start).toBeLessThan(mark.end);
      }),
    );
  });
});
