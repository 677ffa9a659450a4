import { describe, expect, it } from 'vitest';
import {
  isWithoutSubject,
  ownWords,
  personalPronoun,
  pointsBack,
} from '../../../src/answer/question/subject.ts';

describe('isWithoutSubject', () => {
  it.each([
    'why?',
    'who says so?',
    'on which day?',
    'when exactly?',
    'since when',
    'how long did it last?',
    'what else did he say?',
    'Where did they meet?',
    'Who is he?',
    'is it over?',
  ])('%s', (question) => {
    expect(isWithoutSubject(question)).toBe(true);
  });

  it.each([
    'What happened?',
    'Who is winning?',
    'Where did Lee meet them?',
    'who said “they met”?',
    'Did they reach an agreement?',
    'what time is it in selby',
    'Is there a plan?',
    'the last day',
    'he',
    '',
  ])('is not so: %s', (question) => {
    expect(isWithoutSubject(question)).toBe(false);
  });
});

describe('pronouns', () => {
  it('are personal where they come before anything else', () => {
    expect(personalPronoun('what did he say of Lee?')).toEqual({ word: 'he', index: 9 });
    expect(personalPronoun('what did Lee say of his plan?')).toBeNull();
    expect(personalPronoun('when did it end?')).toBeNull();
  });

  it('point back beside a single word', () => {
    expect(pointsBack('who started it?')).toBe(true);
    expect(pointsBack('who started it in the harbour?')).toBe(false);
    expect(pointsBack('Where did Lee meet them?')).toBe(false);
  });

  it('are no words of a text’s own', () => {
    expect(ownWords('On which day did he open the bridge?')).toEqual(['open', 'bridge']);
  });
});
