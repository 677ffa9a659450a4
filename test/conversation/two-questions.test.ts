import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextQuestion, wholeQuestion, writeAsked } from '../../src/conversation/follow-up.ts';
import { twoQuestions } from '../../src/conversation/two-questions.ts';

describe('twoQuestions', () => {
  it.each([
    ['What did Lee advise and who agreed?', 'What did Lee advise?', 'who agreed?'],
    ['Who is Lee? And what did he advise?', 'Who is Lee?', 'what did he advise?'],
    ['When does Lee arrive, and who else is going?', 'When does Lee arrive?', 'who else is going?'],
    [
      'What is the plan and how many points does it have',
      'What is the plan?',
      'how many points does it have',
    ],
    ['Did Lee agree and what happened then?', 'Did Lee agree?', 'what happened then?'],
  ])('%s', (text, first, second) => {
    expect(twoQuestions(text)).toEqual({ first, second });
  });

  it.each([
    'What did Lee say about who leads and what the plan is?',
    'What did Lee warn about, and when?',
    'Where and when did they meet Lee?',
    'How are you? And who is Lee?',
    'Who knows what Lee wants and what Ray is doing?',
    'Lee and Ray',
    '',
  ])('is one, or one with a part: %s', (text) => {
    expect(twoQuestions(text)).toBeNull();
  });

  it('are parts of what was written, in order', () => {
    const word = fc.constantFrom(
      'who',
      'what',
      'is',
      'leads',
      'Lee',
      'the',
      'and',
      'but',
      '?',
      'harbour',
      'he',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const text = words.join(' ');
        const both = twoQuestions(text);
        if (both === null) return;
        expect(text.startsWith(both.first.replace(/\?$/, ''))).toBe(true);
        expect(text.endsWith(both.second)).toBe(true);
        expect(both.first.length + both.second.length).toBeLessThan(text.length + 1);
      }),
    );
  });
});

it('looks for none in what is too long to be asked', () => {
  const text = 'Who is Lee and who has '.repeat(20_000);
  expect(wholeQuestion({ question: text, before: null })).toBe(text);
  expect(twoQuestions(text.slice(0, 4_000))).not.toBeNull();
});

it('looks at the first few places only', () => {
  expect(twoQuestions(`who saw Lee${' and who is'.repeat(362)}`)).toBeNull();
  expect(twoQuestions('Lee and who and who and who and who is Lee and who is Ray?')).toBeNull();
});

describe('a conversation about two questions', () => {
  it('asks the first, and the second next', () => {
    const asked = { question: 'Who is Lee and what did he advise?', before: null };
    expect(wholeQuestion(asked)).toBe('Who is Lee?');
    expect(nextQuestion(asked)).toBe('what did Lee advise?');
    expect(nextQuestion({ question: 'What did Lee advise?', before: null })).toBeNull();
  });

  it('goes on from nothing where the first does not', () => {
    const question = 'What did Lee advise and who agreed?';
    expect(writeAsked({ question, before: 'Who is Ray?' })).toBe(question);
  });

  it('goes on from the first', () => {
    const question = 'What did Lee advise and who agreed?';
    expect(wholeQuestion({ question: 'and Ray?', before: question })).toBe('What did Ray advise?');
  });
});
