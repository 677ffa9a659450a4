import { describe, expect, it } from 'vitest';
import {
  asksOfStory,
  goesOn,
  goOn,
  subjectAfter,
  wholeQuestion,
  writeAsked,
} from '../../src/conversation/follow-up.ts';

describe('goOn', () => {
  it('takes no part of a word for an opening', () => {
    expect(goOn('Who leads the delegation?', 'So-called envoys too?')).toMatch(/^So-called envoys/);
  });

  it.each([
    ['Who leads the delegation?', 'and when?', 'when? leads the delegation?'],
    ['Who leads the delegation?', 'Where will he go?', 'Where will he go? leads the delegation?'],
    ['How many points has the plan?', 'why?', 'why? points has the plan?'],
  ])('keeps the subject: %s %s', (before, then, joined) => {
    expect(goOn(before, then)).toBe(joined);
  });

  it.each([
    ['What did Lee advise?', 'and Ray?', 'What did Ray advise?'],
    ['What did Lee say in Oslo?', 'What about Bob Ray?', 'What did Bob Ray say in Oslo?'],
    ['Who is Ann Lee?', 'how about ray', 'Who is ray?'],
    ['Who accused Lee?', 'and the EU?', 'Who accused the EU?'],
    ['What did Trump say about Ukraine?', 'what about Poland?', 'What did Trump say about Poland?'],
    ['What did Lee advise?', 'Ray?', 'What did Ray advise?'],
  ])('asks the same of another name: %s %s', (before, then, asked) => {
    expect(goOn(before, then)).toBe(asked);
  });

  it.each([
    ['Who is Ann Lee?', 'what did he say?', 'what did Ann Lee say? is Ann Lee?'],
    ['What did Lee say?', 'and what is her job?', 'what is Lee’s job? did Lee say?'],
    ['Who accused Lee?', 'what is his job?', 'what is his job? accused Lee?'],
  ])('says whom a pronoun means, unless that was asked: %s %s', (before, then, joined) => {
    expect(goOn(before, then)).toBe(joined);
  });

  it.each(['thanks!', 'are you sure?', 'which sources do you have?', 'Who is Bob Ray?', '??'])(
    'leaves alone what goes on from nothing: %s',
    (question) => {
      expect(goOn('Who is Ann Lee?', question)).toBe(question);
    },
  );

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
    ['When will he go?', true],
    ['what did he say about the harbour', true],
    ['on which day?', true],
    ['who started it?', true],
    ['And Bob Ray?', true],
    ['and did they reopen the harbour bridge?', true],
    ['did they reopen the harbour bridge?', false],
    ['what time is it in Oslo', false],
    ['What happened?', false],
    ['Is there a plan?', false],
    ['thanks, that was quick', false],
    ['android phones', false],
    ['and when? (after “Who is Yermak?”)', false],
  ])('%s', (question, expected) => {
    expect(goesOn(question)).toBe(expected);
  });
});

describe('subjectAfter', () => {
  it.each([
    ['Who is Yermak?', null, 'Who is Yermak?'],
    ['and when?', 'Who is Yermak?', 'Who is Yermak?'],
    ['and Lee?', 'Who is Yermak?', 'Who is Lee?'],
  ])('%s', (question, before, subject) => {
    expect(subjectAfter({ question, before })).toBe(subject);
  });
});

describe('asksOfStory', () => {
  it.each([
    ['Who is Yermak?', null, true],
    ['and when?', 'Who is Yermak?', true],
    ['and when?', null, false],
    ['hello', null, false],
  ])('%s', (question, before, expected) => {
    expect(asksOfStory({ question, before })).toBe(expected);
  });
});
