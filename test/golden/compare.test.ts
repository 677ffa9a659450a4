import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import { compareAnswer, isRegression } from '../../src/golden/compare.ts';
import { expectedOf, goldenId } from '../../src/golden/golden.ts';
import { answered, golden, NO_ANSWER, quote } from './answers.ts';

const HELD = 'Russian forces now hold approximately [85%] of Donbas.';
const OTHER = quote('Officials in Kyiv rejected the proposal on [Thursday].', 'b');

function verdict(before: Answer, now: Answer): string {
  return compareAnswer(golden('q', expectedOf(before)), now);
}

describe('an answer that must stay', () => {
  const before = answered(quote(HELD));

  it.each<[string, Answer]>([
    ['the article has changed around it', answered(quote(HELD, 'a', [], 4_711))],
    ['other quotes follow it now', answered(quote(HELD), OTHER)],
    ['white space and quotation marks are set differently', answered(quote(HELD.replace(' now', '\n  now')))],
    ['another source that says the same comes first', answered(quote(HELD, 'b', ['a']))],
    [
      'the quote takes in the sentence after it',
      answered(quote(`${HELD} Fighting goes on around Pokrovsk.`)),
    ],
    [
      'other words in it are marked',
      answered(quote(HELD.replace(/[[\]]/g, '').replace('85% of Donbas', '[85% of Donbas]'))),
    ],
    ['no words in it are marked any more', answered(quote(HELD.replace(/[[\]]/g, '')))],
  ])('is kept when %s', (_, now) => {
    expect(verdict(before, now)).toBe('kept');
  });

  it.each<[string, string]>([
    ['a slip is corrected', 'Russian forces now hold approximatly [85%] of the Donbas.'],
    ['a word is replaced', 'Russian troops now hold approximately [85%] of Donbas.'],
    ['a clause is added', 'Russian forces now hold approximately [85%] of Donbas, officials say.'],
  ])('is merely edited when %s', (_, text) => {
    expect(verdict(before, answered(quote(text)))).toBe('edited');
  });

  it('has moved when it is given behind others, or by another source alone', () => {
    expect(verdict(before, answered(OTHER, quote(HELD)))).toBe('moved');
    expect(verdict(before, answered(quote(HELD, 'b')))).toBe('moved');
  });

  it.each<[string, Answer]>([
    ['its figure changes', answered(quote('Russian forces now hold approximately [90%] of Donbas.'))],
    ['it is denied', answered(quote('Russian forces do not now hold approximately [85%] of Donbas.'))],
    ['others hold it', answered(quote('Ukrainian forces held [a part] of Donbas.'))],
    ['another sentence answers', answered(OTHER)],
    ['the same words are edited by another source', answered(quote(HELD.replace('forces', 'troops'), 'b'))],
  ])('is replaced when %s', (_, now) => {
    expect(verdict(before, now)).toBe('replaced');
  });

  it('is replaced when other words answer in a sentence that is edited', () => {
    const who = answered(
      quote('[Steve Witkoff] leads the delegation to Moscow, the White House said on Friday.'),
    );
    const now = answered(
      quote('[Jared Kushner] leads the delegation to Moscow, the White House said on Friday.'),
    );
    expect(verdict(who, now)).toBe('replaced');
  });

  it('is lost when there is no answer, and none may come where there was none', () => {
    expect(verdict(before, NO_ANSWER)).toBe('lost');
    expect(verdict(NO_ANSWER, before)).toBe('answered');
    expect(verdict(NO_ANSWER, { ...NO_ANSWER, closest: null, reason: { code: 'unsure' } })).toBe('kept');
  });

  it('loses nothing when a long quote is cut to a sentence of it that answers', () => {
    const long = answered(quote(`He spoke on Friday. ${HELD}`));
    expect(verdict(long, before)).toBe('kept');
    expect(verdict(long, answered(quote('He spoke on Friday.')))).toBe('replaced');
  });

  it('is a regression in three cases only', () => {
    const all = ['kept', 'edited', 'moved', 'replaced', 'lost', 'answered'] as const;
    expect(all.filter((one) => isRegression(one))).toEqual(['replaced', 'lost', 'answered']);
  });

  it('keeps any answer that stays as it is, wherever it stands', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[[\]]/.test(one));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.nat(), (texts, start) => {
        const quotes = texts.map((one, index) => quote(one, String(index)));
        const moved = texts.map((one, index) => quote(one, String(index), [], start));
        expect(verdict(answered(...quotes), answered(...moved))).toBe('kept');
      }),
    );
  });
});

describe('goldenId', () => {
  it('is the same for a question that is only typed differently', () => {
    expect(goldenId('  Who leads\nthe delegation ?')).toBe(goldenId('who leads the delegation'));
    expect(goldenId('Who led the delegation?')).not.toBe(goldenId('Who leads the delegation?'));
    expect(goldenId('x')).toMatch(/^[0-9a-f]{8}$/);
  });
});
