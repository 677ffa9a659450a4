import { describe, expect, it } from 'vitest';
import { goesOn, goOn, wholeQuestion, writeAsked } from '../../src/conversation/follow-up.ts';

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

describe('writeAsked', () => {
  const first = { question: 'Who is Yermak?', before: null };
  const second = { question: 'and when?', before: writeAsked(first) };
  const third = { question: 'why?', before: writeAsked(second) };

  it('is what was written, with what it goes on from', () => {
    expect(writeAsked(first)).toBe('Who is Yermak?');
    expect(writeAsked(second)).toBe('and when? (after “Who is Yermak?”)');
    expect(writeAsked(third)).toBe('why? (after “and when? (after “Who is Yermak?”)”)');
    const other = { question: 'Who is Jared Kushner?', before: 'Who is Yermak?' };
    expect(writeAsked(other)).toBe('Who is Jared Kushner?');
  });

  it.each([first, second, third])('asks the same when it is asked: %j', (asked) => {
    expect(wholeQuestion({ question: writeAsked(asked), before: null })).toBe(wholeQuestion(asked));
  });

  it('looks for what the questions say together', () => {
    expect(wholeQuestion(second)).toBe('when? is Yermak?');
    expect(wholeQuestion(third)).toBe(goOn('when? is Yermak?', 'why?'));
    expect(wholeQuestion({ question: 'Who (after “X”) left?', before: null })).toBe('Who (after “X”) left?');
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
    ['and when? (after “Who is Yermak?”)', false],
  ])('%s', (question, expected) => {
    expect(goesOn(question)).toBe(expected);
  });
});
