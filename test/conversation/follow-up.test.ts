import { describe, expect, it } from 'vitest';
import { goesOn, goOn } from '../../src/conversation/follow-up.ts';

describe('goOn', () => {
  it.each([
    ['Who leads the delegation?', 'and when?', 'when? leads the delegation?'],
    ['Who leads the delegation?', 'Where will he go?', 'Where will he go? leads the delegation?'],
    ['How many points has the plan?', 'why?', 'why? points has the plan?'],
  ])('keeps the subject: %s %s', (before, then, joined) => {
    expect(goOn(before, then)).toBe(joined);
  });

  it('leaves alone a question with a subject of its own, or one after nothing', () => {
    expect(goOn('Who leads the delegation?', 'Who is Jared Kushner?')).toBe('Who is Jared Kushner?');
    expect(goOn('who?', 'and when?')).toBe('and when?');
  });
});

describe('goesOn', () => {
  it.each([
    ['and when?', true],
    ['What about Oslo?', true],
    ['So why', true],
    ['So who leads the delegation to Oslo?', false],
    ['When will he go?', false],
    ['android phones', false],
  ])('%s', (question, expected) => {
    expect(goesOn(question)).toBe(expected);
  });
});
